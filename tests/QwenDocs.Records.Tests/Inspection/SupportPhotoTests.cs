using QwenDocs.Records.Inspection;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

public sealed class SupportPhotoTests
{
    internal static readonly SupportPhoto Good = new()
    {
        Device = "washing machine",
        Brand = "某某",
        Model = "WM-9014",
        Numbers =
        [
            new() { Kind = DeviceNumberKind.Serial, Value = "SN24A0012345" },
            new() { Kind = DeviceNumberKind.MacAddress, Value = "3C:5A:B4:01:02:03" },
            new() { Kind = DeviceNumberKind.Imei, Value = "49-015420-323751-8" },
        ],
        Errors = [new() { Code = "E04", Message = "排水异常", Place = "display" }],
        VisibleState = "water on the floor before the filter",
        Unreadable = "the date of manufacture, under glare",
        AnswerLanguage = "zh",
        Answer = "您的洗衣机显示E04，表示排水异常。请先关闭电源，再清洗过滤网。若仍显示E04，请联系我们。",
        NeedsPerson = false,
    };

    [Fact]
    public void The_schema_is_approved() => RecordSchema.For<SupportPhoto>().ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_right_reading_gives_no_findings() => RecordFindings.Of(Good).ShouldBeEmpty();

    [Fact]
    public void What_the_photo_does_not_show_is_no_finding() => RecordFindings.Of(new SupportPhoto { NeedsPerson = true }).ShouldBeEmpty();

    [Fact]
    public void It_comes_back_as_it_was_written() => RecordFindings.ShouldComeBack(Good);

    [Theory]
    [InlineData(DeviceNumberKind.Imei, "490154203237518", true)]
    [InlineData(DeviceNumberKind.Imei, "490154203237519", false)]
    [InlineData(DeviceNumberKind.Imei, "4901542032375", false)]
    [InlineData(DeviceNumberKind.Imei, "4901542032375O8", false)]
    [InlineData(DeviceNumberKind.Imei, "4901542032375101", true)]
    [InlineData(DeviceNumberKind.MacAddress, "3c-5a-b4-01-02-03", true)]
    [InlineData(DeviceNumberKind.MacAddress, "3c-5a-b4-01-02", false)]
    [InlineData(DeviceNumberKind.MacAddress, "3c-5a-b4-01-02-0G", false)]
    [InlineData(DeviceNumberKind.Serial, "490154203237519", true)]
    [InlineData(DeviceNumberKind.Imei, null, true)]
    public void Numbers_have_the_form_of_their_kind(DeviceNumberKind kind, string? value, bool isRight) =>
        RecordFindings.Of(new DeviceNumber { Kind = kind, Value = value }).ShouldBe(isRight ? [] : ["error $.value"]);

    [Fact]
    public void Nothing_stands_twice()
    {
        RecordFindings.Of(Good with { Numbers = [Good.Numbers[0], new() { Kind = DeviceNumberKind.Part, Value = "SN24A-0012345" }] }).ShouldBe(["warning $.numbers[1].value"]);
        RecordFindings.Of(Good with { Errors = [Good.Errors[0], Good.Errors[0]] }).ShouldBe(["warning $.errors[1].code"]);
    }

    [Fact]
    public void The_answer_is_in_its_language()
    {
        RecordFindings.Of(Good with { AnswerLanguage = "de" }).ShouldBe(["error $.answer"]);
        RecordFindings.Of(Good with { Answer = "Please clean the filter." }).ShouldBe(["error $.answer"]);
        RecordFindings.Of(Good with { AnswerLanguage = "Chinese!" }).ShouldBe(["error $.answerLanguage"]);
        RecordFindings.Of(Good with { AnswerLanguage = null }).ShouldBe(["warning $.answerLanguage"]);
        RecordFindings.Of(Good with { AnswerLanguage = "zh-Hans" }).ShouldBeEmpty();
        RecordFindings.Of(Good with { Answer = null }).ShouldBe(["warning $.answer"]);
        RecordFindings.Of(Good with { Answer = null, NeedsPerson = true }).ShouldBeEmpty();
    }
}
