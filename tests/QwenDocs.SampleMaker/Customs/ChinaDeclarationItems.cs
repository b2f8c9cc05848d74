namespace QwenDocs.SampleMaker.Customs;

/// <summary>The rows of goods of a Chinese declaration: three lines each, with up to three quantities, then price, total and currency.</summary>
internal sealed class ChinaDeclarationItems(Sheet sheet, float left, float right)
{
    private const float HeadHeight = 13;
    private const float RowHeight = 34;
    private const float Leading = 10.4f;
    private const int Rows = 6;
    private const int District = 7;

    private static readonly TextStyle Head = new(7.2f);
    private static readonly TextStyle Cell = new(7.8f);

    // Where each column begins, and where numbers end.
    private static readonly float[] Columns = [6, 34, 98, 380, 470, 542, 604, 676, 738];
    private static readonly string[] Heads = ["项号", "商品编号", "商品名称及规格型号", "数量及单位", "单价/总价/币制", "原产国（地区）", "最终目的国（地区）", "境内货源地", "征免"];

    public float Draw(float top, ChinaDeclaration declaration)
    {
        for (int column = 0; column < Heads.Length; column++)
        {
            string head = column == District && !declaration.IsExport ? "境内目的地" : Heads[column];
            sheet.Text(head, left + Columns[column] + (column == 3 ? 30 : column == 4 ? 8 : 0), top + 9.6f, Head);
        }

        float y = top + HeadHeight;
        sheet.Line(left, y, right, y);
        int number = 0;
        foreach (DeclaredGoods item in declaration.Items)
        {
            DrawItem(item, ++number, declaration, y);
            y += RowHeight;
            sheet.Line(left, y, right, y, 0.4f);
        }

        // The form has its fixed height: rows that are not used stay blank.
        return top + HeadHeight + (Rows * RowHeight);
    }

    private void DrawItem(DeclaredGoods item, int number, ChinaDeclaration declaration, float top)
    {
        float first = top + 10, second = first + Leading, third = second + Leading;
        sheet.Text($"{number}", left + Columns[0] + 4, first, Cell);
        sheet.Text(item.HsCode, left + Columns[1], first, Cell);
        sheet.Fit(item.Name, left + Columns[2], first, 270, Cell);
        Wrap(item.Elements, second);
        sheet.Text(item.FirstQuantity, left + Columns[4] - 10, first, Cell.Right);
        sheet.Text(item.SecondQuantity, left + Columns[4] - 10, second, Cell.Right);
        sheet.Text(item.DeclaredQuantity, left + Columns[4] - 10, third, Cell.Right);
        sheet.Text(Typography.Number(item.Price, "0.0000"), left + Columns[5] - 10, first, Cell.Right);
        sheet.Text(Typography.Number(item.Total, "0.00"), left + Columns[5] - 10, second, Cell.Right);
        sheet.Text(declaration.Currency.Name, left + Columns[5] - 10, third, Cell.Right);
        (string originName, string originCode) = Split(item.Origin);
        (string destinationName, string destinationCode) = Split(item.Destination);
        sheet.Text(originName, left + Columns[5] + 6, first, Cell);
        sheet.Text(originCode, left + Columns[5] + 6, second, Cell);
        sheet.Text(destinationName, left + Columns[6] + 4, first, Cell);
        sheet.Text(destinationCode, left + Columns[6] + 4, second, Cell);
        (string districtName, string districtCode) = Split(item.District);
        sheet.Text(districtCode, left + Columns[District], first, Cell with { Size = 7 });
        sheet.Text(districtName, left + Columns[District], second, Cell with { Size = 7 });
        sheet.Text("照章征税", left + Columns[8], first, Cell);
        sheet.Text("（1）", left + Columns[8] + 8, second, Cell);
    }

    private void Wrap(string elements, float y)
    {
        int cut = elements.Length;
        while (sheet.Typography.Measure(elements[..cut], Cell with { Size = 7 }) > 272)
            cut--;
        sheet.Text(elements[..cut], left + Columns[2], y, Cell with { Size = 7 });
        if (cut < elements.Length)
            sheet.Fit(elements[cut..], left + Columns[2], y + Leading, 272, Cell with { Size = 7 });
    }

    private static (string Name, string Code) Split(string text) => text.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? (text[..at], text[at..]) : (text, "");
}
