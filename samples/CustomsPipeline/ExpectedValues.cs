using System.Text;
using System.Text.Json;
using QwenDocs.Extraction;
using QwenDocs.Validation;

namespace CustomsPipeline;

/// <summary>Counts the values of records against those that are known to be right, and how many of the wrong ones a finding names.</summary>
/// <remarks>A file <c>shipment-4711.packing-list.json</c> holds what is right of the packing list in <c>shipment-4711.pdf</c>; a document without one is not counted.</remarks>
internal sealed class ExpectedValues(string folder)
{
    private static readonly JsonSerializerOptions Understood = new(DeclarationFile.Options)
    {
        Converters = { new UnderstoodValueConverter() },
    };

    public int Right { get; private set; }

    public int Wrong { get; private set; }

    /// <summary>Gets how many of the wrong values have a finding of their own, or one of the record or list they stand in.</summary>
    public int Noticed { get; private set; }

    public int Total => Right + Wrong;

    /// <summary>Compares a record as it was read.</summary>
    public async Task AddAsync(string file, SplitDocument part, IReadOnlyList<Finding> findings)
    {
        string path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file)}.{part.DocumentType}.json");
        if (part.Record is not { } record || !File.Exists(path))
            return;
        await using FileStream json = File.OpenRead(path);
        object right = (await JsonSerializer.DeserializeAsync(json, record.GetType(), DeclarationFile.Options))!;
        string[] doubted = [.. findings.Where(finding => finding.Severity >= FindingSeverity.Warning).Select(finding => finding.Path.ToString())];
        Compare(Write(right), Write(record), "$", doubted);
    }

    // DE, DEU and Germany are the same country: values are compared as they were understood, and not as they are printed.
    private static JsonElement Write(object record) => JsonSerializer.SerializeToElement(record, record.GetType(), Understood);

    private void Compare(JsonElement expected, JsonElement? read, string path, string[] doubted)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in expected.EnumerateObject())
                    Compare(member.Value, read is { ValueKind: JsonValueKind.Object } values && values.TryGetProperty(member.Name, out JsonElement value) ? value : null, $"{path}.{member.Name}", doubted);
                break;
            case JsonValueKind.Array:
                for (int index = 0; index < expected.GetArrayLength(); index++)
                    Compare(expected[index], read is { ValueKind: JsonValueKind.Array } list && index < list.GetArrayLength() ? list[index] : null, $"{path}[{index}]", doubted);
                break;
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            default:
                Count(read is { } given && IsSame(expected, given), path, doubted);
                break;
        }
    }

    private void Count(bool isRight, string path, string[] doubted)
    {
        if (isRight)
        {
            Right++;
            return;
        }

        Wrong++;
        if (doubted.Any(place => place != "$" && (place == path || path.StartsWith(place + ".", StringComparison.Ordinal) || path.StartsWith(place + "[", StringComparison.Ordinal))))
            Noticed++;
    }

    // 2878 and 2878.0 are the same number; blanks and wide characters make no other text.
    private static bool IsSame(JsonElement expected, JsonElement given) =>
        expected.ValueKind == JsonValueKind.Number && given.ValueKind == JsonValueKind.Number ? expected.GetDecimal() == given.GetDecimal()
        : Text(expected) == Text(given);

    private static string Text(JsonElement value) => string.Concat(value.ToString().Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter)));
}
