using System.Globalization;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>The packing list that goes with an invoice: packages, weights and volumes, no prices.</summary>
internal sealed class ExporterPackingList(Typography typography, Shipment shipment)
{
    private const float Left = SampleDocument.Margin;
    private const float Right = SampleDocument.Width - SampleDocument.Margin;
    private const float RowHeight = 27;

    private static readonly float[] Edges = [Left, Left + 52, Left + 118, Left + 286, Left + 344, Left + 384, Left + 430, Left + 478, Right];
    private static readonly TextStyle Cell = new(8.2f);

    private static readonly (string English, string Chinese)[] Heads =
    [
        ("C/NO.", "箱号"), ("Art. No.", "货号"), ("Description of Goods", "货物描述"), ("Quantity", "数量"),
        ("CTNS", "箱数"), ("N.W. (kg)", "净重"), ("G.W. (kg)", "毛重"), ("CBM", "体积"),
    ];

    public void Draw(SKCanvas canvas)
    {
        Sheet sheet = new(canvas, typography);
        TradingCompany seller = shipment.Seller, buyer = shipment.Buyer;
        float middle = SampleDocument.Width / 2;
        sheet.Text(seller.Chinese, middle, 58, new TextStyle(16, Bold: true, Align: SKTextAlign.Center));
        sheet.Text(seller.Name, middle, 75, new TextStyle(11.5f, Bold: true, Align: SKTextAlign.Center));
        sheet.Text($"{seller.Street}, {seller.Town}", middle, 88, new TextStyle(7.6f, Align: SKTextAlign.Center));
        sheet.Line(Left, 97, Right, 97, 1.2f);
        sheet.Text("PACKING LIST", middle, 122, new TextStyle(15, Bold: true, Align: SKTextAlign.Center));
        sheet.Text("装箱单", middle, 138, new TextStyle(11, Align: SKTextAlign.Center));

        sheet.Text("TO 收货人:", Left, 162, TextStyle.Body.Strong);
        sheet.Text(buyer.Name, Left, 175, TextStyle.Body.Strong);
        sheet.Text(buyer.Street, Left, 187, TextStyle.Body);
        sheet.Text(buyer.Town, Left, 199, TextStyle.Body);
        (string Label, string Value)[] references =
        [
            ("INVOICE NO. 发票号码:", shipment.InvoiceNumber),
            ("DATE 日期:", shipment.InvoiceDate.ToString("MMM. dd, yyyy", CultureInfo.InvariantCulture)),
            ("S/C NO. 合同号:", shipment.Contract),
            ("CONTAINER 集装箱号:", shipment.Container),
        ];
        for (int row = 0; row < references.Length; row++)
        {
            sheet.Text(references[row].Label, 338, 162 + (row * 13), TextStyle.Body);
            sheet.Text(references[row].Value, 438, 162 + (row * 13), TextStyle.Body with { Bold = row == 0 });
        }

        float y = DrawTable(sheet, 222);
        sheet.Text($"SHIPPING MARKS 唛头: {shipment.Marks}", Left, y + 20, TextStyle.Body);
        sheet.Text($"TOTAL PACKED IN {Typography.Number(shipment.Cartons, "#,0")} CARTONS ONLY.", Left, y + 34, TextStyle.Body);
        sheet.Text(seller.Name, Right - 214, y + 70, TextStyle.Body.Strong);
        Signature.Draw(canvas, Right - 170, y + 96);
        CompanySeal.Draw(canvas, typography, Right - 80, y + 98, 46, seller.Chinese, "单证专用章");
    }

    private float DrawTable(Sheet sheet, float top)
    {
        for (int column = 0; column < Heads.Length; column++)
        {
            float x = (Edges[column] + Edges[column + 1]) / 2;
            sheet.Text(Heads[column].English, x, top + 11.5f, new TextStyle(8, Bold: true, Align: SKTextAlign.Center));
            sheet.Text(Heads[column].Chinese, x, top + 22, new TextStyle(7.8f, Align: SKTextAlign.Center));
        }

        float y = top + 27;
        int carton = 1;
        foreach (TradedGoods line in shipment.Goods)
        {
            DrawRow(sheet, line, $"{carton}-{carton + line.Cartons - 1}", y);
            carton += line.Cartons;
            y += RowHeight;
        }

        sheet.Line(Left, y, Right, y, 0.7f);
        sheet.Text("TOTAL 合计:", Edges[1] + 4, y + 13, Cell.Strong);
        Figures(sheet, shipment.Cartons, shipment.Net, shipment.Gross, shipment.Volume, y + 13, Cell.Strong);
        float bottom = y + 19;
        foreach (float edge in Edges)
            sheet.Line(edge, top, edge, bottom, 0.7f);
        sheet.Line(Left, top, Right, top, 0.7f);
        sheet.Line(Left, bottom, Right, bottom, 0.7f);
        return bottom;
    }

    private static void DrawRow(Sheet sheet, TradedGoods line, string cartons, float top)
    {
        sheet.Line(Left, top, Right, top, 0.7f);
        sheet.Text(cartons, (Edges[0] + Edges[1]) / 2, top + 16, Cell.Centre);
        sheet.Text(line.Article, Edges[1] + 4, top + 16, Cell);
        sheet.Fit(line.English, Edges[2] + 4, top + 11.5f, Edges[3] - Edges[2] - 8, Cell);
        sheet.Text(line.Chinese, Edges[2] + 4, top + 22, Cell with { Size = 7.6f });
        sheet.Text($"{Typography.Number(line.Quantity, "#,0.##")} {line.Unit}", Edges[4] - 5, top + 16, Cell.Right);
        Figures(sheet, line.Cartons, line.Net, line.Gross, line.Volume, top + 16, Cell);
    }

    private static void Figures(Sheet sheet, int cartons, decimal net, decimal gross, decimal volume, float y, TextStyle style)
    {
        sheet.Text(Typography.Number(cartons, "#,0"), Edges[5] - 5, y, style.Right);
        sheet.Text(Typography.Number(net, "#,0.0"), Edges[6] - 5, y, style.Right);
        sheet.Text(Typography.Number(gross, "#,0.0"), Edges[7] - 5, y, style.Right);
        sheet.Text(Typography.Number(volume, "#,0.000"), Edges[8] - 4, y, style.Right);
    }
}
