using System.Globalization;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Customs;

/// <summary>The printout of a European import declaration in the boxes of the single administrative document, with its continuation sheet.</summary>
internal sealed class EuDeclarationForm(Typography typography, EuDeclaration declaration)
{
    private const float Left = 30;
    private const float Right = SampleDocument.Width - 30;
    private const float Middle = 296;
    private const int FirstPageItems = 2;

    private static readonly TextStyle Label = new(6.4f);
    private static readonly TextStyle Value = new(8);

    public const int Pages = 2;

    public void Draw(SKCanvas canvas, int page)
    {
        Sheet sheet = new(canvas, typography);
        float y = page == 1 ? DrawHeader(sheet) : DrawContinuationHeader(sheet);
        EuItemBoxes boxes = new(sheet, Left, Right);
        int first = page == 1 ? 0 : FirstPageItems;
        int end = page == 1 ? FirstPageItems : declaration.Items.Count;
        for (int index = first; index < end; index++)
            y = boxes.Draw(y, declaration.Items[index], index + 1, declaration);
        if (page == Pages)
            DrawFoot(sheet, y);
        sheet.Text($"Page {page} of {Pages}", Right, 832, TextStyle.Small.Right);
    }

    private float DrawHeader(Sheet sheet)
    {
        EuDeclaration d = declaration;
        sheet.Text("IMPORT DECLARATION", Left, 36, new TextStyle(13, Bold: true));
        sheet.Text("European Union - single administrative document (H1)", Left, 48, new TextStyle(7.6f));
        Barcode.Draw(sheet.Canvas, d.Mrn, Right, 18, 20);
        sheet.Text($"MRN {d.Mrn}", Right, 49, new TextStyle(9, Bold: true, Align: SKTextAlign.Right));
        float y = 56;
        Box(Left, Middle, y, 54, $"2 Consignor / Exporter", d.Exporter.Name, d.Exporter.Street, d.Exporter.Town);
        Box(Middle, 376, y, 27, "1 Declaration", d.Type);
        Box(376, 456, y, 27, "3 Forms", $"1 / {Pages}");
        Box(456, Right, y, 27, "A Date of acceptance", d.AcceptedOn.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));
        Box(Middle, 376, y + 27, 27, "5 Items", $"{d.Items.Count}");
        Box(376, 456, y + 27, 27, "6 Total packages", $"{d.Packages}");
        Box(456, Right, y + 27, 27, "7 Reference number", d.Reference);
        y += 54;
        Box(Left, Middle, y, 54, $"8 Consignee　No. {d.Importer.Code}", d.Importer.Name, d.Importer.Street, d.Importer.Town);
        Box(Middle, Right, y, 27, "9 Person responsible for financial settlement", "");
        Box(Middle, 376, y + 27, 27, "10 Country last consigned", d.DispatchCountry);
        Box(376, 456, y + 27, 27, "11 Trading country", d.DispatchCountry);
        Box(456, Right, y + 27, 27, "12 Value details", Typography.Number(d.Invoiced, "0.00"));
        y += 54;
        Box(Left, Middle, y, 54, $"14 Declarant / Representative　No. {d.Declarant.Code}", d.Declarant.Name, d.Declarant.Street, d.Declarant.Town);
        Box(Middle, 430, y, 27, "15 Country of dispatch / export", d.DispatchCountry);
        Box(430, Right, y, 27, "16 Country of origin", d.DispatchCountry);
        Box(Middle, 430, y + 27, 27, "17 Country of destination", d.DestinationCountry);
        Box(430, 480, y + 27, 27, "19 Ctr.", "1");
        Box(480, Right, y + 27, 27, "20 Delivery terms", d.Incoterm);
        y += 54;
        Box(Left, Middle, y, 27, "18 Identity and nationality of means of transport on arrival", d.Vessel);
        Box(Middle, 430, y, 27, "22 Currency and total amount invoiced", $"{d.Currency} {Typography.Number(d.Invoiced, "0.00")}");
        Box(430, 490, y, 27, "23 Exchange rate", Typography.Number(d.ExchangeRate, "0.00000"));
        Box(490, Right, y, 27, "24 Nature of trans.", "11");
        y += 27;
        Box(Left, Middle, y, 27, "21 Identity and nationality of active means of transport crossing the border", $"{d.Vessel}　LR");
        Box(Middle, 366, y, 27, "25 Mode at the border", "1");
        Box(366, 430, y, 27, "26 Inland mode", "3");
        Box(430, Right, y, 27, "27 Place of unloading", "NLRTM Rotterdam");
        y += 27;
        Box(Left, Middle, y, 27, "29 Office of entry", d.Office);
        Box(Middle, Right, y, 27, "30 Location of goods", d.Location);
        return y + 27;

        void Box(float x0, float x1, float top, float height, string label, params string[] lines) =>
            sheet.Box(new SKRect(x0, top, x1, top + height), Label, lines.Length > 1 ? Value with { Size = 7.6f } : Value, label, lines);
    }

    private float DrawContinuationHeader(Sheet sheet)
    {
        sheet.Text("IMPORT DECLARATION", Left, 36, new TextStyle(13, Bold: true));
        sheet.Text("European Union - single administrative document, continuation sheet", Left, 48, new TextStyle(7.6f));
        sheet.Text($"MRN {declaration.Mrn}", Right, 49, new TextStyle(9, Bold: true, Align: SKTextAlign.Right));
        return 58;
    }

    private void DrawFoot(Sheet sheet, float top)
    {
        decimal duty = declaration.Items.Sum(item => item.Duty), tax = declaration.Items.Sum(item => item.Tax);
        float y = top + 12;
        sheet.Text("Summary of taxes", Left + 2, y, Value.Strong);
        (string Type, decimal Amount)[] rows = [("A00 customs duty", duty), ("B00 VAT", tax)];
        foreach ((string type, decimal amount) in rows)
        {
            y += 12;
            sheet.Text(type, Left + 2, y, Value);
            sheet.Text(Typography.Number(amount, "0.00"), Left + 190, y, Value.Right);
        }

        y += 13;
        sheet.Line(Left, y - 9.5f, Left + 194, y - 9.5f);
        sheet.Text($"Total taxes ({declaration.Currency})", Left + 2, y, Value.Strong);
        sheet.Text(Typography.Number(duty + tax, "0.00"), Left + 190, y, Value.Strong.Right);
        sheet.Box(new SKRect(Middle, top + 4, Right, top + 74), Label, Value, "54 Place and date, signature and name of the declarant / representative", $"Rotterdam, {declaration.AcceptedOn:dd.MM.yyyy}", declaration.Declarant.Contact);
        Signature.Draw(sheet.Canvas, Middle + 116, top + 32);
    }
}
