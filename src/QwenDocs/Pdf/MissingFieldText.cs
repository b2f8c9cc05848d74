using System.Runtime.InteropServices;
using System.Text;
using QwenDocs.Pdf.Sandbox;

namespace QwenDocs.Pdf;

/// <summary>
/// Finds scripts of a form's values that a picture of the page does not show. PDFium draws such values itself, and leaves out characters
/// that no font of the host has. Called within <see cref="PdfiumInstance.Run"/>.
/// </summary>
/// <remarks>
/// The values stand in no text layer, so there are no boxes to look into: the fields are filled with the characters of one script alone, and the page
/// is drawn again. Where that shows no more than empty fields do, the script is missing. The values are put back afterwards.
/// </remarks>
internal sealed class MissingFieldText(PdfiumInstance instance, int form)
{
    private const int Widget = 20;
    private const int MostFields = 2_000;
    private const int MostBytes = 8_192;
    private const int LastLatin = 0x24F;

    private readonly List<(int Index, string Value)> _fields = [];

    /// <summary>Looks for values with characters that the fonts every PDF reader brings do not have.</summary>
    /// <returns>Whether there are any, so that <see cref="Find"/> has something to look at.</returns>
    public bool ReadValues(int page)
    {
        PdfiumFunctions pdfium = instance.Functions;
        int count = Math.Min(pdfium.CountAnnotations(page), MostFields);
        int buffer = count == 0 ? 0 : instance.Allocate(MostBytes);
        for (int index = 0; index < count; index++)
        {
            int annotation = pdfium.GetAnnotation(page, index);
            if (annotation == 0)
                continue;
            if (pdfium.GetAnnotationSubtype(annotation) == Widget && ReadValue(annotation, buffer) is { } value && value.EnumerateRunes().Any(IsForeign))
                _fields.Add((index, value));
            pdfium.CloseAnnotation(annotation);
        }
        if (buffer != 0)
            pdfium.Free(buffer);
        return _fields.Count > 0;
    }

    /// <summary>Draws the page with its fields filled in other ways, and compares.</summary>
    /// <param name="reopen">Loads the page anew, so that the appearance of its fields is made anew, and returns its handle.</param>
    /// <param name="draw">Draws the page as it is in gray, with or without what stands on top of its content, and returns a digest of the picture.</param>
    /// <returns>The scripts that are missing.</returns>
    public IEnumerable<string> Find(Func<int> reopen, Func<int, bool, ulong> draw)
    {
        ulong empty = DrawWith(_ => "");
        ulong latin = DrawWith(_ => "X");
        string[] scripts = [.. _fields.SelectMany(field => field.Value.EnumerateRunes()).Where(IsForeign).Select(rune => MissingText.ScriptOf(rune.Value)).Distinct()];
        string[] missing = latin != empty
            ? [.. scripts.Where(script => DrawWith(value => Only(value, script)) == empty)]
            : [];
        Fill(reopen(), value => value);
        int page = reopen();

        // Fields whose look the document brings along do not follow their values. Where they show nothing at all, their values are missing.
        return latin == empty && draw(page, true) == draw(page, false) ? scripts : missing;

        ulong DrawWith(Func<string, string> change)
        {
            Fill(reopen(), change);
            return draw(reopen(), true);
        }
    }

    private static bool IsForeign(Rune rune) => rune.Value > LastLatin && MissingText.ScriptOf(rune.Value) != "other";

    private static string Only(string value, string script) =>
        string.Concat(value.EnumerateRunes().Where(rune => IsForeign(rune) && MissingText.ScriptOf(rune.Value) == script));

    private string? ReadValue(int annotation, int buffer)
    {
        int length = instance.Functions.GetFieldValue(form, annotation, buffer, MostBytes);
        return length is > 2 and <= MostBytes ? Encoding.Unicode.GetString(instance.Memory.GetSpan((uint)buffer, length - 2)) : null;
    }

    private void Fill(int page, Func<string, string> change)
    {
        PdfiumFunctions pdfium = instance.Functions;
        int key = instance.Copy("V\0"u8);
        foreach ((int index, string value) in _fields)
        {
            int annotation = pdfium.GetAnnotation(page, index);
            if (annotation == 0)
                continue;
            int text = instance.Copy(MemoryMarshal.AsBytes((change(value) + '\0').AsSpan()));
            pdfium.SetAnnotationText(annotation, key, text);
            pdfium.Free(text);
            pdfium.CloseAnnotation(annotation);
        }
        pdfium.Free(key);
    }
}
