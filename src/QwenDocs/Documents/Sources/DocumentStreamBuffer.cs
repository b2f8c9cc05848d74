using System.Diagnostics.CodeAnalysis;

namespace QwenDocs.Documents.Sources;

/// <summary>A stream that is read once, by the first who opens the document, and kept as bytes for all others.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to release.")]
internal sealed class DocumentStreamBuffer(Stream stream, string name)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ReadOnlyMemory<byte>? _bytes;
    private Exception? _failure;

    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(DocumentOptions options, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_bytes is { } bytes)
                return bytes;
            if (_failure is not null)
                throw new DocumentException(DocumentError.Unreadable, name, "its stream was read in part by an attempt that failed, and cannot be read again", innerException: _failure);
            _bytes = bytes = await DocumentReader.ReadStreamAsync(stream, name, options, cancellationToken).ConfigureAwait(false);
            return bytes;
        }
        catch (Exception exception) when (_bytes is null && _failure is null)
        {
            _failure = exception;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }
}
