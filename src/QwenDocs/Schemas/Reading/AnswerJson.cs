using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace QwenDocs.Schemas.Reading;

/// <summary>Finds the JSON in an answer: behind thoughts, between prose, in fences, as text in quotes, or broken off in the middle.</summary>
/// <remarks>
/// Every bracket is tried. Of what is JSON, that is taken which has most of the schema's properties; of several, a complete one before a broken one,
/// and of those the last, for drafts come first. What stands before the end of a model's thoughts is no answer.
/// </remarks>
internal static partial class AnswerJson
{
    // Enough for any answer; text made of brackets ends here.
    private const int MaxAttempts = 4096;

    private static readonly SearchValues<byte> BetweenRecords = SearchValues.Create(" \r\n\t,;"u8);

    /// <summary>Finds the record's JSON.</summary>
    /// <param name="answer">The text of the answer.</param>
    /// <param name="schema">What the JSON should look like, or <see langword="null"/> where any object will do.</param>
    /// <returns>The JSON, or <see langword="null"/> where there is none.</returns>
    public static FoundJson? Find(string answer, SchemaNode? schema) => Find(answer, schema, isInText: false);

    private static FoundJson? Find(string answer, SchemaNode? schema, bool isInText)
    {
        byte[] bytes = WithoutLoneSurrogates(Encoding.UTF8.GetBytes(answer), out bool hasLoneSurrogates);
        hasLoneSurrogates |= HasLoneSurrogates(answer);
        List<FoundJson> found = Candidates(bytes);
        FoundJson? best = null;
        (int Properties, bool IsComplete, int Size) bestRank = default;
        foreach (FoundJson candidate in WithoutThoughts(bytes, found))
        {
            int properties = schema is null ? 0 : RecordFit.Count(candidate.Value, schema);
            (int Properties, bool IsComplete, int Size) rank = (properties, candidate.IsComplete, schema is null ? candidate.End - candidate.Start : 0);
            if (best is null || rank.CompareTo(bestRank) >= 0)
                (best, bestRank) = (candidate, rank);
        }

        if ((best is null || bestRank.Properties == 0) && !isInText && Unquote(answer) is { } text && Find(text, schema, isInText: true) is { } inner)
            return inner;
        if (best is not null)
        {
            best.HasLoneSurrogates = hasLoneSurrogates;
            best.HasNeighbour = schema is not null && found.Exists(other => other.IsComplete && other.End <= best.Start && IsGap(bytes.AsSpan(other.End, best.Start - other.End))
                && RecordFit.Count(other.Value, schema) > 0 && !JsonNode.DeepEquals(other.Value, best.Value));
            best.HasSurroundingText = IsProse(bytes.AsSpan(0, best.Start)) || (best.IsComplete && IsProse(bytes.AsSpan(best.End)));
        }

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

    /// <summary>
    /// Leaves out what stands in a model's thoughts: between their tags, before an end without a start, and behind a start without an end. A tag in a text
    /// of an object is none.
    /// </summary>
    private static IEnumerable<FoundJson> WithoutThoughts(byte[] bytes, List<FoundJson> found)
    {
        Match[] tags = [.. ThoughtTag().Matches(Encoding.Latin1.GetString(bytes)).Where(tag => !found.Exists(candidate => candidate.Start < tag.Index && tag.Index < candidate.End)).Take(MaxAttempts)];
        if (tags.Length == 0)
            return found;
        int lastEnd = 0;
        List<(int Position, int Depth)> steps = [];
        int depth = 0;
        foreach (Match tag in tags)
        {
            bool isEnd = tag.Groups["end"].Success;
            if (isEnd && depth == 0)
                steps.Clear();
            depth = isEnd ? Math.Max(depth - 1, 0) : depth + 1;
            lastEnd = isEnd ? tag.Index + tag.Length : lastEnd;
            steps.Add((tag.Index, depth));
            if (isEnd && steps.Count == 1)
                steps.Insert(0, (0, 1));
        }

        FoundJson[] outside = [.. found.Where(candidate => steps.LastOrDefault(step => step.Position <= candidate.Start).Depth == 0)];
        // Thoughts that open twice and end once: what follows the last end is the answer all the same.
        return outside.Length > 0 || lastEnd == 0 ? outside : found.Where(candidate => candidate.Start >= lastEnd);
    }

    private static bool IsGap(ReadOnlySpan<byte> between) => !between.ContainsAnyExcept(BetweenRecords);

    private static bool HasLoneSurrogates(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (index + 1 >= text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
                return true;
            index++;
        }

        return false;
    }

    // Read byte by byte, so that positions are those of the bytes: ◁ and ▷ are three characters each then.
    [GeneratedRegex(
        @"[<\[](?<end>/)?(?:think|thinking|thought|thoughts|thought_process|reasoning|reflection|analysis|scratchpad)\s*[>\]]|<\|(?:begin|(?<end>end))_of_thought\|>"
            + "|\u00e2\u0097\u0081(?<end>/)?think\u00e2\u0096\u00b7",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ThoughtTag();

    /// <summary>Reads an answer that is JSON written as a text of JSON.</summary>
    private static string? Unquote(string answer)
    {
        string trimmed = answer.Trim();
        if (trimmed is not ['"', .., '"'])
            return null;
        try
        {
            Utf8JsonReader reader = new(WithoutLoneSurrogates(Encoding.UTF8.GetBytes(trimmed), out _));
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
    private static byte[] WithoutLoneSurrogates(byte[] bytes, out bool hasAny)
    {
        hasAny = false;
        for (int at = bytes.AsSpan().IndexOf((byte)'\\'); at >= 0 && at + 1 < bytes.Length;)
        {
            int length = 2;
            if (EscapedCode(bytes, at) is { } code)
            {
                length = 6;
                if (char.IsHighSurrogate((char)code) && EscapedCode(bytes, at + 6) is { } second && char.IsLowSurrogate((char)second))
                    length = 12;
                else if (char.IsSurrogate((char)code))
                {
                    hasAny = true;
                    "\\uFFFD"u8.CopyTo(bytes.AsSpan(at));
                }

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
