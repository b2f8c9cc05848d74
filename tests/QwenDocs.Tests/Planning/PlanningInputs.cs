using System.Globalization;
using System.Text;
using QwenDocs.Documents;
using QwenDocs.Planning;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Planning;

/// <summary>Documents and schemas to plan with.</summary>
internal static class PlanningInputs
{
    public sealed record Note(string? Number, string[] Lines);

    public static RecordSchema Schema { get; } = RecordSchema.For<Note>();

    public static async Task<DocumentContent> OpenAsync(TestPdf pdf, string name = "paper.pdf") =>
        await Document.FromBytes(pdf.ToBytes(), name).OpenAsync(cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Pages of running text, one font size each.</summary>
    public static TestPdf Pages(params IEnumerable<double> fontSizes)
    {
        TestPdf pdf = new();
        foreach (double size in fontSizes)
        {
            StringBuilder content = new();
            for (double y = 780; y > 60; y -= Math.Max(size * 1.4, 24))
                Line(content, size, 60, y, "Received in good order 1234567890");
            pdf.PageWithContent(content.ToString());
        }

        return pdf;
    }

    public static string Row(double y, params string[] cells)
    {
        StringBuilder content = new();
        for (int index = 0; index < cells.Length; index++)
            Line(content, 10, 60 + (index * 120), y, cells[index]);
        return content.ToString();
    }

    public static void Line(StringBuilder content, double size, double x, double y, string text) =>
        content.Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n");

    /// <summary>Plans with small answers, so that small windows serve.</summary>
    public static PlanningOptions Options(Action<PlanningOptions>? change = null)
    {
        PlanningOptions options = new() { CompletionTokens = 1_000, MarginTokens = 100 };
        change?.Invoke(options);
        return options;
    }
}
