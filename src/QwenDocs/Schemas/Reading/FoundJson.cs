using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Reading;

/// <summary>JSON that stands in an answer.</summary>
/// <param name="Value">The object or list, or as much of it as there is.</param>
/// <param name="IsComplete">Whether it is all there.</param>
/// <param name="IsTruncated">Whether it is right so far, and the answer ends before it does.</param>
/// <param name="Start">Where it starts, in bytes of UTF-8.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Builder">What it was built with.</param>
internal sealed record FoundJson(JsonNode Value, bool IsComplete, bool IsTruncated, int Start, int End, JsonTreeBuilder Builder)
{
    /// <summary>Gets or sets a value indicating whether something else than fences stands before or after it.</summary>
    public bool HasSurroundingText { get; set; }

    /// <summary>Gets or sets a value indicating whether another record, with other values, stands right before it: a list without brackets, and no draft.</summary>
    public bool HasNeighbour { get; set; }

    /// <summary>Gets or sets a value indicating whether there were halves of surrogate pairs, which no text can hold.</summary>
    public bool HasLoneSurrogates { get; set; }
}
