using System.Security.Cryptography;
using System.Text;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Schemas;

namespace QwenDocs.Pipelines.Journal;

/// <summary>Computes the keys of the documents of one run.</summary>
internal sealed class WorkKeys(
    ExtractionEngine engine,
    string revision,
    IEnumerable<string> parts,
    IEnumerable<RecordSchema> schemas) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private byte[]? _prefix;

    /// <summary>Computes the key of a document by its bytes.</summary>
    /// <exception cref="DocumentException">The document of an example cannot be read.</exception>
    public async ValueTask<WorkKey> ComputeAsync(Document document, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        byte[] prefix = _prefix ?? await ComputePrefixAsync(cancellationToken).ConfigureAwait(false);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(prefix);
        AnswerFingerprint.Append(hash, document.Pages is { } pages ? string.Join(',', pages) : "");
        hash.AppendData(bytes.Span);
        return WorkKey.FromHash(hash.GetHashAndReset());
    }

    public void Dispose() => _gate.Dispose();

    // The same for all documents: it is computed once.
    private async Task<byte[]> ComputePrefixAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_prefix is { } known)
                return known;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes("qwendocs:work:1:"));
            AnswerFingerprint.Append(hash, revision);
            foreach (string part in parts)
                AnswerFingerprint.Append(hash, part);
            hash.AppendData(await AnswerFingerprint.ComputeAsync(engine, schemas, cancellationToken).ConfigureAwait(false));
            return _prefix = hash.GetHashAndReset();
        }
        finally
        {
            _gate.Release();
        }
    }
}
