using System.Globalization;
using System.Text;

namespace QwenDocs.Benchmarks;

/// <summary>PDFs of A4 pages with forty lines of text each, every page with a content stream of its own.</summary>
internal static class PlainPdf
{
    public static byte[] Write(int pages)
    {
        StringBuilder file = new("%PDF-1.7\n");
        List<int> offsets = [];
        string kids = string.Join(' ', Enumerable.Range(0, pages).Select(page => Invariant($"{4 + (page * 2)} 0 R")));
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add(Invariant($"<< /Type /Pages /Count {pages} /Kids [{kids}] /Resources << /Font << /F1 3 0 R >> >> >>"));
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        for (int page = 0; page < pages; page++)
        {
            string content = string.Concat(Enumerable.Range(0, 40).Select(line => Invariant($"BT /F1 10 Tf 60 {780 - (line * 18)} Td (Page {page + 1} Article {line} 12 pcs 34.50 EUR) Tj ET\n")));
            Add(Invariant($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + (page * 2)} 0 R >>"));
            Add(Invariant($"<< /Length {content.Length} >>\nstream\n{content}endstream"));
        }

        int table = file.Length;
        file.Append(Invariant($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n"));
        foreach (int offset in offsets)
            file.Append(Invariant($"{offset:D10} 00000 n \n"));
        file.Append(Invariant($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
        return Encoding.Latin1.GetBytes(file.ToString());

        void Add(string body)
        {
            offsets.Add(file.Length);
            file.Append(Invariant($"{offsets.Count} 0 obj\n{body}\nendobj\n"));
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
