using QwenDocs.Schemas;

namespace QwenDocs.Testing.ErringModels;

/// <summary>On which page a row or a field stands.</summary>
internal sealed class RecordPages(IReadOnlyDictionary<FieldPath, int> pages)
{
    /// <summary>Returns the page of a field: its own, or that of the row or object that holds it; null where it is not known.</summary>
    public int? Of(FieldPath path)
    {
        for (FieldPath? at = path; at is { } place; at = place.Parent)
        {
            if (pages.TryGetValue(place, out int page))
                return page;
        }

        return null;
    }
}
