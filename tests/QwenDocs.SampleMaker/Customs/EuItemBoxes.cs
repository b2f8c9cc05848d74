using SkiaSharp;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>The boxes 31 to 47 of one item of goods.</summary>
internal sealed class EuItemBoxes(Sheet sheet, float left, float right)
{
    private const float Middle = 296;
    private const float RowHeight = 25;
    private const float TaxHeight = 50;

    private static readonly TextStyle Label = new(6.4f);
    private static readonly TextStyle Value = new(8);

    public float Draw(float top, EuGoodsItem item, int number, EuDeclaration declaration)
    {
        float y = top;
        sheet.Box(
            new SKRect(left, y, Middle, y + (3 * RowHeight)),
            Label,
            Value with { Size = 7.6f },
            "31 Packages and description of goods; marks and numbers",
            $"{item.Packages} CT",
            item.Description,
            declaration.Container);
        Box(Middle, 346, 0, "32 Item No.", $"{number}");
        Box(346, right, 0, "33 Commodity code", $"{item.Commodity[..8]} {item.Commodity[8..]}");
        Box(Middle, 386, 1, "34 Country of origin code", "CN");
        Box(386, 476, 1, "35 Gross mass (kg)", Typography.Number(item.Gross, "0.0"));
        Box(476, right, 1, "36 Preference", "100");
        Box(Middle, 386, 2, "37 Procedure", "4000 000");
        Box(386, 476, 2, "38 Net mass (kg)", Typography.Number(item.Net, "0.0"));
        Box(476, right, 2, "39 Quota", "");
        y += 3 * RowHeight;
        sheet.Box(new SKRect(left, y, Middle, y + RowHeight), Label, Value with { Size = 7.2f }, "44 Additional information, documents produced, certificates and authorisations", declaration.Documents);
        Box(Middle, 386, 3, "40 Previous document", declaration.PreviousDocument);
        Box(386, 436, 3, "41 Supplem. units", item.SupplementaryUnits is { } units ? Typography.Number(units, "0") : "");
        Box(436, 516, 3, "42 Item price", Typography.Number(item.Price, "0.00"));
        Box(516, right, 3, "43 V.M.", "1");
        y += RowHeight;
        DrawTaxes(item, y);
        Box(476, right, 4, "46 Statistical value", Typography.Number(item.StatisticalValue, "0.00"));
        sheet.Frame(new SKRect(left, top, right, y + TaxHeight), 1);
        return y + TaxHeight + 4;

        void Box(float x0, float x1, int row, string label, string value)
        {
            float height = row == 4 ? TaxHeight : RowHeight;
            float boxTop = top + (row * RowHeight);
            sheet.Box(new SKRect(x0, boxTop, x1, boxTop + height), Label, Value, label, value);
        }
    }

    private void DrawTaxes(EuGoodsItem item, float top)
    {
        sheet.Frame(new SKRect(left, top, 476, top + TaxHeight));
        sheet.Text("47 Calculation of taxes", left + 3, top + 7.5f, Label);
        float[] ends = [left + 60, left + 160, left + 240, left + 330, left + 400];
        string[] heads = ["Type", "Tax base", "Rate", "Amount", "MP"];
        for (int column = 0; column < heads.Length; column++)
            sheet.Text(heads[column], ends[column], top + 16.5f, new TextStyle(6.4f, Align: SKTextAlign.Right));
        Row(["A00", Typography.Number(item.Price, "0.00"), $"{Typography.Number(item.DutyRate, "0.0")} %", Typography.Number(item.Duty, "0.00"), "E"], top + 27);
        Row(["B00", Typography.Number(item.TaxBase, "0.00"), "21.0 %", Typography.Number(item.Tax, "0.00"), "E"], top + 38);

        void Row(string[] cells, float y)
        {
            for (int column = 0; column < cells.Length; column++)
                sheet.Text(cells[column], ends[column], y, (Value with { Size = 7.6f }).Right);
        }
    }
}
