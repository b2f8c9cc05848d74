using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig.Limits;

/// <summary>One of PdfPig's filters, refused before it inflates to more than the budget.</summary>
internal sealed class BoundedFilter(IFilter filter, ParsingBudget budget) : IFilter
{
    // RFC 1951: at best 258 bytes for two bits.
    private const int MaxDeflateRatio = 1032;

    private static readonly NameToken FirstOffset = NameToken.Create("First");

    public bool IsSupported => filter.IsSupported;

    public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
    {
        budget.Check();
        budget.CheckInflated(RowLength(streamDictionary, filterIndex));
        switch (filter)
        {
            case FlateFilter:
                CheckFlate(input);
                break;
            case LzwFilter:
                CheckLzw(input.Span, streamDictionary, filterIndex);
                break;
            case RunLengthFilter:
                CheckRunLength(input.Span);
                break;
            case CcittFaxDecodeFilter or DctDecodeFilter or Jbig2DecodeFilter or JpxDecodeFilter:
                throw new NotSupportedException("Pictures are not decoded here.");
        }

        Memory<byte> output = filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        budget.Check();
        budget.CheckInflated(output.Length);
        if (streamDictionary.ContainsKey(NameToken.N) && streamDictionary.ContainsKey(FirstOffset))
            PdfPrescan.MaskIn(output.Span);
        return output;
    }

    // A predictor works row by row, and its row is as long as the file says.
    private static long RowLength(DictionaryToken streamDictionary, int filterIndex)
    {
        DictionaryToken parameters = DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex);
        double columns = Number(parameters, NameToken.Columns, 1);
        double colors = Math.Min(Number(parameters, NameToken.Colors, 1), 32);
        double bits = Number(parameters, NameToken.BitsPerComponent, 8);
        return columns < 0 || colors < 0 || bits < 0 ? long.MaxValue : (long)Math.Min(columns * colors * bits / 8, long.MaxValue / 2);
    }

    private static double Number(DictionaryToken parameters, NameToken name, int fallback) =>
        parameters.TryGet(name, out NumericToken number) ? number.Double : fallback;

    private void CheckFlate(Memory<byte> input)
    {
        if (input.Length <= budget.MaxInflatedBytes / MaxDeflateRatio || !MemoryMarshal.TryGetArray<byte>(input, out ArraySegment<byte> bytes))
            return;
        using var source = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
        source.Position = Math.Min(2, source.Length); // the zlib header, which PdfPig skips too
        using var inflater = new DeflateStream(source, CompressionMode.Decompress);
        Span<byte> buffer = new byte[64 << 10];
        long total = 0;
        try
        {
            while (inflater.Read(buffer) is > 0 and int read)
            {
                total += read;
                budget.CheckInflated(total);
                budget.Check();
            }
        }
        catch (InvalidDataException)
        {
            // The filter meets the same damage and decides what to make of it.
        }
    }

    private void CheckRunLength(ReadOnlySpan<byte> input)
    {
        long total = 0;
        for (int i = 0; i < input.Length && input[i] != 128;)
        {
            total += input[i] < 128 ? input[i] + 1 : 257 - input[i];
            i += input[i] < 128 ? input[i] + 2 : 2;
        }

        budget.CheckInflated(total);
    }

    // Follows the codes without making their strings: only the length of each is kept.
    private void CheckLzw(ReadOnlySpan<byte> input, DictionaryToken streamDictionary, int filterIndex)
    {
        int early = Number(DecodeParameterResolver.GetFilterParameters(streamDictionary, filterIndex), NameToken.EarlyChange, 1) == 1 ? 0 : 1;
        var lengths = new List<int>(4096);
        long total = 0;
        int width = 9, previous = 0, pending = 0, pendingBits = 0;
        foreach (byte next in input)
        {
            pending = (pending << 8) | next;
            pendingBits += 8;
            if (pendingBits < width)
                continue;
            pendingBits -= width;
            int code = pending >> pendingBits;
            pending &= (1 << pendingBits) - 1;
            if (code == 257)
                return;
            if (code == 256)
            {
                lengths.Clear();
                (width, previous) = (9, 0);
                continue;
            }

            int length = code < 256 ? 1 : code - 258 < lengths.Count ? lengths[code - 258] : previous + 1;
            if (previous > 0)
                lengths.Add(previous + 1);
            previous = length;
            total += length;
            budget.CheckInflated(total);
            int count = 258 + lengths.Count;
            width = count < 511 + early ? 9 : count < 1023 + early ? 10 : count < 2047 + early ? 11 : 12;
        }
    }
}
