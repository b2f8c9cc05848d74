using System.Globalization;
using System.Text.Json.Nodes;

namespace QwenDocs.Benchmarks.Evaluation;

/// <summary>Makes invoices and import declarations of any number of pages.</summary>
internal static class GeneratedDocuments
{
    private const int RowsAPage = 12;

    private static readonly string[] Goods = ["Drill bit", "Angle grinder", "Ball bearing", "Hex bolt", "Hydraulic hose", "Safety valve", "Copper pipe", "Gear wheel", "Work lamp", "Steel bracket"];

    private static readonly string[] Codes = ["8207509000", "8467210000", "8482100000", "7318159000", "4009310000", "8481400000", "7411101000", "8483900000", "9405420000", "7326909000"];

    private static readonly string[] Countries = ["CN", "DE", "IN", "US", "JP", "KR", "TR", "VN"];

    public static GeneratedDocument Invoice(int pages, int seed)
    {
        Random random = new(seed);
        GeneratedDocument document = new();
        decimal net = 0;
        for (int page = 1; page <= pages; page++)
        {
            document.NewPage();
            if (page == 1)
            {
                document.Print(50, 50, "INVOICE");
                Labelled(document, "$.number", 50, 70, "Invoice No.", Text($"R-2026-{random.Next(10_000, 99_999)}"));
                DateOnly issued = new DateOnly(2026, 1, 1).AddDays(random.Next(300));
                Labelled(document, "$.issueDate", 50, 84, "Invoice date", Text(Iso(issued)), issued.ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
                Labelled(document, "$.dueDate", 50, 98, "Due date", Text(Iso(issued.AddDays(30))), issued.AddDays(30).ToString("d MMMM yyyy", CultureInfo.InvariantCulture));
                Labelled(document, "$.currency", 50, 112, "Currency", Text("EUR"));
                Labelled(document, "$.orderReference", 50, 126, "Order No.", Text($"PO-{random.Next(100_000, 999_999)}"));
                document.Print(330, 70, "Seller");
                document.Value("$.seller.name", "Muster Werkzeug GmbH", 330, 84, "Muster Werkzeug GmbH");
                document.Print(330, 112, "Buyer");
                document.Value("$.buyer.name", "Example Trading Ltd", 330, 126, "Example Trading Ltd");
            }

            document.Print(50, 160, "Pos");
            document.Print(80, 160, "Article No.");
            document.Print(150, 160, "Description");
            document.Print(330, 160, "Quantity");
            document.Print(400, 160, "Unit price");
            document.Print(480, 160, "Net amount");
            for (int line = 0; line < RowsAPage; line++)
            {
                int index = ((page - 1) * RowsAPage) + line;
                double top = 180 + (line * 40);
                decimal quantity = random.Next(1, 200), price = random.Next(100, 50_000) / 100m;
                string row = string.Create(CultureInfo.InvariantCulture, $"$.lines[{index}].");
                document.Value(row + "lineNumber", Number(index + 1), 50, top, Number(index + 1));
                string article = $"{(char)('A' + random.Next(26))}{random.Next(10_000, 99_999)}", goods = $"{Goods[random.Next(Goods.Length)]} {random.Next(10, 99)} mm type {random.Next(100, 999)}";
                document.Value(row + "articleNumber", article, 80, top, article);
                document.Value(row + "description", goods, 150, top, goods);
                document.Value(row + "quantity", quantity, 330, top, quantity.ToString(CultureInfo.InvariantCulture));
                document.Value(row + "unitPrice", price, 400, top, GeneratedDocument.Amount(price));
                document.Value(row + "netAmount", quantity * price, 480, top, GeneratedDocument.Amount(quantity * price));
                net += quantity * price;
            }
        }

        decimal tax = Math.Round(net * 0.19m, 2);
        Total(document, "$.totalWithoutTax", 690, "Total net", net);
        Total(document, "$.taxTotal", 706, "VAT 19 %", tax);
        Total(document, "$.total", 722, "Total amount", net + tax);
        return document;
    }

    public static GeneratedDocument Declaration(int pages, int seed)
    {
        Random random = new(seed);
        GeneratedDocument document = new();
        decimal gross = 0, price = 0;
        int packages = 0;
        for (int page = 1; page <= pages; page++)
        {
            document.NewPage();
            if (page == 1)
            {
                document.Print(50, 50, "EUROPEAN UNION  IMPORT DECLARATION");
                Labelled(document, "$.localReference", 50, 70, "LRN", Text($"LRN{random.Next(1_000_000, 9_999_999)}"));
                Labelled(document, "$.currency", 50, 84, "Currency", Text("EUR"));
                document.Print(330, 70, "Exporter");
                document.Value("$.exporter.name", "Ningbo Tools Co Ltd", 330, 84, "Ningbo Tools Co Ltd");
                document.Print(330, 112, "Consignee");
                document.Value("$.consignee.name", "Muster Werkzeug GmbH", 330, 126, "Muster Werkzeug GmbH");
            }

            document.Print(40, 160, "Item No.");
            document.Print(85, 160, "Description of goods");
            document.Print(225, 160, "Packages");
            document.Print(275, 160, "Commodity code");
            document.Print(350, 160, "Origin");
            document.Print(390, 160, "Gross mass (kg)");
            document.Print(460, 160, "Net mass (kg)");
            document.Print(525, 160, "Item price");
            for (int line = 0; line < RowsAPage; line++)
            {
                int index = ((page - 1) * RowsAPage) + line, goods = random.Next(Goods.Length), count = random.Next(1, 60);
                double top = 180 + (line * 40);
                decimal weight = random.Next(500, 90_000) / 100m, net = Math.Round(weight * 0.92m, 2), value = random.Next(10_000, 900_000) / 100m;
                string row = string.Create(CultureInfo.InvariantCulture, $"$.items[{index}]."), words = $"{Goods[goods]} {random.Next(10, 99)} mm type {random.Next(100, 999)}", origin = Countries[random.Next(Countries.Length)];
                document.Value(row + "itemNumber", index + 1, 40, top, Number(index + 1));
                document.Value(row + "description", words, 85, top, words);
                document.Value(row + "packageCount", count, 225, top, Number(count));
                document.Value(row + "commodityCode", Codes[goods], 275, top, Codes[goods]);
                document.Value(row + "originCountry", origin, 350, top, origin);
                document.Value(row + "grossWeight", weight, 390, top, GeneratedDocument.Amount(weight));
                document.Value(row + "netWeight", net, 460, top, GeneratedDocument.Amount(net));
                document.Value(row + "itemPrice", value, 525, top, GeneratedDocument.Amount(value));
                (gross, price, packages) = (gross + weight, price + value, packages + count);
            }
        }

        Labelled(document, "$.itemCount", 330, 690, "Items", pages * RowsAPage, Number(pages * RowsAPage));
        Labelled(document, "$.packageCount", 330, 706, "Total packages", packages, Number(packages));
        Total(document, "$.grossWeight", 722, "Total gross mass (kg)", gross);
        Total(document, "$.totalInvoiced", 738, "Total amount invoiced", price);
        return document;
    }

    private static void Labelled(GeneratedDocument document, string path, double x, double top, string label, JsonNode value, string? printed = null)
    {
        document.Print(x, top, label);
        document.Value(path, value, x + 110, top, printed ?? value.ToString());
    }

    private static void Total(GeneratedDocument document, string path, double top, string label, decimal value) =>
        Labelled(document, path, 330, top, label, value, GeneratedDocument.Amount(value));

    private static JsonValue Text(string text) => JsonValue.Create(text);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
