using System.Buffers;
using System.Globalization;

namespace QwenDocs.Documents.PdfPig.Limits;

/// <summary>
/// A look over the raw bytes of a PDF before PdfPig parses them, for the two things that it would follow for ever, or until the
/// stack is gone and the process with it: trees of pages or names that contain themselves, and objects that are references in a circle.
/// </summary>
/// <remarks>
/// Every name <c>/Kids</c> is masked as <c>/Qids</c>: PdfPig then sees no trees at all, and <see cref="PdfPageTree"/> and
/// <see cref="PdfAttachments"/> walk them with their own bounds. Names are never encrypted, so this holds for encrypted files too;
/// what lies in compressed object streams is masked where they are inflated (<see cref="BoundedFilter"/>).
/// </remarks>
internal static class PdfPrescan
{
    public const byte Mask = (byte)'Q';
    public const string MaskedKids = "Qids";

    private const int MaxReferenceChain = 64;

    private static readonly SearchValues<byte> Regular =
        SearchValues.Create([.. Enumerable.Range(33, 94).Select(b => (byte)b).Except("()<>[]{}/%"u8.ToArray())]);

    /// <summary>Finds the first byte of every name <c>/Kids</c>, in ascending order.</summary>
    public static int[] FindMasked(ReadOnlySpan<byte> bytes)
    {
        var found = new List<int>();
        for (int i = 0; (i = Next(bytes, i, (byte)'/')) >= 0; i++)
        {
            if (IsKids(bytes[(i + 1)..]))
                found.Add(i + 1);
        }

        return [.. found];
    }

    /// <summary>Masks every name <c>/Kids</c> in place.</summary>
    public static void MaskIn(Span<byte> bytes)
    {
        foreach (int position in FindMasked(bytes))
            bytes[position] = Mask;
    }

    /// <summary>Returns a copy in which masked names are as they were.</summary>
    public static byte[] Unmasked(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        Span<byte> rest = copy;
        while (rest.IndexOf("/Qids"u8) is >= 0 and int at)
        {
            rest[at + 1] = (byte)'K';
            rest = rest[(at + 5)..];
        }

        return copy;
    }

    /// <summary>Tells whether objects that are nothing but a reference form a circle, or a chain longer than 64.</summary>
    public static bool HasReferenceCircle(ReadOnlySpan<byte> bytes)
    {
        List<(long From, long To)> edges = ReferenceObjects(bytes);
        HashSet<long> reaching = [.. edges.Select(edge => edge.To)];
        for (int length = 0; length < MaxReferenceChain && reaching.Count > 0; length++)
            reaching = [.. edges.Where(edge => reaching.Contains(edge.To)).Select(edge => edge.From)];
        return reaching.Count > 0;
    }

    private static List<(long From, long To)> ReferenceObjects(ReadOnlySpan<byte> bytes)
    {
        var edges = new List<(long, long)>();
        for (int i = 0; bytes[i..].IndexOf("obj"u8) is >= 0 and int at; i += at + 3)
        {
            ReadOnlySpan<byte> before = bytes[..(i + at)];
            int position = i + at + 3;
            if (TakeNumber(bytes, ref position, out long target) && TakeNumber(bytes, ref position, out _) &&
                position < bytes.Length && bytes[position] == 'R' && TryNumberBefore(before, out long number))
            {
                edges.Add((number, target));
            }
        }

        return edges;
    }

    // "12 0 obj" read backwards.
    private static bool TryNumberBefore(ReadOnlySpan<byte> before, out long number)
    {
        before = before[^Math.Min(before.Length, 64)..].TrimEnd(" \t\r\n\f\0"u8);
        before = before.TrimEnd("0123456789"u8).TrimEnd(" \t\r\n\f\0"u8);
        ReadOnlySpan<byte> digits = before[before.TrimEnd("0123456789"u8).Length..];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static bool TakeNumber(ReadOnlySpan<byte> bytes, ref int position, out long number)
    {
        SkipBlank(bytes, ref position);
        int start = position;
        while (position < bytes.Length && char.IsAsciiDigit((char)bytes[position]))
            position++;
        bool parsed = long.TryParse(bytes[start..position], NumberStyles.None, CultureInfo.InvariantCulture, out number);
        SkipBlank(bytes, ref position);
        return parsed;
    }

    private static void SkipBlank(ReadOnlySpan<byte> bytes, ref int position)
    {
        while (position < bytes.Length && (bytes[position] is (byte)'%' or <= 32))
        {
            if (bytes[position] == '%' && bytes[position..].IndexOfAny((byte)'\r', (byte)'\n') is var end)
                position = end < 0 ? bytes.Length : position + end;
            else
                position++;
        }
    }

    // A name may write any character as # and two hexadecimal digits.
    private static bool IsKids(ReadOnlySpan<byte> name)
    {
        foreach (byte expected in "Kids"u8)
        {
            if (name.Length >= 3 && name[0] == '#' &&
                byte.TryParse(name.Slice(1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte escaped) && escaped == expected)
            {
                name = name[3..];
            }
            else if (name.Length > 0 && name[0] == expected)
            {
                name = name[1..];
            }
            else
            {
                return false;
            }
        }

        return name.IsEmpty || !Regular.Contains(name[0]);
    }

    private static int Next(ReadOnlySpan<byte> bytes, int from, byte value) =>
        from < bytes.Length && bytes[from..].IndexOf(value) is >= 0 and int at ? from + at : -1;
}
