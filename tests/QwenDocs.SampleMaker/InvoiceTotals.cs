using QwenDocs.Records.Invoices;
using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>What follows the last line: totals, taxes, bank, declaration, signature and stamp.</summary>
internal sealed class InvoiceTotals(Typography typography)
{
    private const float Left = SampleDocument.Margin;
    private const float Right = SampleDocument.Width - SampleDocument.Margin;
    private const float LabelX = 322;

    public void Draw(SKCanvas canvas, float top)
    {
        Invoice invoice = SampleTrade.Invoice;
        float y = DrawAmounts(canvas, invoice, top + 20);
        DrawTaxes(canvas, invoice, top + 20);
        y = DrawBank(canvas, invoice, Math.Max(y, top + 130) + 12);
        y = DrawDeclaration(canvas, y + 10);
        Signature.Draw(canvas, Right - 165, y + 22);
        CompanySeal.Draw(canvas, typography, Right - 101, top + 118, 50);
    }

    private float DrawAmounts(SKCanvas canvas, Invoice invoice, float y)
    {
        (string Label, decimal? Amount, bool Strong)[] rows =
        [
            ("Total of lines 货款合计", invoice.LineTotal, false),
            ("Less trade discount 减：商业折扣", -invoice.AllowanceTotal, false),
            ("Ocean freight to Hamburg 海运费", 1_840.00m, false),
            ("Insurance 110 % 保险费", 263.75m, false),
            ("Total without tax 不含税金额", invoice.TotalWithoutTax, true),
            ("VAT 0 % 增值税", invoice.TaxTotal, false),
            ("INVOICE TOTAL 发票总额", invoice.Total, true),
            ("Less deposit received 减：已收定金", -invoice.PrepaidAmount, false),
            ("AMOUNT DUE 应付余额", invoice.AmountDue, true),
        ];
        foreach ((string label, decimal? amount, bool strong) in rows)
        {
            TextStyle style = new(strong ? 9 : 8.2f, strong);
            typography.Draw(canvas, label, LabelX, y, style);
            typography.Draw(canvas, "EUR", Right - 78, y, style);
            typography.Draw(canvas, Typography.Number(amount!.Value), Right - 4, y, style.Right);
            if (strong)
                Line(canvas, LabelX, y - 9.5f, Right, y - 9.5f);
            y += 14;
        }

        Line(canvas, LabelX, y - 10, Right, y - 10);
        Line(canvas, LabelX, y - 8, Right, y - 8);
        return y;
    }

    private void DrawTaxes(SKCanvas canvas, Invoice invoice, float y)
    {
        typography.Draw(canvas, "Tax summary 税额汇总", Left, y, TextStyle.Body.Strong);
        float[] columns = [Left + 40, Left + 150, Left + 250];
        string[] heads = ["Rate 税率", "Taxable amount 计税金额", "Tax 税额"];
        for (int column = 0; column < columns.Length; column++)
            typography.Draw(canvas, heads[column], columns[column], y + 14, TextStyle.Small.Right);
        Line(canvas, Left, y + 18, columns[^1], y + 18);
        TaxBreakdown tax = invoice.Taxes[0];
        typography.Draw(canvas, "0.00 %", columns[0], y + 29, TextStyle.Body.Right);
        typography.Draw(canvas, Typography.Number(tax.TaxableAmount!.Value), columns[1], y + 29, TextStyle.Body.Right);
        typography.Draw(canvas, Typography.Number(tax.TaxAmount!.Value), columns[2], y + 29, TextStyle.Body.Right);
        Line(canvas, Left, y + 34, columns[^1], y + 34);
        typography.Draw(canvas, "Export of goods, exempt from Chinese VAT.　出口货物免征增值税", Left, y + 46, TextStyle.Small);
        typography.Draw(canvas, "Packing: 14 wooden pallets (ISPM 15)　14个木托盘", Left, y + 74, TextStyle.Body);
        typography.Draw(canvas, "Net weight 净重: 4,186.0 kg　Gross weight 毛重: 4,732.5 kg", Left, y + 87, TextStyle.Body);
        typography.Draw(canvas, $"Container 箱号: {SampleTrade.Container}　Seal 封号: CN-7730915", Left, y + 100, TextStyle.Body);
    }

    private float DrawBank(SKCanvas canvas, Invoice invoice, float y)
    {
        typography.Draw(canvas, "Payment 付款", Left, y, TextStyle.Body.Strong);
        (string Label, string Value)[] rows =
        [
            ("Terms of payment 付款条件", invoice.PaymentTerms!),
            ("Beneficiary 收款人", invoice.Seller!.Name!),
            ("Bank 银行", $"{SampleTrade.SellerBank}, Kontorhausplatz 3, 20095 Hamburg, Germany"),
            ("IBAN 账号", Letterhead.Spaced(SampleTrade.SellerIban)),
            ("BIC / SWIFT", SampleTrade.SellerBic),
            ("Reference 附言", invoice.Number!),
        ];
        foreach ((string label, string value) in rows)
        {
            y += 12.5f;
            typography.Draw(canvas, label, Left, y, TextStyle.Small);
            typography.Draw(canvas, value, Left + 104, y, TextStyle.Body);
        }

        return y + 10;
    }

    private float DrawDeclaration(SKCanvas canvas, float y)
    {
        typography.Draw(canvas, "Declaration 声明", Left, y, TextStyle.Body.Strong);
        float width = 290;
        y = typography.DrawWrapped(
            canvas,
            "We hereby certify that this invoice is true and correct, that it shows the actual price of the goods described, and that the goods are of Chinese origin.",
            Left,
            y + 12,
            width,
            10,
            TextStyle.Small);
        typography.Draw(canvas, "兹证明本发票真实无误，所列价格为货物实际成交价格，货物原产地为中国。", Left, y + 1, TextStyle.Small);
        typography.Draw(canvas, "For and on behalf of 代表", Right - 190, y - 20, TextStyle.Small);
        Line(canvas, Right - 190, y + 38, Right, y + 38);
        typography.Draw(canvas, "LIN Yuwei 林语微, Export Manager 出口部经理", Right - 190, y + 48, TextStyle.Small);
        typography.Draw(canvas, "Shenzhen, 17 Mar 2026", Right - 190, y + 58, TextStyle.Small);
        return y;
    }

    private static void Line(SKCanvas canvas, float x0, float y0, float x1, float y1)
    {
        using SKPaint paint = new() { Color = SKColors.DimGray, StrokeWidth = 0.5f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawLine(x0, y0, x1, y1, paint);
    }
}
