using System.Text;
using QwenDocs.Imaging;
using QwenDocs.Pdf.Sandbox;

namespace QwenDocs.Pdf;

/// <summary>
/// Finds characters that a page names and a picture of it does not show: those of fonts that are neither embedded nor on the host,
/// where nothing is drawn in the place of the character. Called within <see cref="PdfiumInstance.Run"/>.
/// </summary>
internal static class MissingText
{
    private const int GrayFormat = 1;
    private const int ScratchBytes = 128;
    private const int InvisibleText = 3;

    // A probe at this side tells ink from none, and costs a few milliseconds on the rare pages that need it.
    private const float ProbeSide = 1600;
    private const int MostCharacters = 20_000;

    // Fonts for which PDFium brings stand-ins of its own.
    private static readonly string[] BuiltIn = ["Helvetica", "Arial", "Times", "Courier", "Symbol", "ZapfDingbats"];

    public static IReadOnlyList<string> Find(PdfiumInstance instance, int page, PdfPageArea area)
    {
        PdfiumFunctions pdfium = instance.Functions;
        int scratch = instance.Allocate(ScratchBytes);
        var scripts = new SortedSet<string>(StringComparer.Ordinal);
        try
        {
            if (!HasForeignFont(instance, page, scratch))
                return [];
            int text = pdfium.LoadText(page);
            List<(int Character, float Left, float Top, float Right, float Bottom)> boxes = ReadBoxes(instance, text, scratch);
            pdfium.CloseText(text);
            if (boxes.Count > 0)
                Compare(instance, page, area, boxes, scripts);
        }
        finally
        {
            pdfium.Free(scratch);
        }
        return [.. scripts];
    }

    /// <summary>Names the script of a character by its block in Unicode.</summary>
    public static string ScriptOf(int character) => character switch
    {
        >= 0xAC00 and <= 0xD7AF or >= 0x1100 and <= 0x11FF or >= 0x3130 and <= 0x318F => "Korean",
        >= 0x3040 and <= 0x30FF or >= 0xFF66 and <= 0xFF9F => "Japanese",
        >= 0x2E80 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0xFF00 and <= 0xFF60 or >= 0x20000 => "Chinese",
        >= 0x0400 and <= 0x052F => "Cyrillic",
        >= 0x0370 and <= 0x03FF => "Greek",
        >= 0x0590 and <= 0x05FF => "Hebrew",
        >= 0x0600 and <= 0x077F => "Arabic",
        >= 0x0900 and <= 0x0DFF => "Indian",
        >= 0x0E00 and <= 0x0E7F => "Thai",
        < 0x0250 => "Latin",
        _ => "other",
    };

    private static bool HasForeignFont(PdfiumInstance instance, int page, int scratch)
    {
        PdfiumFunctions pdfium = instance.Functions;
        var seen = new HashSet<int>();
        int count = pdfium.CountObjects(page);
        for (int index = 0; index < count; index++)
        {
            int item = pdfium.GetObject(page, index);
            int type = pdfium.GetObjectType(item);
            if (type == 5 || (type == 1 && seen.Add(pdfium.GetFont(item)) && IsForeign(instance, pdfium.GetFont(item), scratch)))
                return true;
        }
        return false;
    }

    private static bool IsForeign(PdfiumInstance instance, int font, int scratch)
    {
        if (font == 0 || instance.Functions.IsFontEmbedded(font) != 0)
            return false;
        int length = instance.Functions.GetFontName(font, scratch, ScratchBytes);
        string name = length is > 1 and <= ScratchBytes ? Encoding.UTF8.GetString(instance.Memory.GetSpan((uint)scratch, length - 1)) : "";
        return !BuiltIn.Any(known => name.StartsWith(known, StringComparison.Ordinal));
    }

    private static List<(int Character, float Left, float Top, float Right, float Bottom)> ReadBoxes(PdfiumInstance instance, int text, int scratch)
    {
        PdfiumFunctions pdfium = instance.Functions;
        var fonts = new Dictionary<int, bool>();
        var boxes = new List<(int, float, float, float, float)>();
        int count = Math.Min(pdfium.CountCharacters(text), MostCharacters);
        for (int index = 0; index < count; index++)
        {
            int character = pdfium.GetCharacter(text, index);
            if (character <= ' ' || !Rune.IsValid(character) || Rune.IsWhiteSpace(new Rune(character)) || Rune.GetUnicodeCategory(new Rune(character)) is
                System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format)
            {
                continue;
            }
            int item = pdfium.GetTextObject(text, index);
            if (item == 0 || pdfium.GetTextRenderMode(item) >= InvisibleText)
                continue;
            int font = pdfium.GetFont(item);
            if (!fonts.TryGetValue(font, out bool isForeign))
                fonts[font] = isForeign = IsForeign(instance, font, scratch);
            if (!isForeign || IsWhite(instance, item, scratch) || pdfium.GetLooseBox(text, index, scratch) == 0)
                continue;
            boxes.Add((character, Read(instance, scratch, 0), Read(instance, scratch, 1), Read(instance, scratch, 2), Read(instance, scratch, 3)));
        }
        return boxes;
    }

    private static bool IsWhite(PdfiumInstance instance, int item, int scratch)
    {
        if (instance.Functions.GetFillColor(item, scratch, scratch + 4, scratch + 8, scratch + 12) == 0)
            return true;
        return Enumerable.Range(0, 3).All(channel => instance.Memory.ReadInt32((uint)scratch + (4 * channel)) > 230);
    }

    private static void Compare(
        PdfiumInstance instance, int page, PdfPageArea area, List<(int Character, float Left, float Top, float Right, float Bottom)> boxes, SortedSet<string> scripts)
    {
        PdfiumFunctions pdfium = instance.Functions;
        float width = area.Right - area.Left, height = area.Top - area.Bottom;
        float scale = ProbeSide / Math.Max(width, height);
        int rotation = pdfium.GetPageRotation(page);
        var size = new PixelSize(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)));
        int bitmap = pdfium.CreateBitmap(size.Width, size.Height, GrayFormat, 0, 0);
        if (bitmap == 0)
            return;
        pdfium.FillRectangle(bitmap, 0, 0, size.Width, size.Height, -1);

        // Turned back, so that the picture lies in the page's own coordinates.
        pdfium.RenderPage(bitmap, page, 0, 0, size.Width, size.Height, (4 - rotation) % 4, 0);
        int stride = pdfium.GetStride(bitmap);
        Span<byte> pixels = instance.Memory.GetSpan((uint)pdfium.GetBuffer(bitmap), stride * size.Height);
        foreach ((int character, float left, float top, float right, float bottom) in boxes)
        {
            int x = (int)((left - area.Left) * scale), end = (int)Math.Ceiling((right - area.Left) * scale);
            int y = (int)((area.Top - top) * scale), low = (int)Math.Ceiling((area.Top - bottom) * scale);
            if (x < 0 || y < 0 || end > size.Width || low > size.Height || end - x < 2 || low - y < 2)
                continue;
            if (!HasInk(pixels, stride, x, y, end, low))
                scripts.Add(ScriptOf(character));
        }
        pdfium.DestroyBitmap(bitmap);
    }

    private static bool HasInk(ReadOnlySpan<byte> pixels, int stride, int left, int top, int right, int bottom)
    {
        int lightest = 0, darkest = 255;
        for (int y = top; y < bottom; y++)
        {
            foreach (byte value in pixels.Slice((y * stride) + left, right - left))
                (lightest, darkest) = (Math.Max(lightest, value), Math.Min(darkest, value));
        }
        return lightest - darkest > 24;
    }

    private static float Read(PdfiumInstance instance, int address, int index) => instance.Memory.ReadSingle((uint)address + (4 * index));
}
