using QwenDocs.Pdf;

namespace QwenDocs.Rendering;

/// <summary>
/// The places of a renderer: so many pages are worked on at once, of one document or of many. A PDF's sandbox belongs to a place only
/// while it works; after that it keeps its document open, until another one needs what it holds. So there are never more sandboxes than places.
/// </summary>
internal sealed class SandboxPool(int places) : IDisposable
{
    // The guest's memory never shrinks, so one large page would be paid for until the last one: above this, start anew.
    private const long SpareMemoryBytes = 192L << 20;

    private readonly SemaphoreSlim _places = new(places, places);
    private readonly Lock _lock = new();
    private readonly LinkedList<(DocumentRenderer Owner, PdfiumDocument Pdf)> _idle = new();
    private int _working;

    /// <summary>Gets the number of pages that are worked on at once.</summary>
    public int Places => places;

    /// <summary>Waits for a place.</summary>
    /// <returns>An open sandbox of the owner's document, if one is idle.</returns>
    public async Task<PdfiumDocument?> EnterAsync(DocumentRenderer owner, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        PdfiumDocument? own = null;
        PdfiumDocument? evicted = null;
        lock (_lock)
        {
            _working++;
            for (LinkedListNode<(DocumentRenderer Owner, PdfiumDocument Pdf)>? node = _idle.Last; node is not null; node = node.Previous)
            {
                if (node.Value.Owner != owner)
                    continue;
                own = node.Value.Pdf;
                _idle.Remove(node);
                break;
            }
            if (own is null && _idle.Count + _working > places && _idle.First is { } oldest)
            {
                evicted = oldest.Value.Pdf;
                _idle.RemoveFirst();
            }
        }
        evicted?.Dispose();
        return own;
    }

    /// <summary>Gives the place back, and keeps the sandbox unless it broke, grew large, or its owner is done.</summary>
    public void Exit(DocumentRenderer owner, PdfiumDocument? pdf)
    {
        bool isKept = pdf is { IsBroken: false } && pdf.MemoryBytes <= SpareMemoryBytes + owner.DocumentBytes;
        lock (_lock)
        {
            _working--;
            isKept = isKept && !owner.IsDisposed;
            if (isKept)
                _idle.AddLast((owner, pdf!));
        }
        if (!isKept)
            pdf?.Dispose();
        _places.Release();
    }

    /// <summary>Frees the idle sandboxes of a document.</summary>
    public void Drop(DocumentRenderer owner)
    {
        List<PdfiumDocument> dropped = [];
        lock (_lock)
        {
            for (LinkedListNode<(DocumentRenderer Owner, PdfiumDocument Pdf)>? node = _idle.First; node is not null;)
            {
                LinkedListNode<(DocumentRenderer Owner, PdfiumDocument Pdf)>? next = node.Next;
                if (node.Value.Owner == owner)
                {
                    dropped.Add(node.Value.Pdf);
                    _idle.Remove(node);
                }
                node = next;
            }
        }
        foreach (PdfiumDocument pdf in dropped)
            pdf.Dispose();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach ((DocumentRenderer _, PdfiumDocument? pdf) in _idle)
                pdf.Dispose();
            _idle.Clear();
        }
    }
}
