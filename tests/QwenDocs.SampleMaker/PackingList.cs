using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>The packing list: one pallet a row. It carries none of the invoice's lines again.</summary>
internal sealed class PackingList(Typography typography)
{
    private const float Left = SampleDocument.Margin + 10;

    private static readonly float[] Edges = [Left, Left + 50, Left + 240, Left + 290, Left + 350, Left + 410, SampleDocument.Width - SampleDocument.Margin];

    private static readonly (string Lines, int Cartons, decimal Net, decimal Gross, string Size)[] Pallets =
    [
        ("Gear reducers, items 1 – 3", 24, 402.0m, 446.5m, "120 × 80 × 112"), ("Gear reducers, items 4 – 6", 26, 388.5m, 431.0m, "120 × 80 × 110"),
        ("Ball screws, items 7 – 8", 14, 296.0m, 340.5m, "160 × 80 × 92"), ("Supports, couplings, items 9 – 11", 31, 241.5m, 279.0m, "120 × 80 × 104"),
        ("Pulleys and belts, items 12 – 13", 22, 164.0m, 198.5m, "120 × 80 × 96"), ("Servo motors, items 14 – 16", 28, 372.0m, 413.0m, "120 × 80 × 118"),
        ("Stepper motors, items 17 – 18", 21, 318.5m, 357.0m, "120 × 80 × 106"), ("Drives and supplies, items 19 – 22", 38, 346.0m, 388.0m, "120 × 80 × 132"),
        ("Controllers, switches, items 23 – 26", 29, 171.5m, 207.0m, "120 × 80 × 101"), ("Cables and chains, items 27 – 29", 19, 428.0m, 465.5m, "120 × 100 × 88"),
        ("Linear guides, items 30 – 31", 16, 357.5m, 396.0m, "140 × 80 × 94"), ("Bearings and shafts, items 32 – 37", 27, 309.0m, 346.5m, "120 × 80 × 90"),
        ("Pneumatics, items 38 – 40", 18, 148.0m, 181.5m, "120 × 80 × 98"), ("Fasteners, profiles, items 41 – 45", 17, 243.5m, 282.5m, "200 × 80 × 84"),
    ];

    public void Draw(SKCanvas canvas)
    {
        typography.Draw(canvas, SampleTrade.SellerChinese, SampleDocument.Width / 2, 66, new TextStyle(15, Bold: true, Align: SKTextAlign.Center));
        typography.Draw(canvas, SampleTrade.Invoice.Seller!.Name!, SampleDocument.Width / 2, 82, new TextStyle(10.5f, Align: SKTextAlign.Center));
        typography.Draw(canvas, "PACKING LIST　装箱单", SampleDocument.Width / 2, 112, new TextStyle(15, Bold: true, Align: SKTextAlign.Center));
        typography.Draw(canvas, $"To 致: {SampleTrade.Invoice.Buyer!.Name}, Hamburg", Left, 140, TextStyle.Body with { Size = 9 });
        typography.Draw(canvas, $"Invoice No. 发票号: {SampleTrade.Invoice.Number}", Left, 155, TextStyle.Body with { Size = 9 });
        typography.Draw(canvas, $"Order No. 订单号: {SampleTrade.Invoice.OrderReference}", Left + 290, 155, TextStyle.Body with { Size = 9 });
        typography.Draw(canvas, $"Container 箱号: {SampleTrade.Container}", Left, 170, TextStyle.Body with { Size = 9 });
        typography.Draw(canvas, "Seal No. 封号: CN-7730915", Left + 290, 170, TextStyle.Body with { Size = 9 });

        float y = DrawTable(canvas, 186);
        typography.Draw(canvas, "Marks 唛头: NWA / PO-4500187362 / HAMBURG / PLT 1 – 14 / MADE IN CHINA", Left, y + 26, TextStyle.Body with { Size = 9 });
        typography.Draw(canvas, "Wood packing treated by heat, ISPM 15.　木质包装已热处理", Left, y + 42, TextStyle.Body with { Size = 9 });
        typography.Draw(canvas, "Warehouse 仓库:", Left + 290, y + 92, TextStyle.Body with { Size = 9 });
        Signature.Draw(canvas, Left + 345, y + 66);
        CompanySeal.Draw(canvas, typography, Left + 410, y + 92, 52);
    }

    private float DrawTable(SKCanvas canvas, float top)
    {
        string[] heads = ["Pallet\n托盘号", "Contents\n内容", "Cartons\n箱数", "Net kg\n净重", "Gross kg\n毛重", "L × W × H cm\n尺寸"];
        float y = top;
        for (int column = 0; column < heads.Length; column++)
        {
            string[] lines = heads[column].Split('\n');
            float x = (Edges[column] + Edges[column + 1]) / 2;
            typography.Draw(canvas, lines[0], x, y + 11, new TextStyle(8.4f, Bold: true, Align: SKTextAlign.Center));
            typography.Draw(canvas, lines[1], x, y + 22, new TextStyle(8, Align: SKTextAlign.Center));
        }

        y += 28;
        for (int index = 0; index < Pallets.Length; index++, y += 22)
            DrawRow(canvas, y, $"{index + 1}", Pallets[index].Lines, $"{Pallets[index].Cartons}", Pallets[index].Net, Pallets[index].Gross, Pallets[index].Size);
        DrawRow(canvas, y, "14", "TOTAL 合计", $"{Pallets.Sum(pallet => pallet.Cartons)}", Pallets.Sum(pallet => pallet.Net), Pallets.Sum(pallet => pallet.Gross), "");
        y += 22;

        using SKPaint grid = new() { Color = SKColors.Black, StrokeWidth = 0.7f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        foreach (float edge in Edges)
            canvas.DrawLine(edge, top, edge, y, grid);
        canvas.DrawLine(Left, top, Edges[^1], top, grid);
        canvas.DrawLine(Left, y, Edges[^1], y, grid);
        return y;
    }

    private void DrawRow(SKCanvas canvas, float top, string pallet, string contents, string cartons, decimal net, decimal gross, string size)
    {
        TextStyle style = TextStyle.Body with { Size = 9, Bold = size.Length == 0 };
        typography.Draw(canvas, pallet, (Edges[0] + Edges[1]) / 2, top + 15, style.Centre);
        typography.Draw(canvas, contents, Edges[1] + 5, top + 15, style);
        typography.Draw(canvas, cartons, Edges[3] - 6, top + 15, style.Right);
        typography.Draw(canvas, Typography.Number(net, "#,0.0"), Edges[4] - 6, top + 15, style.Right);
        typography.Draw(canvas, Typography.Number(gross, "#,0.0"), Edges[5] - 6, top + 15, style.Right);
        typography.Draw(canvas, size, (Edges[5] + Edges[6]) / 2, top + 15, style.Centre);
        using SKPaint grid = new() { Color = SKColors.Black, StrokeWidth = 0.7f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawLine(Left, top, Edges[^1], top, grid);
    }
}
