using System.Text.Json;

namespace QwenDocs.Validation.Lists;

/// <summary>What is known of the document whose lists are checked.</summary>
internal sealed record ListContext
{
    /// <summary>Gets what is known of a record that is whole, of which there is no print.</summary>
    public static ListContext WholeRecord { get; } = new();

    /// <summary>Gets a value indicating whether the record is whole. A part of it may start in the middle of a list, and counts speak of the whole.</summary>
    public bool IsWholeRecord { get; init; } = true;

    /// <summary>Gets the rows that are printed on the pages of the record; <see langword="null"/> where their text is not known.</summary>
    public PrintedRows? Print { get; init; }

    /// <summary>Gets the records of single requests that the whole one was put together from: each may hold a sum that was carried forward on its pages.</summary>
    public IReadOnlyList<JsonElement> Parts { get; init; } = [];
}
