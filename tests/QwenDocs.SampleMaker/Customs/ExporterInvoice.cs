using System.Globalization;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>A commercial invoice as an exporter's spreadsheet prints it: on one page or more, with the heads of the columns on each.</summary>
internal sealed class ExporterInvoice(Typography typography, Shipment shipment)
{
    private const float Left = SampleDocument.Margin;
    private const float Right = SampleDocument.Width - SampleDocument.Margin;
    private const float RowHeight = 27;
    private const int FirstPageRows = 9;

    private static readonly float[] Edges = [Left, Left + 24, Left + 92, Left + 282, Left + 340, Left + 402, Left + 454, Right];
    private static readonly TextStyle Cell = new(8);

    public int Pages => shipment.Goods.Count > FirstPageRows ? 2 : 1;

    public void Draw(SKCanvas canvas, int page)
    {
        Sheet sheet = new(canvas, typography);
        int first = page == 1 ? 0 : FirstPageRows;
        int count = page == 1 ? Math.Min(FirstPageRows, shipment.Goods.Count) : shipment.Goods.Count - FirstPageRows;
        float y = page == 1 ? DrawHead(sheet) : DrawFollowingHead(sheet, page);
        y = DrawTable(sheet, y, first, count, last: page == Pages);
        if (page == Pages)
            DrawFoot(sheet, y + 18);
        if (Pages > 1)
            sheet.Text($"Page {page} of {Pages}", Right, 818, TextStyle.Small.Right);
    }

    private float DrawHead(Sheet sheet)
    {
        TradingCompany seller = shipment.Seller, buyer = shipment.Buyer;
        float middle = SampleDocument.Width / 2;
        sheet.Text(seller.Chinese, middle, 54, new TextStyle(16, Bold: true, Align: SKTextAlign.Center));
        sheet.Text(seller.Name, middle, 71, new TextStyle(11.5f, Bold: true, Align: SKTextAlign.Center));
        sheet.Text($"{seller.Street}, {seller.Town}", middle, 84, new TextStyle(7.6f, Align: SKTextAlign.Center));
        sheet.Text(seller.Contact, middle, 94, new TextStyle(7.6f, Align: SKTextAlign.Center));
        sheet.Line(Left, 101, Right, 101, 1.2f);
        sheet.Text("COMMERCIAL INVOICE", middle, 124, new TextStyle(15, Bold: true, Align: SKTextAlign.Center));
        sheet.Text("商业发票", middle, 140, new TextStyle(11, Align: SKTextAlign.Center));

        sheet.Text("TO 买方:", Left, 164, TextStyle.Body.Strong);
        string[] address = [buyer.Name, buyer.Street, buyer.Town, buyer.TaxId];
        for (int line = 0; line < address.Length; line++)
            sheet.Text(address[line], Left, 177 + (line * 11.5f), TextStyle.Body with { Bold = line == 0 });

        (string Label, string Value)[] references =
        [
            ("INVOICE NO. 发票号码:", shipment.InvoiceNumber),
            ("DATE 日期:", shipment.InvoiceDate.ToString("MMM. dd, yyyy", CultureInfo.InvariantCulture)),
            ("S/C NO. 合同号:", shipment.Contract),
            ("P/O NO. 订单号:", shipment.Order),
            ("TERMS 成交方式:", shipment.Incoterm),
        ];
        for (int row = 0; row < references.Length; row++)
        {
            sheet.Text(references[row].Label, 338, 164 + (row * 12.5f), TextStyle.Body);
            sheet.Text(references[row].Value, 438, 164 + (row * 12.5f), TextStyle.Body with { Bold = row == 0 });
        }

        sheet.Text($"FROM 装运港: {shipment.PortOfLoading}", Left, 236, TextStyle.Body);
        sheet.Text($"TO 目的港: {shipment.PortOfDischarge}", 230, 236, TextStyle.Body);
        sheet.Text($"BY 船名航次: {shipment.Vessel}", 385, 236, TextStyle.Body);
        return 246;
    }

    private float DrawFollowingHead(Sheet sheet, int page)
    {
        sheet.Text(shipment.Seller.Name, Left, 54, new TextStyle(9, Bold: true));
        sheet.Text($"COMMERCIAL INVOICE 商业发票　NO. {shipment.InvoiceNumber}　- {page} -", Right, 54, TextStyle.Body.Right);
        sheet.Line(Left, 60, Right, 60, 0.8f);
        return 72;
    }

    private float DrawTable(Sheet sheet, float top, int first, int count, bool last)
    {
        (string English, string Chinese)[] heads =
        [
            ("No.", "序号"), ("Art. No.", "货号"), ("Description of Goods", "货物描述"), ("HS Code", "海关编码"),
            ("Quantity", "数量"), ("Unit Price", $"单价 ({shipment.Currency})"), ("Amount", $"金额 ({shipment.Currency})"),
        ];
        sheet.Shade(new SKRect(Left, top, Right, top + 26), 232);
        for (int column = 0; column < heads.Length; column++)
        {
            float x = (Edges[column] + Edges[column + 1]) / 2;
            sheet.Text(heads[column].English, x, top + 11, new TextStyle(8, Bold: true, Align: SKTextAlign.Center));
            sheet.Text(heads[column].Chinese, x, top + 21.5f, new TextStyle(7.6f, Align: SKTextAlign.Center));
        }

        float y = top + 26;
        for (int index = first; index < first + count; index++, y += RowHeight)
            DrawRow(sheet, shipment.Goods[index], index + 1, y);
        float bottom = y;
        if (last)
        {
            sheet.Line(Left, y, Right, y);
            sheet.Text("TOTAL 合计:", Edges[2] + 5, y + 12.5f, Cell.Strong);
            sheet.Text($"{shipment.Currency} {Typography.Number(shipment.Total)}", Edges[7] - 4, y + 12.5f, Cell.Strong.Right);
            bottom = y + 18;
        }

        foreach (float edge in Edges)
            sheet.Line(edge, top, edge, edge == Left || edge == Right ? bottom : y);
        sheet.Line(Left, top, Right, top);
        sheet.Line(Left, bottom, Right, bottom);
        return bottom;
    }

    private static void DrawRow(Sheet sheet, TradedGoods line, int number, float top)
    {
        sheet.Line(Left, top, Right, top);
        sheet.Text($"{number}", (Edges[0] + Edges[1]) / 2, top + 16, Cell.Centre);
        sheet.Text(line.Article, Edges[1] + 4, top + 16, Cell);
        sheet.Fit(line.English, Edges[2] + 4, top + 11.5f, Edges[3] - Edges[2] - 8, Cell);
        sheet.Text(line.Chinese, Edges[2] + 4, top + 22, Cell with { Size = 7.6f });
        sheet.Text(line.HsCode, (Edges[3] + Edges[4]) / 2, top + 16, Cell.Centre);
        sheet.Text($"{Typography.Number(line.Quantity, "#,0.##")} {line.Unit}", Edges[5] - 5, top + 16, Cell.Right);
        sheet.Text(Typography.Number(line.UnitPrice), Edges[6] - 5, top + 16, Cell.Right);
        sheet.Text(Typography.Number(line.Amount), Edges[7] - 4, top + 16, Cell.Right);
    }

    private void DrawFoot(Sheet sheet, float y)
    {
        sheet.Text($"SAY TOTAL {shipment.AmountInWords} ONLY.", Left, y, TextStyle.Body.Strong);
        sheet.Text($"Total packages 总件数: {Typography.Number(shipment.Cartons, "#,0")} CARTONS 纸箱", Left, y + 17, TextStyle.Body);
        sheet.Text($"G.W. 毛重: {Typography.Number(shipment.Gross)} KGS", Left, y + 30, TextStyle.Body);
        sheet.Text($"N.W. 净重: {Typography.Number(shipment.Net)} KGS", Left + 130, y + 30, TextStyle.Body);
        sheet.Text("Country of origin 原产国: CHINA", Left + 260, y + 30, TextStyle.Body);
        sheet.Text($"Container No. 集装箱号: {shipment.Container}", Left + 260, y + 17, TextStyle.Body);
        sheet.Text($"Shipping marks 唛头: {shipment.Marks}", Left, y + 43, TextStyle.Body);
        sheet.Text($"Payment 付款方式: {shipment.Payment}", Left, y + 60, TextStyle.Body);
        sheet.Text($"Bank 开户银行: {shipment.Bank}", Left, y + 73, TextStyle.Body);
        sheet.Text(shipment.Seller.Name, Right - 214, y + 108, TextStyle.Body.Strong);
        sheet.Line(Right - 200, y + 164, Right - 20, y + 164);
        sheet.Text("Authorized Signature 授权签字", Right - 160, y + 175, TextStyle.Small);
        Signature.Draw(sheet.Canvas, Right - 175, y + 132);
        CompanySeal.Draw(sheet.Canvas, typography, Right - 78, y + 135, 44, shipment.Seller.Chinese, "单证专用章");
    }
}
