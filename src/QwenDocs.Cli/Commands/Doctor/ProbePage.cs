using System.Globalization;
using System.Text;
using QwenDocs.Documents;

namespace QwenDocs.Cli.Commands.Doctor;

/// <summary>A page to try everything on: a number in a font that every reader has, and Chinese, Japanese and Korean words whose fonts the machine must have.</summary>
internal static class ProbePage
{
    public const string Number = "4711";

    // Behind catalog, pages, page and content.
    private const int FirstObject = 5;

    private static readonly (string Encoding, string Ordering, string Text)[] Scripts =
    [
        ("UniGB-UCS2-H", "GB1", "53D17968"),
        ("UniJIS-UCS2-H", "Japan1", "30C630B9"),
        ("UniKS-UCS2-H", "Korea1", "C138AE08"),
    ];

    /// <summary>Makes the page that the reader is given.</summary>
    public static Document Numbered() => Document.FromBytes(Write("/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>", $"BT /F1 20 Tf 30 150 Td (Code: {Number}) Tj ET", []), "probe.pdf");

    /// <summary>Makes the page of words in fonts that are not embedded.</summary>
    public static Document Words()
    {
        StringBuilder fonts = new(), content = new();
        List<string> objects = [];
        foreach ((string encoding, string ordering, string text) in Scripts)
        {
            int number = FirstObject + objects.Count;
            objects.Add($"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Absent /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 0 >> /DW 1000 /FontDescriptor {number + 1} 0 R >>");
            objects.Add("<< /Type /FontDescriptor /FontName /Absent /Flags 6 /FontBBox [0 -250 1000 900] /ItalicAngle 0 /Ascent 750 /Descent -250 /CapHeight 740 /StemV 60 >>");
            fonts.Append(CultureInfo.InvariantCulture, $"/{ordering} << /Type /Font /Subtype /Type0 /BaseFont /Absent /Encoding /{encoding} /DescendantFonts [{number} 0 R] >> ");
            content.Append(CultureInfo.InvariantCulture, $"BT /{ordering} 24 Tf 30 {30 + (30 * objects.Count)} Td <{text}> Tj ET\n");
        }

        return Document.FromBytes(Write(fonts.ToString(), content.ToString(), objects), "fonts.pdf");
    }

    private static byte[] Write(string fonts, string content, IReadOnlyList<string> more)
    {
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 320 240] /Contents 4 0 R /Resources << /Font << {fonts} >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream",
            .. more,
        ];
        StringBuilder file = new("%PDF-1.7\n"), table = new();
        for (int number = 1; number <= objects.Length; number++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{objects[number - 1]}\nendobj\n");
        }

        int start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
