using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace QwenDocs.Schemas.Reading;

/// <summary>Finds the JSON in an answer: behind thoughts, between prose, in fences, as text in quotes, or broken off in the middle.</summary>
/// <remarks>
/// Every bracket is tried. Of what is JSON, that is taken which has most of the schema's properties; of several, a complete one before a broken one,
/// and of those the last, for drafts come first. What stands before the end of a model's thoughts is no answer.
/// </remarks>
internal static class AnswerJson
{
    // Enough for any answer; text made of brackets ends here.
    private const int MaxAttempts = 4096;

    private static readonly string[] EndsOfThought = ["</think>", "</thinking>", "</thought>", "</reasoning>"];

    private static readonly string[] StartsOfThought = ["<think>", "<thinking>", "<thought>", "<reasoning>"];

    /// <summary>Finds the record's JSON.</summary>
    /// <param name="answer">The text of the answer.</param>
    /// <param name="schema">What the JSON should look like, or <see langword="null"/> where any object will do.</param>
    /// <returns>The JSON, or <see langword="null"/> where there is none.</returns>
    public static FoundJson? Find(string answer, SchemaNode? schema) => Find(answer, schema, isInText: false);

    private static FoundJson? Find(string answer, SchemaNode? schema, bool isInText)
    {
        byte[] bytes = WithoutLoneSurrogates(Encoding.UTF8.GetBytes(answer));
        List<FoundJson> found = Candidates(bytes);
        int thoughts = EndOfThoughts(bytes, found);
        FoundJson? best = null;
        (int Properties, bool IsComplete, int Size) bestRank = default;
        foreach (FoundJson candidate in found.Where(candidate => candidate.Start >= thoughts))
        {
            int properties = schema is null ? 0 : RecordFit.Count(candidate.Value, schema);
            (int Properties, bool IsComplete, int Size) rank = (properties, candidate.IsComplete, schema is null ? candidate.End - candidate.Start : 0);
            if (best is null || rank.CompareTo(bestRank) >= 0)
                (best, bestRank) = (candidate, rank);
        }

        if ((best is null || bestRank.Properties == 0) && !isInText && Unquote(answer) is { } text && Find(text, schema, isInText: true) is { } inner)
            return inner;
        if (best is not null)
            best.HasSurroundingText = IsProse(bytes.AsSpan(0, best.Start)) || (best.IsComplete && IsProse(bytes.AsSpan(best.End)));
        return best;
    }

    private static List<FoundJson> Candidates(byte[] bytes)
    {
        List<FoundJson> found = [];
        int position = 0;
        for (int attempt = 0; attempt < MaxAttempts; attempt++)
        {
            int next = bytes.AsSpan(position).IndexOfAny((byte)'{', (byte)'[');
            if (next < 0)
                break;
            int start = position + next;
            JsonTreeBuilder builder = new();
            IncrementalJsonReader reader = new(builder);
            reader.Add(bytes.AsSpan(start));
            int end = start + (int)reader.BytesConsumed;
            if (builder.Root is { } root && (reader.IsComplete || builder.Values > 0))
                found.Add(new FoundJson(root, reader.IsComplete, !reader.IsComplete && !reader.IsMalformed, start, end, builder));
            // What was read is not read again; of what ends in the middle, nothing further is the record.
            position = Math.Max(start + 1, end);
            if (!reader.IsComplete && !reader.IsMalformed && builder.Values > 0)
                break;
        }

        return found;
    }

    /// <summary>Finds where the thoughts of a model end; a tag in a text of the record's JSON is none.</summary>
    private static int EndOfThoughts(byte[] bytes, List<FoundJson> found)
    {
        int end = 0;
        int start = 0;
        string text = Encoding.Latin1.GetString(bytes);
        foreach (string tag in EndsOfThought)
        {
            for (int at = text.IndexOf(tag, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(tag, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (!found.Any(candidate => candidate.Start < at && at < candidate.End))
                    end = Math.Max(end, at + tag.Length);
            }
        }

        foreach (string tag in StartsOfThought)
        {
            // Thoughts that do not end hold no answer, only drafts of one.
            int at = text.IndexOf(tag, end, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && string.IsNullOrWhiteSpace(text[end..at]))
                start = bytes.Length;
        }

        return Math.Max(start, end);
    }

    /// <summary>Reads an answer that is JSON written as a text of JSON.</summary>
    private static string? Unquote(string answer)
    {
        string trimmed = answer.Trim();
        if (trimmed is not ['"', .., '"'])
            return null;
        try
        {
            Utf8JsonReader reader = new(WithoutLoneSurrogates(Encoding.UTF8.GetBytes(trimmed)));
            return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static readonly SearchValues<char> NoProse = SearchValues.Create(" \r\n\t`\uFEFF");

    private static bool IsProse(ReadOnlySpan<byte> text)
    {
        string words = Encoding.UTF8.GetString(text);
        return words.Replace("```json", "", StringComparison.OrdinalIgnoreCase).AsSpan().ContainsAnyExcept(NoProse);
    }

    /// <summary>Puts U+FFFD in the place of escaped halves of surrogate pairs, which no text can hold. The length stays the same.</summary>
    private static byte[] WithoutLoneSurrogates(byte[] bytes)
    {
        for (int at = bytes.AsSpan().IndexOf((byte)'\\'); at >= 0 && at + 1 < bytes.Length;)
        {
            int length = 2;
            if (EscapedCode(bytes, at) is { } code)
            {
                length = 6;
                if (char.IsHighSurrogate((char)code) && EscapedCode(bytes, at + 6) is { } second && char.IsLowSurrogate((char)second))
                    length = 12;
                else if (char.IsSurrogate((char)code))
                    "\\uFFFD"u8.CopyTo(bytes.AsSpan(at));
            }

            int next = at + length < bytes.Length ? bytes.AsSpan(at + length).IndexOf((byte)'\\') : -1;
            at = next < 0 ? -1 : at + length + next;
        }

        return bytes;
    }

    private static int? EscapedCode(byte[] bytes, int at) =>
        at + 6 <= bytes.Length && bytes[at] == '\\' && bytes[at + 1] == 'u'
        && ushort.TryParse(bytes.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code) ? code : null;
}
