using System.Globalization;
using QwenDocs.Records.Invoices;
using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>The head and foot of the pages, and the parties and references of the first.</summary>
internal sealed class Letterhead(Typography typography)
{
    private const float Left = SampleDocument.Margin;
    private const float Right = SampleDocument.Width - SampleDocument.Margin;
    private const float Middle = 318;

    private static readonly SKColor Blue = new(22, 60, 112);

    public float DrawFirst(SKCanvas canvas)
    {
        Invoice invoice = SampleTrade.Invoice;
        DrawMark(canvas, Left + 21, 58);
        typography.Draw(canvas, SampleTrade.SellerChinese, Left + 54, 53, new TextStyle(16.5f, Bold: true, Color: Blue));
        typography.Draw(canvas, invoice.Seller!.Name!, Left + 54, 69, new TextStyle(11.2f, Bold: true, Color: Blue));
        typography.Draw(canvas, "地址：深圳市宝安区福海街道凤塘大道128号新和工业园7栋　邮编：518103", Left + 54, 83, TextStyle.Small);
        typography.Draw(canvas, $"Add.: {invoice.Seller.Street},", Left + 54, 93, TextStyle.Small);
        typography.Draw(canvas, "518103 Shenzhen, P.R. China   Tel.: +86 755 0000 4718   export@lanyao-motion.example", Left + 54, 103, TextStyle.Small);
        typography.Draw(canvas, $"统一社会信用代码 Unified Social Credit Code: {invoice.Seller.TaxId}", Left + 54, 113, TextStyle.Small);
        Rule(canvas, 121, 1.4f, Blue);

        typography.Draw(canvas, "COMMERCIAL INVOICE　商业发票", SampleDocument.Width / 2, 145, new TextStyle(15, Bold: true, Align: SKTextAlign.Center));
        DrawBuyer(canvas, invoice, 168);
        DrawReferences(canvas, invoice, 168);
        return 307;
    }

    public float DrawFollowing(SKCanvas canvas, int page, int pages)
    {
        typography.Draw(canvas, $"{SampleTrade.SellerChinese}  {SampleTrade.Invoice.Seller!.Name}", Left, 46, new TextStyle(8.4f, Bold: true, Color: Blue));
        typography.Draw(canvas, $"Invoice No. 发票号 {SampleTrade.Invoice.Number}　Page 页 {page} / {pages}", Right, 46, TextStyle.Body.Right);
        Rule(canvas, 53, 0.9f, Blue);
        return 64;
    }

    public void DrawFooter(SKCanvas canvas, int page, int pages)
    {
        Rule(canvas, 802, 0.5f, Blue);
        typography.Draw(canvas, $"Bank 收款银行: {SampleTrade.SellerBank}", Left, 812, TextStyle.Small);
        typography.Draw(canvas, $"IBAN: {Spaced(SampleTrade.SellerIban)}", (SampleDocument.Width / 2) + 20, 812, TextStyle.Small);
        typography.Draw(canvas, $"{page} / {pages}", Right, 812, TextStyle.Small.Right);
    }

    public static string Spaced(string iban) => string.Join(' ', iban.Chunk(4).Select(group => new string(group)));

    private void DrawBuyer(SKCanvas canvas, Invoice invoice, float y)
    {
        Frame(canvas, Left, y - 11, Middle - 12, 296);
        typography.Draw(canvas, "Buyer / Consignee 买方 / 收货人", Left + 6, y, TextStyle.Small);
        typography.Draw(canvas, invoice.Buyer!.Name!, Left + 6, y + 16, new TextStyle(10, Bold: true));
        string[] lines =
        [
            "Einkauf International – Frau K. Thomsen",
            invoice.Buyer.Street!,
            $"{invoice.Buyer.PostalCode} {invoice.Buyer.City}",
            "Germany 德国",
            "",
            $"VAT ID / USt-IdNr.: {invoice.Buyer.TaxId}",
            "EORI: DE0000917304266",
            $"Your reference 客户编号: {invoice.BuyerReference}",
        ];
        for (int index = 0; index < lines.Length; index++)
            typography.Draw(canvas, lines[index], Left + 6, y + 29 + (index * 12), TextStyle.Body);
    }

    private void DrawReferences(SKCanvas canvas, Invoice invoice, float y)
    {
        (string Label, string Value)[] rows =
        [
            ("Invoice No. 发票号", invoice.Number!),
            ("Invoice date 开票日期", Date(invoice.IssueDate)),
            ("Order No. 订单号", invoice.OrderReference!),
            ("Delivery date 交货日期", Date(invoice.DeliveryDate)),
            ("Payment due 付款到期日", Date(invoice.DueDate)),
            ("Terms of delivery 贸易条款", SampleTrade.Incoterm),
            ("Currency 币种", "EUR 欧元"),
            ("Country of origin 原产地", "P.R. China 中国"),
            ("Port of loading 装运港", SampleTrade.PortOfLoading),
            ("Vessel 船名航次", SampleTrade.Vessel),
        ];
        Frame(canvas, Middle, y - 11, Right, 296);
        float step = (296 - (y - 11)) / rows.Length;
        for (int index = 0; index < rows.Length; index++)
        {
            float baseline = y - 2 + (index * step);
            typography.Draw(canvas, rows[index].Label, Middle + 5, baseline, TextStyle.Small with { Size = 6.4f });
            TextStyle style = TextStyle.Body with { Bold = index < 3 };
            float width = Right - Middle - 105;
            style = style with { Size = Math.Min(style.Size, style.Size * width / typography.Measure(rows[index].Value, style)) };
            typography.Draw(canvas, rows[index].Value, Middle + 100, baseline, style);
            if (index > 0)
                Line(canvas, Middle, baseline - 9.6f, Right, baseline - 9.6f, 0.3f, SKColors.Gray);
        }
    }

    private static string Date(DateOnly? date) => date!.Value.ToString("dd MMM yyyy", CultureInfo.InvariantCulture);

    private static void DrawMark(SKCanvas canvas, float x, float y)
    {
        using SKPaint ring = new() { Color = Blue, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 3.2f };
        canvas.DrawCircle(x, y, 17, ring);
        using SKPaint teeth = new() { Color = Blue, IsAntialias = true };
        for (int tooth = 0; tooth < 12; tooth++)
        {
            canvas.Save();
            canvas.RotateDegrees(tooth * 30, x, y);
            canvas.DrawRect(x - 2.2f, y - 21.5f, 4.4f, 4.5f, teeth);
            canvas.Restore();
        }

        using SKPathBuilder wave = new();
        wave.MoveTo(x - 12, y + 3);
        wave.CubicTo(x - 6, y - 10, x - 2, y + 12, x + 12, y - 4);
        wave.CubicTo(x + 4, y + 16, x - 4, y - 2, x - 12, y + 3);
        using SKPath path = wave.Detach();
        canvas.DrawPath(path, teeth);
    }

    private static void Rule(SKCanvas canvas, float y, float thickness, SKColor color) => Line(canvas, Left, y, Right, y, thickness, color);

    private static void Line(SKCanvas canvas, float x0, float y0, float x1, float y1, float thickness, SKColor color)
    {
        using SKPaint paint = new() { Color = color, StrokeWidth = thickness, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawLine(x0, y0, x1, y1, paint);
    }

    private static void Frame(SKCanvas canvas, float left, float top, float right, float bottom)
    {
        using SKPaint paint = new() { Color = SKColors.Gray, StrokeWidth = 0.6f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawRect(new SKRect(left, top, right, bottom), paint);
    }
}
