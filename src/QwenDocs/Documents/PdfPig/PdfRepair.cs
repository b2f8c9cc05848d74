using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace QwenDocs.Documents.PdfPig;

/// <summary>
/// Gives a PDF whose end was lost a new one: a cross-reference table of the objects that are there, and a trailer. Both PdfPig and
/// PDFium then read the same file.
/// </summary>
internal static class PdfRepair
{
    private const int TailRange = 2048;
    private const int MostObjects = 2_000_000;
    private const int MostStreamBytes = 64 << 20;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    /// <summary>Tells whether the file stops before the pointer to its cross-reference table does.</summary>
    public static bool IsCutOff(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> tail = bytes[Math.Max(0, bytes.Length - TailRange)..];
        int end = tail.LastIndexOf("%%EOF"u8);
        int start = tail.LastIndexOf("startxref"u8);

        // Complete, or followed by something else than the missing end: the readers have ways of their own with those.
        if (end > start && start >= 0)
            return false;
        return start < 0 || !PointsToTable(bytes, tail[(start + "startxref"u8.Length)..]);
    }

    /// <summary>Writes a new end behind the last whole object.</summary>
    /// <returns>The repaired file, or <see langword="null"/> when no catalog is left in it.</returns>
    public static byte[]? TryRepair(ReadOnlySpan<byte> bytes)
    {
        SortedDictionary<int, FoundObject> objects = FindObjects(bytes, out int end);
        if (objects.Count is 0 or > MostObjects)
            return null;
        var packed = objects.Values.Where(found => found.IsObjectStream).OrderBy(found => found.Start).ToList();
        var inside = new Dictionary<int, (int Stream, int Index)>();
        int catalog = -1;
        foreach (FoundObject stream in packed)
            ReadObjectStream(bytes, stream, inside, ref catalog);
        string entries = FindTrailer(bytes) ?? "";
        if (entries.Length == 0)
        {
            int root = objects.Values.Where(found => found.IsCatalog).Select(found => found.Number).DefaultIfEmpty(catalog).Last();
            if (root < 0)
                return null;
            entries = Invariant($"/Root {root} 0 R");
        }
        using var file = new MemoryStream(end + (objects.Count * 20) + 1024);
        file.Write(bytes[..end]);
        file.WriteByte((byte)'\n');
        if (inside.Count == 0)
            WriteTable(file, objects, entries);
        else
            WriteStream(file, objects, inside, entries);
        return file.ToArray();
    }

    private static bool PointsToTable(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n\0"u8);
        int digits = rest.IndexOfAnyExcept(Digits);
        if (!int.TryParse(digits < 0 ? rest : rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out int offset) || offset >= bytes.Length)
            return false;
        ReadOnlySpan<byte> target = bytes[offset..].TrimStart(" \t\r\n\0"u8);
        if (target.StartsWith("xref"u8))
            return true;
        int keyword = target[..Math.Min(32, target.Length)].IndexOf("obj"u8);
        return keyword > 0 && TryReadBefore(target[..keyword], out int start, out _, out _) && start == 0;
    }

    private static SortedDictionary<int, FoundObject> FindObjects(ReadOnlySpan<byte> bytes, out int end)
    {
        var objects = new SortedDictionary<int, FoundObject>();
        end = 0;
        for (int at = 0; objects.Count <= MostObjects && bytes[at..].IndexOf("obj"u8) is >= 0 and int next;)
        {
            int keyword = at + next;
            at = keyword + 3;
            if (!TryReadBefore(bytes[..keyword], out int start, out int number, out int generation))
                continue;
            ReadOnlySpan<byte> body = bytes[at..];
            int close = body.IndexOf("endobj"u8);
            int stream = IndexOfStream(body);
            if (stream >= 0 && (close < 0 || stream < close))
            {
                int streamEnd = body[stream..].IndexOf("endstream"u8);
                if (streamEnd < 0)
                    break;
                close = stream + streamEnd + "endstream"u8.Length;
                ReadOnlySpan<byte> rest = body[close..].TrimStart(" \t\r\n\0"u8);
                if (rest.StartsWith("endobj"u8))
                    close = body.Length - rest.Length;
            }
            else if (close < 0)
            {
                break;
            }
            else
            {
                stream = close;
            }
            ReadOnlySpan<byte> dictionary = body[..stream];
            objects[number] = new FoundObject(number, generation, start, at, at + stream, IsType(dictionary, "ObjStm"u8), IsType(dictionary, "Catalog"u8));
            at += close;
            if (bytes[at..].StartsWith("endobj"u8))
                at += "endobj"u8.Length;
            end = at;
        }
        return objects;
    }

    private static int IndexOfStream(ReadOnlySpan<byte> body)
    {
        int at = body.IndexOf("stream"u8);
        return at >= 3 && body[(at - 3)..at].SequenceEqual("end"u8) ? -1 : at;
    }

    // "12 0 " read backwards.
    private static bool TryReadBefore(ReadOnlySpan<byte> before, out int start, out int number, out int generation)
    {
        start = number = 0;
        ReadOnlySpan<byte> rest = before.TrimEnd(" \t\r\n"u8);
        bool isRead = TryTakeNumber(ref rest, out generation) && rest.Length > 0 && rest[^1] <= 32;
        rest = rest.TrimEnd(" \t\r\n"u8);
        isRead = isRead && TryTakeNumber(ref rest, out number);
        start = rest.Length;
        return isRead;
    }

    private static bool TryTakeNumber(ref ReadOnlySpan<byte> before, out int number)
    {
        int start = before.LastIndexOfAnyExcept(Digits) + 1;
        ReadOnlySpan<byte> digits = before[start..];
        before = before[..start];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsType(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> type)
    {
        while (dictionary.IndexOf("/Type"u8) is >= 0 and int at)
        {
            dictionary = dictionary[(at + 5)..].TrimStart(" \t\r\n"u8);
            if (dictionary.Length > type.Length && dictionary[0] == '/' && dictionary[1..].StartsWith(type))
                return true;
        }
        return false;
    }

    /// <summary>Returns the entries of the last trailer, or cross-reference stream, that names a catalog.</summary>
    private static string? FindTrailer(ReadOnlySpan<byte> bytes)
    {
        for (ReadOnlySpan<byte> rest = bytes; rest.LastIndexOf("/Root"u8) is >= 0 and int at; rest = rest[..at])
        {
            ReadOnlySpan<byte> after = bytes.Slice(at, Math.Min(64, bytes.Length - at));
            if (Reference("Root", after) is not { } root)
                continue;
            ReadOnlySpan<byte> around = bytes[Math.Max(0, at - TailRange)..Math.Min(bytes.Length, at + TailRange)];
            int encrypt = around.IndexOf("/Encrypt"u8);
            string? encryption = encrypt < 0 ? null : Reference("Encrypt", around[encrypt..]);
            int id = around.IndexOf("/ID"u8);
            int idEnd = id < 0 ? -1 : around[id..].IndexOf((byte)']');
            return encryption is null ? root : $"{root} {encryption} {(idEnd < 0 ? "" : Encoding.Latin1.GetString(around.Slice(id, idEnd + 1)))}";
        }
        return null;
    }

    private static string? Reference(string name, ReadOnlySpan<byte> text)
    {
        string[] parts = Encoding.Latin1.GetString(text[(name.Length + 1)..Math.Min(text.Length, name.Length + 40)]).Split([' ', '\r', '\n', '\t', '/', '>'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 3 && parts[2] == "R" && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int generation)
            ? Invariant($"/{name} {number} {generation} R")
            : null;
    }

    // ISO 32000-1, 7.5.7: pairs of object number and offset, then the objects.
    private static void ReadObjectStream(
        ReadOnlySpan<byte> bytes,
        FoundObject stream,
        Dictionary<int, (int Stream, int Index)> inside,
        ref int catalog)
    {
        byte[]? data = Inflate(bytes, stream);
        int first = data is null ? -1 : IntegerAfter(bytes[stream.Body..stream.Stream], "/First"u8);
        if (data is null || first <= 0 || first > data.Length)
            return;
        string[] numbers = Encoding.Latin1.GetString(data, 0, first).Split([' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        for (int index = 0; index + 1 < numbers.Length; index += 2)
        {
            if (!int.TryParse(numbers[index], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > MostObjects
                || !int.TryParse(numbers[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int offset) || offset > data.Length - first)
            {
                return;
            }
            int end = index + 3 < numbers.Length && int.TryParse(numbers[index + 3], NumberStyles.None, CultureInfo.InvariantCulture, out int next)
                && next >= offset && next <= data.Length - first ? next : data.Length - first;
            inside[number] = (stream.Number, index / 2);
            if (IsType(data.AsSpan(first + offset, end - offset), "Catalog"u8))
                catalog = number;
        }
    }

    private static int IntegerAfter(ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> name)
    {
        int at = dictionary.IndexOf(name);
        if (at < 0)
            return -1;
        ReadOnlySpan<byte> rest = dictionary[(at + name.Length)..].TrimStart(" \t\r\n"u8);
        int digits = rest.IndexOfAnyExcept(Digits);
        return int.TryParse(digits < 0 ? rest : rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : -1;
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> bytes, FoundObject stream)
    {
        ReadOnlySpan<byte> data = bytes[(stream.Stream + "stream"u8.Length)..];
        data = data.StartsWith("\r\n"u8) ? data[2..] : data.StartsWith("\n"u8) ? data[1..] : data;
        int end = data.IndexOf("endstream"u8);
        ReadOnlySpan<byte> dictionary = bytes[stream.Body..stream.Stream];
        if (end < 0 || dictionary.IndexOf("/Predictor"u8) >= 0)
            return null;
        if (dictionary.IndexOf("/Filter"u8) < 0)
            return data[..end].ToArray();
        if (dictionary.IndexOf("FlateDecode"u8) < 0)
            return null;
        try
        {
            using var inflated = new ZLibStream(new MemoryStream(data[..end].ToArray()), CompressionMode.Decompress);
            using var result = new MemoryStream();
            byte[] buffer = new byte[1 << 16];
            for (int read; (read = inflated.Read(buffer)) > 0 && result.Length <= MostStreamBytes;)
                result.Write(buffer, 0, read);
            return result.Length > MostStreamBytes ? null : result.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void WriteTable(MemoryStream file, SortedDictionary<int, FoundObject> objects, string entries)
    {
        long start = file.Position;
        var text = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (FoundObject found in objects.Values)
            text.Append(Invariant($"{found.Number} 1\n{found.Start:D10} {found.Generation:D5} n \n"));
        text.Append(Invariant($"trailer\n<< /Size {objects.Keys.Last() + 1} {entries} >>\nstartxref\n{start}\n%%EOF\n"));
        file.Write(Encoding.Latin1.GetBytes(text.ToString()));
    }

    // ISO 32000-1, 7.5.8: what lies in object streams can only be found through a cross-reference stream.
    private static void WriteStream(
        MemoryStream file, SortedDictionary<int, FoundObject> objects, Dictionary<int, (int Stream, int Index)> inside, string entries)
    {
        const int EntryBytes = 9;
        long start = file.Position;
        int own = Math.Max(objects.Keys.Last(), inside.Keys.Max()) + 1;
        byte[] table = new byte[(own + 1) * EntryBytes];
        foreach ((int number, (int Stream, int Index) place) in inside)
            Write(number, 2, (uint)place.Stream, (uint)place.Index);
        foreach (FoundObject found in objects.Values)
            Write(found.Number, 1, (uint)found.Start, (uint)found.Generation);
        Write(own, 1, (uint)start, 0);
        file.Write(Encoding.Latin1.GetBytes(Invariant(
            $"{own} 0 obj\n<< /Type /XRef /Size {own + 1} /W [1 4 4] {entries} /Length {table.Length} >>\nstream\n")));
        file.Write(table);
        file.Write(Encoding.Latin1.GetBytes(Invariant($"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n")));

        void Write(int number, byte type, uint place, uint index)
        {
            Span<byte> entry = table.AsSpan(number * EntryBytes, EntryBytes);
            entry[0] = type;
            BinaryPrimitives.WriteUInt32BigEndian(entry[1..], place);
            BinaryPrimitives.WriteUInt32BigEndian(entry[5..], index);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <param name="Number">The object's number.</param>
    /// <param name="Generation">Its generation.</param>
    /// <param name="Start">Where its number stands.</param>
    /// <param name="Body">Where its content starts.</param>
    /// <param name="Stream">Where the keyword <c>stream</c> stands, or its content ends.</param>
    /// <param name="IsObjectStream">Whether it holds other objects.</param>
    /// <param name="IsCatalog">Whether it is the catalog.</param>
    private readonly record struct FoundObject(
        int Number,
        int Generation,
        int Start,
        int Body,
        int Stream,
        bool IsObjectStream,
        bool IsCatalog);
}
