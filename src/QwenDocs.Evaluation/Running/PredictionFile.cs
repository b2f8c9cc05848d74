using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QwenDocs.Evaluation.Results;

namespace QwenDocs.Evaluation.Running;

/// <summary>Predictions in a file, one a line. A line that a broken-off run left unfinished is passed over.</summary>
internal sealed class PredictionFile : IAsyncDisposable
{
    private readonly Dictionary<string, Prediction> _kept;
    private readonly FileStream _stream;
    private readonly SemaphoreSlim _gate = new(1);

    private PredictionFile(FileStream stream, Dictionary<string, Prediction> kept) => (_stream, _kept) = (stream, kept);

    public static async Task<PredictionFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        Dictionary<string, Prediction> kept = [];
        FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
        try
        {
            using (StreamReader reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: -1, leaveOpen: true))
            {
                while (await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
                {
                    if (TryRead(line) is { } one)
                        kept[one.Key] = one.Prediction;
                }
            }

            if (stream.Length > 0)
            {
                // The next line must not become part of one that was not finished.
                stream.Seek(-1, SeekOrigin.End);
                if (stream.ReadByte() != '\n')
                    stream.WriteByte((byte)'\n');
            }

            return new PredictionFile(stream, kept);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static string KeyOf(TruthDocument document, string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', document.Fingerprint ?? document.Name, document.Document.Pages?.ToString() ?? "", document.Schema.Fingerprint, name))));

    public Prediction? Find(string key) => _kept.GetValueOrDefault(key);

    public async Task AddAsync(KeptPrediction prediction, CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(prediction, EvaluationJsonContext.Default.KeptPrediction), (byte)'\n'];
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _stream.Seek(0, SeekOrigin.End);
            await _stream.WriteAsync(line, CancellationToken.None).ConfigureAwait(false);
            await _stream.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    private static KeptPrediction? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, EvaluationJsonContext.Default.KeptPrediction) is { Key: not null, Prediction: not null } kept ? kept : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
