using System.Text.Json;

namespace QwenDocs.Pipelines.Journal.Lines;

/// <summary>A line of a journal file as it is indexed: what it says, without its outcome.</summary>
/// <param name="Kind">What the line says.</param>
/// <param name="Key">The work that it is about.</param>
/// <param name="PlannedCostUsd">What an attempt may cost.</param>
internal readonly record struct JournalLine(JournalLineKind Kind, WorkKey Key, decimal PlannedCostUsd)
{
    // Records may be nested as deeply as System.Text.Json writes them, and lie a few levels deep in the line.
    public const int MaxDepth = 96;

    public const int Version = 1;

    /// <summary>The first line of every journal.</summary>
    public static ReadOnlySpan<byte> Header => """{"journal":"qwendocs","version":1}"""u8;

    /// <summary>Reads a line. All of it is checked to be JSON, and nothing of the outcome is kept.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="result">What it says.</param>
    /// <returns>What is wrong with the line, or <see langword="null"/> for nothing.</returns>
    public static string? TryRead(ReadOnlySpan<byte> line, out JournalLine result)
    {
        result = default;
        try
        {
            return Read(line, ref result);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return "is no JSON";
        }
    }

    private static string? Read(ReadOnlySpan<byte> line, ref JournalLine result)
    {
        Utf8JsonReader reader = new(line, new JsonReaderOptions { MaxDepth = MaxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return "is no JSON object";
        JournalLineKind kind = JournalLineKind.None;
        WorkKey key = default;
        decimal planned = 0;
        int version = 0;
        bool hasOutcome = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isKey = true;
            if (reader.ValueTextEquals("begun"u8))
                kind = JournalLineKind.Attempt;
            else if (reader.ValueTextEquals("done"u8))
                kind = JournalLineKind.Entry;
            else if (reader.ValueTextEquals("journal"u8))
                kind = JournalLineKind.Header;
            else
                isKey = false;
            bool isVersion = reader.ValueTextEquals("version"u8), isPlanned = reader.ValueTextEquals("plannedCostUsd"u8);
            hasOutcome |= reader.ValueTextEquals("outcome"u8);
            reader.Read();
            if (isKey && kind != JournalLineKind.Header && !WorkKey.TryParse(reader.GetString(), out key))
                return "names no work";
            if (isVersion)
                version = reader.GetInt32();
            if (isPlanned)
                planned = reader.GetDecimal();
            reader.Skip();
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
            return "is no JSON object";
        if (kind == JournalLineKind.None || (kind == JournalLineKind.Entry && !hasOutcome))
            return "says neither that work was begun nor what came of it";
        if (version != Version)
            return FormattableString.Invariant($"is of version {version}, and this library reads version {Version}");
        result = new JournalLine(kind, key, planned);
        return null;
    }
}
