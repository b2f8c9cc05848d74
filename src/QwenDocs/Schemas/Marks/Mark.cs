using System.Text.Json.Serialization;

namespace QwenDocs.Schemas;

/// <summary>Whether a document is signed, stamped or ticked at a place: ink that is no text.</summary>
/// <remarks>
/// In JSON it is <c>true</c> or <c>false</c>; <c>Mark?</c> is <c>null</c> where the document has no such place. What sort of mark is meant says
/// <see cref="MarkKindAttribute"/>, or else the name of the property: see <see cref="MarkKind"/>. Where it stands is in the evidence of the
/// field: grounding looks for the ink on the picture of the page, and contradicts a mark that has none.
/// </remarks>
/// <param name="IsPresent">Whether the mark is there: signed, stamped, ticked.</param>
[JsonConverter(typeof(MarkJsonConverter))]
public readonly record struct Mark(bool IsPresent)
{
    /// <summary>Gets the mark that is there.</summary>
    public static Mark Present => new(true);

    /// <summary>Gets the mark that is not there: an empty line, cell or box.</summary>
    public static Mark Absent => new(false);

    /// <summary>Returns the mark as text.</summary>
    /// <returns><c>present</c> or <c>absent</c>.</returns>
    public override string ToString() => IsPresent ? "present" : "absent";
}
