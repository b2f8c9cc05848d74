using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using QwenDocs.Text;

namespace QwenDocs.Records.Tests;

/// <summary>What every printed value promises, checked for one text or for many.</summary>
internal static class ValueContract
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.String,
        Gen.Char["0123456789.,-/ ()'"].Array[0, 24].Select(chars => new string(chars)),
        Gen.Char["ABCDEIOXZabc0123456789 .-&%元年月日个壹贰拾万亿角分١２\u00A0\uFF0E\uD83D"].Array[0, 24].Select(chars => new string(chars)));

    public static void Holds<T>(string printed)
        where T : IPrintedValue<T>
    {
        T value = T.Read(printed);
        value.Printed.ShouldBe(printed);
        Parses<T>(printed).ShouldBe(value.IsValid);
        Spans<T>(printed).ShouldBe(value.IsValid);
        if (!value.IsValid)
        {
            value.Problem.ShouldNotBeNullOrWhiteSpace();
            Should.Throw<FormatException>(() => Parse<T>(printed)).Message.ShouldBe(value.Problem);
        }
        else
        {
            Parse<T>(printed).ShouldBe(value);
            T.Read(value.ToString()).ShouldBe(value, "the normalised text reads back");
            T.Read(value.ToString()).GetHashCode().ShouldBe(value.GetHashCode());
            Formats(value);
        }

        JsonSerializer.Deserialize<Holder<T>>(JsonSerializer.Serialize(new Holder<T>(value)))!.Value.ShouldBe(value);
    }

    public static void NeverThrows<T>()
        where T : IPrintedValue<T>
    {
        Texts.Sample(
            text =>
            {
                T value = T.Read(text);
                return value.IsValid ? T.Read(value.ToString()).Equals(value) : value.Problem is { Length: > 0 };
            },
            iter: 5_000);
        T.Read((string?)null).IsValid.ShouldBeFalse();
        T.Read("   ").Problem.ShouldNotBeNull();
        JsonSerializer.Deserialize<Holder<T>>("""{"Value":null}""")!.Value.IsValid.ShouldBeFalse();
        JsonSerializer.Deserialize<Holder<T>>("""{"Value":12}""").ShouldNotBeNull();
        JsonSerializer.Deserialize<Holder<T>>("""{"Value":1e300}""").ShouldNotBeNull();
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Holder<T>>("""{"Value":{}}"""));
    }

    private static T Parse<T>(string text)
        where T : IParsable<T> => T.Parse(text, null);

    private static bool Parses<T>(string text)
        where T : IParsable<T> => T.TryParse(text, null, out _);

    private static bool Spans<T>(string text)
        where T : ISpanParsable<T> => T.TryParse(text.AsSpan(), null, out _);

    private static void Formats<T>(T value)
        where T : ISpanFormattable
    {
        Span<char> destination = stackalloc char[256];
        value.TryFormat(destination, out int written, default, null).ShouldBeTrue();
        destination[..written].ToString().ShouldBe(value.ToString());
        value.TryFormat([], out _, default, null).ShouldBe(written == 0);
    }

    private sealed record Holder<T>([property: JsonRequired] T Value);
}
