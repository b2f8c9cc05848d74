using System.Globalization;
using System.Text;
using Wasmtime;

namespace QwenDocs.Pdf.Sandbox;

/// <summary>
/// The files that the guest sees: under <c>/usr/share/fonts</c>, where PDFium looks, a folder for each font folder of the host, with its
/// font files, read-only. There is nothing else. Structures are those of musl as Emscripten lays them out, error numbers those of WASI.
/// </summary>
internal sealed class GuestFileSystem(PdfiumInstance guest, IReadOnlyList<string> fontFolders) : IDisposable
{
    private const string Env = "env";
    private const string Wasi = "wasi_snapshot_preview1";
    private const string Root = "/usr/share/fonts";
    private const int BadDescriptor = 8;
    private const int Invalid = 28;
    private const int NoEntry = 44;
    private const int NotDirectory = 54;
    private const int NoTerminal = 59;
    private const int ReadOnlyFiles = 69;
    private const int StatBytes = 96;
    private const int EntryBytes = 280;
    private const int MaxOpen = 64;

    private static readonly string[] FontExtensions = [".ttf", ".ttc", ".otf", ".otc", ".pfb", ".pfa"];

    private readonly string[] _folders = [.. fontFolders.Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))];
    private readonly Dictionary<int, OpenFile> _open = [];
    private int _next = 3;

    public void Define(Linker linker)
    {
        linker.DefineFunction(Env, "__syscall_openat", (Caller _, int folder, int path, int flags, int mode) => Open(ReadPath(path), flags));
        linker.DefineFunction(Env, "__syscall_stat64", (Caller _, int path, int to) => Stat(ReadPath(path), to));
        linker.DefineFunction(Env, "__syscall_lstat64", (Caller _, int path, int to) => Stat(ReadPath(path), to));
        linker.DefineFunction(Env, "__syscall_newfstatat", (Caller _, int folder, int path, int to, int flags) => Stat(ReadPath(path), to));
        linker.DefineFunction(Env, "__syscall_fstat64", (Caller _, int file, int to) =>
            _open.TryGetValue(file, out OpenFile? open) ? WriteStat(to, open.Stream?.Length) : -BadDescriptor);
        linker.DefineFunction(Env, "__syscall_getdents64", (Caller _, int file, int to, int count) => ReadFolder(file, to, count));
        linker.DefineFunction(Env, "__syscall_fcntl64", (Caller _, int file, int command, int arguments) => 0);
        linker.DefineFunction(Env, "__syscall_ioctl", (Caller _, int file, int operation, int arguments) => -NoTerminal);
        linker.DefineFunction(Env, "__syscall_unlinkat", (Caller _, int folder, int path, int flags) => -ReadOnlyFiles);
        linker.DefineFunction(Env, "__syscall_rmdir", (Caller _, int path) => -ReadOnlyFiles);
        linker.DefineFunction(Env, "__syscall_ftruncate64", (Caller _, int file, int low, int high) => -ReadOnlyFiles);
        linker.DefineFunction(Wasi, "fd_close", (Caller _, int file) => Close(file));
        linker.DefineFunction(Wasi, "fd_sync", (Caller _, int file) => 0);
        linker.DefineFunction(Wasi, "fd_seek", (Caller _, int file, int low, int high, int origin, int to) =>
            Seek(file, ((long)high << 32) | (uint)low, origin, to));
        linker.DefineFunction(Wasi, "fd_read", (Caller _, int file, int vectors, int count, int to) => Read(file, vectors, count, to));
        linker.DefineFunction(Wasi, "fd_write", (Caller _, int file, int vectors, int count, int to) => Discard(vectors, count, to));
        linker.DefineFunction(Wasi, "environ_sizes_get", (Caller _, int count, int size) =>
        {
            guest.Memory.WriteInt32((uint)count, 0);
            guest.Memory.WriteInt32((uint)size, 0);
            return 0;
        });
        linker.DefineFunction(Wasi, "environ_get", (Caller _, int pointers, int text) => 0);
    }

    public void Dispose()
    {
        foreach (OpenFile open in _open.Values)
            open.Stream?.Dispose();
        _open.Clear();
    }

    private string ReadPath(int address) => guest.Memory.ReadNullTerminatedString((uint)address);

    /// <summary>Finds what a path of the guest stands for.</summary>
    /// <returns>A folder or a font file of the host, or <see langword="null"/>.</returns>
    private FileSystemInfo? Find(string path)
    {
        // Host folders are numbered: /usr/share/fonts/0 is the first one.
        if (!path.StartsWith(Root + "/", StringComparison.Ordinal))
            return null;
        string rest = path[(Root.Length + 1)..];
        int slash = rest.IndexOf('/');
        if (!int.TryParse(slash < 0 ? rest : rest[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number >= _folders.Length)
            return null;
        string folder = _folders[number];
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(slash < 0 ? folder : folder + rest[slash..]));
        if (full != folder && !full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return null;
        if (Directory.Exists(full))
            return new DirectoryInfo(full);
        var file = new FileInfo(full);
        return file.Exists && IsFont(file.Name) ? file : null;
    }

    private bool IsRoot(string path) => _folders.Length > 0 && path.TrimEnd('/') == Root;

    private static bool IsFont(string name) => FontExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    private int Open(string path, int flags)
    {
        if ((flags & 3) != 0)
            return -ReadOnlyFiles;
        if (_open.Count >= MaxOpen)
            return -NoEntry;
        if (IsRoot(path))
        {
            _open[_next] = new OpenFile(null, [.. Enumerable.Range(0, _folders.Length).Select(number => (number.ToString(CultureInfo.InvariantCulture), true))]);
            return _next++;
        }
        try
        {
            switch (Find(path))
            {
                case DirectoryInfo folder:
                    IEnumerable<FileSystemInfo> entries = folder.EnumerateFileSystemInfos().Where(entry => entry is DirectoryInfo || IsFont(entry.Name));
                    _open[_next] = new OpenFile(null, [.. entries.Select(entry => (entry.Name, entry is DirectoryInfo)).OrderBy(entry => entry.Name, StringComparer.Ordinal)]);
                    return _next++;
                case FileInfo file:
                    _open[_next] = new OpenFile(file.OpenRead(), null);
                    return _next++;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A font that cannot be read is not there.
        }
        return -NoEntry;
    }

    private int Close(int file)
    {
        if (!_open.Remove(file, out OpenFile? open))
            return BadDescriptor;
        open.Stream?.Dispose();
        return 0;
    }

    private int Stat(string path, int to) => IsRoot(path) ? WriteStat(to, null) : Find(path) switch
    {
        FileInfo file => WriteStat(to, file.Length),
        DirectoryInfo => WriteStat(to, null),
        _ => -NoEntry,
    };

    /// <summary>Writes a <c>struct stat</c>; no length makes a folder of it.</summary>
    private int WriteStat(int to, long? length)
    {
        const int FolderMode = 0x4000 | 0b101_101_101;
        const int FileMode = 0x8000 | 0b100_100_100;
        uint at = (uint)to;
        guest.Memory.GetSpan(at, StatBytes).Clear();
        guest.Memory.WriteInt32(at, 1);
        guest.Memory.WriteInt32(at + 4, length is null ? FolderMode : FileMode);
        guest.Memory.WriteInt32(at + 8, 1);
        guest.Memory.WriteInt64(at + 24, length ?? 4096);
        guest.Memory.WriteInt32(at + 32, 4096);
        guest.Memory.WriteInt32(at + 36, (int)(((length ?? 4096) + 511) / 512));
        guest.Memory.WriteInt64(at + 88, 1);
        return 0;
    }

    /// <summary>Writes as many <c>struct dirent</c> as there is room for.</summary>
    private int ReadFolder(int file, int to, int count)
    {
        if (!_open.TryGetValue(file, out OpenFile? open) || open.Entries is not { } entries)
            return -NotDirectory;
        int written = 0;
        while (open.Position < entries.Length && written + EntryBytes <= count)
        {
            (string name, bool isFolder) = entries[open.Position++];
            if (Encoding.UTF8.GetByteCount(name) > 255)
                continue;
            uint at = (uint)(to + written);
            Span<byte> span = guest.Memory.GetSpan(at, EntryBytes);
            span.Clear();
            guest.Memory.WriteInt64(at, open.Position);
            guest.Memory.WriteInt64(at + 8, open.Position);
            guest.Memory.WriteInt16(at + 16, EntryBytes);
            span[18] = (byte)(isFolder ? 4 : 8);
            Encoding.UTF8.GetBytes(name, span[19..]);
            written += EntryBytes;
        }
        return written;
    }

    private int Seek(int file, long offset, int origin, int to)
    {
        if (!_open.TryGetValue(file, out OpenFile? open) || open.Stream is not { } stream)
            return BadDescriptor;
        long position = origin switch { 0 => offset, 1 => stream.Position + offset, 2 => stream.Length + offset, _ => -1 };
        if (position < 0)
            return Invalid;
        stream.Position = position;
        guest.Memory.WriteInt64((uint)to, position);
        return 0;
    }

    private int Read(int file, int vectors, int count, int to)
    {
        if (!_open.TryGetValue(file, out OpenFile? open) || open.Stream is not { } stream)
            return BadDescriptor;
        int total = 0;
        for (int index = 0; index < count; index++)
        {
            (uint address, int length) = ReadVector(vectors, index);
            int read = stream.ReadAtLeast(guest.Memory.GetSpan(address, length), length, throwOnEndOfStream: false);
            total += read;
            if (read < length)
                break;
        }
        guest.Memory.WriteInt32((uint)to, total);
        return 0;
    }

    /// <summary>Takes what the guest prints. It may quote the document, so it goes nowhere.</summary>
    private int Discard(int vectors, int count, int to)
    {
        int total = 0;
        for (int index = 0; index < count; index++)
            total += ReadVector(vectors, index).Length;
        guest.Memory.WriteInt32((uint)to, total);
        return 0;
    }

    private (uint Address, int Length) ReadVector(int vectors, int index) =>
        ((uint)guest.Memory.ReadInt32((uint)vectors + (8 * index)), guest.Memory.ReadInt32((uint)vectors + (8 * index) + 4));

    private sealed record OpenFile(FileStream? Stream, (string Name, bool IsFolder)[]? Entries)
    {
        public int Position { get; set; }
    }
}
