using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace QwenDocs.Pipelines.Journal.Lines;

/// <summary>The file of a journal: opened for one process alone, read once, then appended to.</summary>
internal sealed class JournalFile : IDisposable
{
    private const int BufferBytes = 256 << 10;

    private readonly SafeFileHandle _handle;
    private readonly string _path;

    private JournalFile(SafeFileHandle handle, string path) => (_handle, _path) = (handle, path);

    /// <summary>Gets the length of the whole lines; what is behind it is not yet valid.</summary>
    public long Length { get; private set; }

    /// <exception cref="JournalException">The file cannot be opened for writing, or another process has it open.</exception>
    public static JournalFile Open(string path)
    {
        try
        {
            // On Unix only None keeps other writers out; on Windows Read does, and lets people look.
            FileShare share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
            SafeFileHandle handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, FileOptions.Asynchronous);
            return new JournalFile(handle, path);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            throw new JournalException(JournalError.InUse, $"The journal {path} is in use: another process works on it. Wait for its end, or use another journal.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new JournalException(JournalError.WriteFailed, $"The journal {path} cannot be opened for writing: {Reason(exception)}.", exception);
        }
    }

    /// <summary>Reads all lines. What stands behind the last line end is given as a line too, and told to be torn.</summary>
    /// <param name="maxLineBytes">The longest line; a longer one is given as <see langword="null"/>.</param>
    /// <param name="onLine">Takes each line: its bytes, where it begins, and whether its end is missing. It returns whether the line is to be kept; the torn one alone is cut off otherwise.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task ReadAsync(int maxLineBytes, Func<ReadOnlyMemory<byte>?, long, bool, bool> onLine, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            // No further than it was long: a device may never end.
            long end = RandomAccess.GetLength(_handle), offset = 0, lineStart = 0;
            int filled = 0;
            bool isTooLong = false;
            while (true)
            {
                if (filled == buffer.Length)
                {
                    // A line that fills the buffer: a larger one, or its end is looked for without it.
                    if (filled > maxLineBytes)
                        (isTooLong, filled) = (true, 0);
                    else
                        Grow(ref buffer);
                }

                int wanted = (int)Math.Min(buffer.Length - filled, end - offset);
                int read = await RandomAccess.ReadAsync(_handle, buffer.AsMemory(filled, wanted), offset, cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    break; // the end, or what is left was cut off by somebody else
                offset += read;
                filled += read;
                int start = 0;
                while (buffer.AsSpan(start, filled - start).IndexOf((byte)'\n') is >= 0 and var length)
                {
                    onLine(isTooLong || length > maxLineBytes ? (ReadOnlyMemory<byte>?)null : buffer.AsMemory(start, length), lineStart, false);
                    isTooLong = false;
                    start += length + 1;
                    lineStart = offset - filled + start;
                }

                buffer.AsSpan(start, filled - start).CopyTo(buffer);
                filled -= start;
            }

            Length = lineStart;
            if (offset > lineStart)
                await RepairAsync(onLine(isTooLong || filled > maxLineBytes ? (ReadOnlyMemory<byte>?)null : buffer.AsMemory(0, filled), lineStart, true), offset, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new JournalException(JournalError.Unreadable, $"The journal {_path} cannot be read: {Reason(exception)}.", exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a line again.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadLineAsync(long offset, int length, CancellationToken cancellationToken)
    {
        byte[] line = new byte[length];
        int filled = 0;
        while (filled < length)
        {
            int read = await RandomAccess.ReadAsync(_handle, line.AsMemory(filled), offset + filled, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                throw new JournalException(JournalError.Unreadable, $"The journal {_path} has become shorter while it was in use.");
            filled += read;
        }

        return line;
    }

    /// <summary>Appends whole lines. Where that fails, the file is cut back to what it was.</summary>
    /// <exception cref="JournalException">The lines could not be written.</exception>
    public async Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> lines, bool flush)
    {
        try
        {
            await RandomAccess.WriteAsync(_handle, lines, Length, CancellationToken.None).ConfigureAwait(false);
            if (flush)
                RandomAccess.FlushToDisk(_handle);
            Length += lines.Sum(static line => (long)line.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Cut();
            throw new JournalException(JournalError.WriteFailed, $"The journal {_path} cannot be written: {Reason(exception)}. What it holds is whole; make room and run again.", exception);
        }
    }

    public void Dispose() => _handle.Dispose();

    private async Task RepairAsync(bool isWhole, long end, CancellationToken cancellationToken)
    {
        if (!isWhole)
        {
            Cut();
            return;
        }

        await RandomAccess.WriteAsync(_handle, "\n"u8.ToArray(), end, cancellationToken).ConfigureAwait(false);
        Length = end + 1;
    }

    // Where this fails too, the torn line is cut off when the file is opened again.
    private void Cut()
    {
        try
        {
            RandomAccess.SetLength(_handle, Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static void Grow(ref byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private static string Reason(Exception exception) => exception switch
    {
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "access is denied",
        _ => exception.Message.TrimEnd('.'),
    };
}
