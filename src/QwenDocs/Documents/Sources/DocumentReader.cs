using System.Globalization;

namespace QwenDocs.Documents.Sources;

/// <summary>Reads files and streams into memory, never more than the limit.</summary>
internal static class DocumentReader
{
    private const int FirstBuffer = 64 << 10;

    public static async ValueTask<ReadOnlyMemory<byte>> ReadFileAsync(
        string path,
        string name,
        DocumentOptions options,
        CancellationToken cancellationToken)
    {
        try
        {
            await using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            return await ReadAsync(stream, name, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            string reason = exception switch
            {
                FileNotFoundException or DirectoryNotFoundException => "the file does not exist",
                UnauthorizedAccessException => "access to the file is denied",
                _ => "the file cannot be read",
            };
            throw new DocumentException(DocumentError.Unreadable, name, reason, innerException: exception);
        }
    }

    public static async ValueTask<ReadOnlyMemory<byte>> ReadStreamAsync(
        Stream stream,
        string name,
        DocumentOptions options,
        CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(stream, name, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ObjectDisposedException or InvalidOperationException)
        {
            throw new DocumentException(DocumentError.Unreadable, name, "its stream cannot be read", innerException: exception);
        }
    }

    public static void CheckLength(long length, string name, DocumentOptions options)
    {
        if (length > options.MaxBytes)
            throw new DocumentException(DocumentError.TooManyBytes, name, string.Create(CultureInfo.InvariantCulture, $"it has more than the limit of {options.MaxBytes:N0} bytes ({nameof(DocumentOptions.MaxBytes)})"));
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        Stream stream,
        string name,
        DocumentOptions options,
        CancellationToken cancellationToken)
    {
        long known = stream.CanSeek ? stream.Length - stream.Position : 0;
        CheckLength(known, name, options);
        // One byte more than known, so that the end is met without growing.
        byte[] buffer = new byte[known > 0 ? Math.Min(known + 1, Array.MaxLength) : FirstBuffer];
        int count = 0;
        while (true)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(count), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return buffer.AsMemory(0, count);
            count += read;
            CheckLength(count, name, options);
            if (count == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(Math.Min(count * 2L, options.MaxBytes + 1), Array.MaxLength));
        }
    }
}
