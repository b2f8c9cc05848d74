using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>The table of goods, which runs over several pages with its head on each.</summary>
internal sealed class InvoiceTable(Typography typography)
{
    private const float Left = SampleDocument.Margin;
    private const float Right = SampleDocument.Width - SampleDocument.Margin;
    private const float HeadHeight = 26;
    private const float RowHeight = 26.5f;
    private const float TotalsHeight = 380;

    private static readonly float[] Edges = [Left, Left + 24, Left + 100, Left + 141, Left + 345, Left + 392, Left + 419, Left + 463, Right];

    private static readonly (string English, string Chinese)[] Heads =
    [
        ("Pos.", "项号"), ("Article No.", "货号"), ("HS code", "税号"), ("Description of goods", "货物名称"),
        ("Quantity", "数量"), ("Unit", "单位"), ("Unit price", "单价 EUR"), ("Amount", "金额 EUR"),
    ];

    /// <summary>Returns how many lines each page takes; the last page keeps room for the totals.</summary>
    public static IReadOnlyList<int> Paginate()
    {
        List<int> rows = [];
        int left = SampleLines.All.Count;
        int first = Fit(307);
        int following = Fit(64);
        rows.Add(Math.Min(left - 1, first));
        for (left -= rows[0]; left > Fit(64 + TotalsHeight); left -= rows[^1])
            rows.Add(Math.Min(left - 1, following));
        rows.Add(left);
        return rows;
    }

    public float Draw(SKCanvas canvas, float top, int first, int count, bool last)
    {
        DrawHead(canvas, top);
        float y = top + HeadHeight;
        for (int index = first; index < first + count; index++, y += RowHeight)
            DrawRow(canvas, SampleLines.All[index], index + 1, y);

        using SKPaint grid = new() { Color = SKColors.Gray, StrokeWidth = 0.4f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        foreach (float edge in Edges)
            canvas.DrawLine(edge, top, edge, y, grid);
        canvas.DrawLine(Left, y, Right, y, grid);

        decimal sum = SampleLines.All.Take(first + count).Sum(line => line.Amount);
        if (!last)
            typography.Draw(canvas, $"Carried forward 转下页　EUR {Typography.Number(sum)}", Right - 4, y + 13, TextStyle.Body.Strong.Right);
        return y;
    }

    private static int Fit(float top) => (int)((SampleDocument.Bottom - top - HeadHeight - 14) / RowHeight);

    private void DrawHead(SKCanvas canvas, float top)
    {
        using SKPaint shade = new() { Color = new SKColor(221, 228, 238) };
        canvas.DrawRect(new SKRect(Left, top, Right, top + HeadHeight), shade);
        for (int column = 0; column < Heads.Length; column++)
        {
            float x = (Edges[column] + Edges[column + 1]) / 2;
            typography.Draw(canvas, Heads[column].English, x, top + 11, new TextStyle(7.4f, Bold: true, Align: SKTextAlign.Center));
            typography.Draw(canvas, Heads[column].Chinese, x, top + 21, new TextStyle(7.2f, Align: SKTextAlign.Center));
        }
    }

    private void DrawRow(SKCanvas canvas, SampleLine line, int number, float top)
    {
        float baseline = top + 11.5f;
        TextStyle style = TextStyle.Body with { Size = 7.6f };
        typography.Draw(canvas, $"{number}", (Edges[0] + Edges[1]) / 2, baseline, style.Centre);
        typography.Draw(canvas, line.Article, Edges[1] + 4, baseline, style);
        typography.Draw(canvas, line.HsCode, (Edges[2] + Edges[3]) / 2, baseline, style.Centre);
        float width = Edges[4] - Edges[3] - 8;
        TextStyle english = style with { Size = Math.Min(style.Size, style.Size * width / typography.Measure(line.English, style)) };
        typography.Draw(canvas, line.English, Edges[3] + 4, baseline, english);
        typography.Draw(canvas, line.Chinese, Edges[3] + 4, baseline + 10, style with { Size = 7.4f });
        typography.Draw(canvas, Typography.Number(line.Quantity, "#,0.###"), Edges[5] - 4, baseline, style.Right);
        typography.Draw(canvas, line.Unit, (Edges[5] + Edges[6]) / 2, baseline, style.Centre);
        typography.Draw(canvas, Typography.Number(line.UnitPrice), Edges[7] - 4, baseline, style.Right);
        typography.Draw(canvas, Typography.Number(line.Amount), Edges[8] - 4, baseline, style.Right);
        using SKPaint grid = new() { Color = SKColors.LightGray, StrokeWidth = 0.3f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawLine(Left, top, Right, top, grid);
    }
}
