using System.Reflection;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Pipelines;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Text;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Pipelines.Journal;

public class WorkKeyTests
{
    public sealed record Note(string? Text);

    public sealed record OtherNote(string? Text, int? Number);

    // They decide whether there is an answer, and not which.
    private static readonly string[] WithoutEffect =
    [
        "PlanBy", "MaxConcurrentRequests", "Documents.*", "Planning.Cost.*", "Planning.Screening.ExpectedKeptRatio",
        "Rendering.Timeout", "Rendering.MaxMemoryBytes", "Rendering.ModuleCacheDirectory", "Rendering.MaxConcurrency", "Grounding.TimeLimit",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_option_changes_the_key_unless_it_is_known_to_change_no_answer()
    {
        WorkKey before = await KeyAsync(Options());
        List<string> wrong = [];
        foreach (string path in Paths(Options(), ""))
        {
            ExtractorOptions options = Options();
            Change(options, path);
            bool isSame = await KeyAsync(options) == before;
            bool mayBeSame = WithoutEffect.Any(known => known == path || (known.EndsWith('*') && path.StartsWith(known[..^1], StringComparison.Ordinal)));
            if (isSame != mayBeSame)
                wrong.Add(path);
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_pages_schema_types_and_revision_are_part_of_the_key_and_the_name_is_not()
    {
        using DocumentExtractor extractor = new(Endpoint());
        DocumentPipeline pipeline = new(extractor), revised = new(extractor, new PipelineOptions { Revision = "2" });
        Document first = Document.FromBytes(Requests.Page(1).Bytes, "a"), same = Document.FromBytes(Requests.Page(1).Bytes, "b"), second = Document.FromBytes(Requests.Page(2).Bytes, "a");
        WorkKey key = await pipeline.GetWorkKeyAsync(first, RecordSchema.For<Note>(), Token);

        (await pipeline.GetWorkKeyAsync(same, RecordSchema.For<Note>(), Token)).ShouldBe(key);
        WorkKey[] others =
        [
            await pipeline.GetWorkKeyAsync(second, RecordSchema.For<Note>(), Token),
            await pipeline.GetWorkKeyAsync(first.WithPages([1]), RecordSchema.For<Note>(), Token),
            await pipeline.GetWorkKeyAsync(first, RecordSchema.For<OtherNote>(), Token),
            await revised.GetWorkKeyAsync(first, RecordSchema.For<Note>(), Token),
            await pipeline.GetWorkKeyAsync(first, new DocumentTypes().Add<Note>(), Token),
            await pipeline.GetWorkKeyAsync(first, new DocumentTypes().Add<Note>("memo"), Token),
        ];
        others.Append(key).Distinct().Count().ShouldBe(7);
    }

    [Fact]
    public async Task Examples_are_part_of_the_key()
    {
        ExtractorOptions one = new(), other = new();
        one.Examples.Add("Note 1", new Note("1"));
        other.Examples.Add("Note 2", new Note("2"));
        WorkKey[] keys = [await KeyAsync(new ExtractorOptions()), await KeyAsync(one), await KeyAsync(other)];
        keys.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void A_key_is_read_as_it_is_written()
    {
        string text = string.Concat(Enumerable.Range(0, 32).Select(index => (index * 7).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        WorkKey.Parse(text).ToString().ShouldBe(text);
        WorkKey.Parse(text.ToUpperInvariant()).ShouldBe(WorkKey.Parse(text));
        WorkKey.TryParse(text.AsSpan(1), out _).ShouldBeFalse();
        WorkKey.TryParse("g" + text[1..], out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => WorkKey.Parse("x"));
    }

    private static DelegateEndpoint Endpoint() => new("server", () => DelegateEndpoint.Answer());

    private static ExtractorOptions Options() => new() { Profile = VisionModelProfile.Qwen25VL, Grounding = new GroundingOptions().UseRecognizer(new BlindRecognizer()), Thinking = new ThinkingOptions { IsEnabled = true } };

    private static async Task<WorkKey> KeyAsync(ExtractorOptions options)
    {
        using DocumentExtractor extractor = new(Endpoint(), options);
        return await new DocumentPipeline(extractor).GetWorkKeyAsync(Document.FromBytes(Requests.Page(1).Bytes), RecordSchema.For<Note>(), Token);
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties().Where(property => property.SetMethod is { IsPublic: true });

    private static bool IsGroup(Type type) => type.IsClass && type.Namespace!.StartsWith("QwenDocs", StringComparison.Ordinal) && type != typeof(VisionModelProfile);

    private static IEnumerable<string> Paths(object options, string prefix) => Settable(options.GetType()).SelectMany(property =>
        IsGroup(property.PropertyType) ? Paths(property.GetValue(options)!, $"{prefix}{property.Name}.") : [prefix + property.Name]);

    private static void Change(object options, string path)
    {
        string[] names = path.Split('.');
        foreach (string name in names[..^1])
            options = options.GetType().GetProperty(name)!.GetValue(options)!;
        PropertyInfo property = options.GetType().GetProperty(names[^1])!;
        property.SetValue(options, Other(property.PropertyType, property.GetValue(options)));
    }

    // Another value of the type, within the ranges that the options have.
    private static object Other(Type type, object? value) => Nullable.GetUnderlyingType(type) is { } inner ? Other(inner, value) : value switch
    {
        _ when type == typeof(bool) => value is not true,
        _ when type == typeof(string) => "another",
        _ when type == typeof(VisionModelProfile) => VisionModelProfile.Qwen3VL,
        _ when type == typeof(TokenPrice) => new TokenPrice(7, 7),
        _ when type == typeof(SecondLookReaders) => SecondLookReaders.Model,
        _ when type.IsEnum => Enum.GetValues(type).GetValue(value is null || (int)value == 0 ? Enum.GetValues(type).Length - 1 : 0)!,
        int number => number > 1 ? number - 1 : number + 1,
        long number => number - 1,
        double number => number * 0.75 is > 0 and var less ? less : 0.5,
        decimal number => number + 1,
        TimeSpan time => time - TimeSpan.FromMilliseconds(500),
        null when type == typeof(int) => 100,
        null when type == typeof(long) => 1_000L,
        null when type == typeof(decimal) => 1m,
        null when type == typeof(double) => 0.5,
        _ => throw new NotSupportedException(type.Name),
    };

    private sealed class BlindRecognizer : TextRecognizer
    {
        public override string Name => "blind";

        public override Task<PageText> RecognizeAsync(PageImage page, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
