using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Lists;

/// <summary>The column in which a list prints a field.</summary>
/// <param name="Left">The left edge of one of its numbers.</param>
/// <param name="Right">The right edge of it.</param>
/// <param name="Entries">How many entries have their value in it.</param>
/// <param name="Score">The share of those, and how well the heading fits.</param>
internal sealed record Column(double Left, double Right, int Entries, double Score)
{
    // In heights of the print.
    private const double Slack = 0.6;

    public bool IsSure => Entries >= 2 || Score >= 1.2;

    /// <summary>Whether print begins, ends or has its middle where the column does.</summary>
    public bool Has(PageBox box)
    {
        double slack = Slack * Math.Max(1, box.Height);
        return Math.Abs(box.Right - Right) <= slack || Math.Abs(box.Left - Left) <= slack || Math.Abs(box.Left + box.Right - Left - Right) <= 2 * slack;
    }

    /// <summary>The share of the narrower one that lies in both.</summary>
    public double Overlap(Column other) =>
        Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left)) / Math.Max(0.1, Math.Min(Right - Left, other.Right - other.Left));
}
