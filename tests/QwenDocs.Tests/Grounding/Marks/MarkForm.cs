using System.Globalization;
using System.Text;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Grounding.Marks;

/// <summary>What a form asks for in ink.</summary>
internal sealed record MarkRecord
{
    [PrintedAs("Signature of shipper")]
    public Mark? ShipperSignature { get; init; }

    [PrintedAs("Signature of carrier")]
    public Mark? CarrierSignature { get; init; }

    [PrintedAs("Stamp of carrier")]
    public Mark? CarrierStamp { get; init; }

    [PrintedAs("Original")]
    public Mark? Original { get; init; }

    [PrintedAs("Telex release")]
    public Mark? TelexRelease { get; init; }

    [PrintedAs("Dangerous goods")]
    public Mark? DangerousGoods { get; init; }

    public string? Number { get; init; }

    /// <summary>Returns a record that says the opposite of each mark.</summary>
    public MarkRecord Opposite() => this with
    {
        ShipperSignature = Not(ShipperSignature),
        CarrierSignature = Not(CarrierSignature),
        CarrierStamp = Not(CarrierStamp),
        Original = Not(Original),
        TelexRelease = Not(TelexRelease),
        DangerousGoods = Not(DangerousGoods),
    };

    private static Mark? Not(Mark? mark) => new Mark(mark is not { IsPresent: true });
}

/// <summary>Draws forms with and without signatures, stamps and ticks: in framed cells, over lines, beside labels.</summary>
internal sealed class MarkForm(int seed, bool isRound = false)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _content = new("1 w 0 G\n");

    /// <summary>Draws a form; which marks are there is drawn by lot.</summary>
    public (byte[] Pdf, MarkRecord Truth) Draw(int rotate = 0) => Draw(rotate, new MarkRecord
    {
        ShipperSignature = new Mark(Toss()),
        CarrierSignature = new Mark(Toss()),
        CarrierStamp = new Mark(Toss()),
        Original = new Mark(Toss()),
        TelexRelease = new Mark(Toss()),
        DangerousGoods = new Mark(Toss()),
        Number = "HB-2026-0817",
    });

    /// <summary>Draws a form with the marks of a record.</summary>
    public (byte[] Pdf, MarkRecord Truth) Draw(int rotate, MarkRecord truth)
    {
        Text(50, 790, "Bill of lading", 16);
        Text(380, 790, "Number: HB-2026-0817");
        for (int line = 0; line < 14; line++)
            Text(50, 750 - (line * 16), "Said to contain 12 cartons of spare parts, shipped on board in apparent good order and condition");
        Boxes(truth);
        switch (_random.Next(3))
        {
            case 0:
                InCells(truth);
                break;
            case 1:
                OverLines(truth);
                break;
            default:
                BesideLabels(truth);
                break;
        }

        Text(50, 60, "Place and date of issue: Hamburg, 2026-08-17");
        return (new TestPdf().PageWithContent(_content.ToString(), entries: Invariant($"/Rotate {rotate}")).ToBytes(), truth);
    }

    private void Boxes(MarkRecord truth)
    {
        bool isInFront = Toss();
        double size = 7 + (_random.NextDouble() * 5);
        Box(60, 470, "Original", truth.Original, isInFront, size);
        Box(220, 470, "Telex release", truth.TelexRelease, isInFront, size);
        Box(400, 470, "Copy", new Mark(Toss()), isInFront, size);
        Text(60, 440, "Dangerous goods:");
        Box(180, 440, "yes", truth.DangerousGoods, isInFront: true, size);
        Box(240, 440, "no", new Mark(truth.DangerousGoods is not { IsPresent: true }), isInFront: true, size);
    }

    private void Box(double x, double y, string label, Mark? mark, bool isInFront, double size)
    {
        double left = isInFront ? x : x + (label.Length * 5.2) + 8;
        if (isRound)
            Ring(left + (size / 2), y - 1 + (size / 2), size / 2, "S");
        else
            Add($"0.8 w {left} {y - 1} {size} {size} re S");
        Text(isInFront ? x + size + 5 : x, y, label);
        if (mark is not { IsPresent: true })
            return;
        if (isRound)
        {
            // A dot, all of it, or a cross within.
            double middle = left + (size / 2), height = y - 1 + (size / 2), arm = size * 0.2;
            switch (_random.Next(3))
            {
                case 0:
                    Ring(middle, height, size * 0.28, "f");
                    break;
                case 1:
                    Ring(middle, height, size / 2, "f");
                    break;
                default:
                    Add($"1.1 w {middle - arm} {height - arm} m {middle + arm} {height + arm} l {middle - arm} {height + arm} m {middle + arm} {height - arm} l S");
                    break;
            }

            return;
        }

        double top = y - 1 + size;
        Add(_random.Next(4) switch
        {
            0 => $"1.2 w {left + 1} {y} m {left + size - 1} {top - 1} l {left + 1} {top - 1} m {left + size - 1} {y} l S",
            1 => $"1.3 w {left + 1} {y + (size / 2)} m {left + (size / 2)} {y} l {left + size + 3} {top + 3} l S",
            2 => $"{left + 2} {y + 1} {size - 4} {size - 4} re f",
            _ => (FormattableString)$"BT /F1 {size} Tf {left + (size * 0.17)} {y - 1 + (size * 0.15)} Td (X) Tj ET",
        });
    }

    private void Ring(double x, double y, double r, string how)
    {
        double k = 0.5523 * r;
        Add($"0.8 w {x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c {x - k} {y + r} {x - r} {y + k} {x - r} {y} c");
        Add($"{x - r} {y - k} {x - k} {y - r} {x} {y - r} c {x + k} {y - r} {x + r} {y - k} {x + r} {y} c {how}");
    }

    private void InCells(MarkRecord truth)
    {
        Add($"0.7 w 50 130 495 120 re S 215 130 m 215 250 l S 380 130 m 380 250 l S");
        Text(54, 238, "Signature of shipper", 8);
        Text(219, 238, "Signature of carrier", 8);
        Text(384, 238, "Stamp of carrier", 8);
        Sign(75, 165, truth.ShipperSignature);
        Sign(240, 165, truth.CarrierSignature);
        Stamp(460, 180, truth.CarrierStamp);
    }

    private void OverLines(MarkRecord truth)
    {
        Add($"0.7 w 50 170 m 200 170 l S 220 170 m 370 170 l S");
        Text(50, 158, "Signature of shipper", 9);
        Text(220, 158, "Signature of carrier", 9);
        Text(420, 158, "Stamp of carrier", 9);
        Sign(65, 172, truth.ShipperSignature);
        Sign(235, 172, truth.CarrierSignature);
        Stamp(460, 205, truth.CarrierStamp);
    }

    private void BesideLabels(MarkRecord truth)
    {
        Text(50, 330, "Signature of shipper:");
        Text(50, 250, "Signature of carrier:");
        Text(50, 150, "Stamp of carrier:");
        Add($"0.7 w 150 328 m 330 328 l S 150 248 m 330 248 l S");
        Sign(165, 326, truth.ShipperSignature);
        Sign(165, 246, truth.CarrierSignature);
        Stamp(190, 150, truth.CarrierStamp);
    }

    private void Sign(double x, double y, Mark? mark)
    {
        if (mark is not { IsPresent: true })
            return;
        double width = 60 + (_random.NextDouble() * 50), height = 18 + (_random.NextDouble() * 14);
        StringBuilder path = new(Invariant($"q 0.1 0.15 0.5 RG {0.9 + (_random.NextDouble() * 0.8)} w {x} {y + (height / 3)} m "));
        int strokes = 5 + _random.Next(4);
        for (int i = 0; i < strokes; i++)
        {
            double from = x + (width * i / strokes), to = x + (width * (i + 1) / strokes);
            path.Append(Invariant($"{from} {y + (_random.NextDouble() * height * 1.3)} {to} {y - (_random.NextDouble() * 6)} {to} {y + (_random.NextDouble() * height * 0.8)} c "));
        }

        _content.Append(path).Append("S Q\n");
    }

    private void Stamp(double x, double y, Mark? mark)
    {
        if (mark is not { IsPresent: true })
            return;
        double r = 22 + (_random.NextDouble() * 12), k = 0.5523 * r;
        Add($"q 0.8 0.1 0.1 RG 2 w {x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c {x - k} {y + r} {x - r} {y + k} {x - r} {y} c");
        Add($"{x - r} {y - k} {x - k} {y - r} {x} {y - r} c {x + k} {y - r} {x + r} {y - k} {x + r} {y} c S");
        Add($"1 w {x - (r * 0.5)} {y + (r * 0.3)} m {x + (r * 0.5)} {y + (r * 0.3)} l {x} {y - (r * 0.5)} l {x - (r * 0.4)} {y + (r * 0.5)} l S Q");
    }

    private void Text(double x, double y, string text, double size = 10) => Add($"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET");

    private void Add(FormattableString operators) => _content.Append(Invariant(operators)).Append('\n');

    private bool Toss() => _random.Next(2) == 0;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
