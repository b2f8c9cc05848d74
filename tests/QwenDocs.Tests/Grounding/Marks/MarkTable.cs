using System.Globalization;
using System.Text;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Grounding.Marks;

/// <summary>A list of goods whose rows are ticked.</summary>
internal sealed record MarkedGoods
{
    [PrintedAs("Number")]
    public string? Number { get; init; }

    public IReadOnlyList<MarkedItem> Items { get; init; } = [];

    /// <summary>Returns a record that says the opposite of each mark.</summary>
    public MarkedGoods Opposite() => this with
    {
        Items = [.. Items.Select(item => item with { DangerousGoods = new Mark(!item.DangerousGoods!.Value.IsPresent), Fragile = new Mark(!item.Fragile!.Value.IsPresent) })],
    };
}

/// <summary>One row.</summary>
internal sealed record MarkedItem
{
    [PrintedAs("Description of goods")]
    public string? Description { get; init; }

    [PrintedAs("Packages")]
    public int? Packages { get; init; }

    [PrintedAs("Gross weight")]
    public decimal? GrossWeight { get; init; }

    [PrintedAs("Dangerous")]
    public Mark? DangerousGoods { get; init; }

    [PrintedAs("Fragile")]
    public Mark? Fragile { get; init; }
}

/// <summary>Draws tables with columns that are ticked: squares, rings, or cells that hold a cross, a tick, a word or nothing.</summary>
internal sealed class MarkTable(int seed)
{
    private static readonly string[] Goods = ["Ball bearings, steel", "Lithium batteries, packed", "Window panes, glass", "Paint thinner in cans", "Wooden pallets", "Porcelain plates", "Cleaning agent, acid"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _content = new("0.8 w 0 G\n");

    public (byte[] Pdf, MarkedGoods Truth) Draw(int rotate = 0)
    {
        MarkedGoods truth = new()
        {
            Number = "PL-2026-0817",
            Items = [.. Enumerable.Range(0, 4 + _random.Next(3)).Select(row => new MarkedItem
            {
                Description = Goods[row],
                Packages = 3 + _random.Next(90),
                GrossWeight = 100 + (_random.Next(90_000) / 100m),
                DangerousGoods = new Mark(_random.Next(2) == 0),
                Fragile = new Mark(_random.Next(2) == 0),
            })],
        };
        int style = _random.Next(4);
        double height = 18 + _random.Next(12);
        Text(50, 790, "Packing list", 16);
        Text(380, 790, "Number: PL-2026-0817");
        for (int line = 0; line < 4; line++)
            Text(50, 750 - (line * 16), "The goods below were packed in apparent good order and condition for the voyage");
        Text(50, 640, "Description of goods");
        Text(230, 640, "Packages");
        Text(310, 640, "Gross weight");
        Text(400, 640, "Dangerous");
        Text(480, 640, "Fragile");
        for (int row = 0; row < truth.Items.Count; row++)
        {
            double y = 640 - ((row + 1) * height);
            MarkedItem item = truth.Items[row];
            Text(50, y, item.Description!);
            Text(240, y, item.Packages!.Value.ToString(CultureInfo.InvariantCulture));
            Text(320, y, item.GrossWeight!.Value.ToString("0.00", CultureInfo.InvariantCulture));
            Cell(415, y, style, item.DangerousGoods!.Value.IsPresent);
            Cell(490, y, style, item.Fragile!.Value.IsPresent);
        }

        Text(50, 640 - ((truth.Items.Count + 2) * height), "Place and date of issue: Hamburg, 2026-08-17");
        return (new TestPdf().PageWithContent(_content.ToString(), entries: Invariant($"/Rotate {rotate}")).ToBytes(), truth);
    }

    private void Cell(double x, double y, int style, bool isTicked)
    {
        switch (style)
        {
            case 0:
                Add($"{x} {y - 1} 9 9 re S");
                if (isTicked)
                    Add($"1.2 w {x + 1} {y} m {x + 8} {y + 7} l {x + 1} {y + 7} m {x + 8} {y} l S 0.8 w");
                break;
            case 1:
                Ring(x + 5, y + 3.5, 4.5, "S");
                if (isTicked)
                    Ring(x + 5, y + 3.5, 2.4, "f");
                break;
            case 2:
                if (isTicked)
                    Add($"1.4 w {x + 1} {y + 3} m {x + 4} {y} l {x + 11} {y + 9} l S 0.8 w");
                break;
            default:
                Text(x, y, isTicked ? "X" : "-");
                break;
        }
    }

    private void Ring(double x, double y, double r, string how)
    {
        double k = 0.5523 * r;
        Add($"{x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c {x - k} {y + r} {x - r} {y + k} {x - r} {y} c");
        Add($"{x - r} {y - k} {x - k} {y - r} {x} {y - r} c {x + k} {y - r} {x + r} {y - k} {x + r} {y} c {how}");
    }

    private void Text(double x, double y, string text, double size = 10) => Add($"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET");

    private void Add(FormattableString operators) => _content.Append(Invariant(operators)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
