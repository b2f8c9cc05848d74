using System.Globalization;
using System.Text;

namespace QwenDocs.Tests;

/// <summary>Draws areas as boxes, the users above what they use, with an arrow for each use that does not follow from others.</summary>
internal static class AreaPicture
{
    private const int Width = 960;
    private const int BoxWidth = 176;
    private const int BoxHeight = 36;
    private const int RowHeight = 88;

    public static string Draw(IReadOnlyDictionary<string, string[]> edges)
    {
        string[][] rows = [.. edges.Keys.GroupBy(area => Level(area, edges)).OrderByDescending(row => row.Key).Select(row => row.ToArray())];
        Dictionary<string, (int X, int Y)> places = [];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < rows[row].Length; column++)
                places[rows[row][column]] = (Width * ((2 * column) + 1) / (2 * rows[row].Length), 36 + (row * RowHeight));
        }

        StringBuilder svg = new();
        Append($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {72 + ((rows.Length - 1) * RowHeight)}" font-family="sans-serif" font-size="15">""");
        Append($"""<rect width="100%" height="100%" fill="#ffffff"/>""");
        Append($"""<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#7a869d"/></marker></defs>""");
        foreach ((string area, string[] used) in edges)
        {
            foreach (string other in used.Where(other => !used.Any(between => between != other && Reaches(between, other, edges))))
            {
                ((int fromX, int fromY), (int toX, int toY)) = (places[area], places[other]);
                Append($"""<path d="M{fromX} {fromY + (BoxHeight / 2)}C{fromX} {fromY + RowHeight - 20} {toX} {toY - RowHeight + 20} {toX} {toY - (BoxHeight / 2) - 1}" fill="none" stroke="#7a869d" stroke-width="1.3" marker-end="url(#tip)"/>""");
            }
        }

        foreach ((string area, (int x, int y)) in places)
        {
            Append($"""<rect x="{x - (BoxWidth / 2)}" y="{y - (BoxHeight / 2)}" width="{BoxWidth}" height="{BoxHeight}" rx="7" fill="#eef2f9" stroke="#1c2e54"/>""");
            Append($"""<text x="{x}" y="{y + 5}" text-anchor="middle" fill="#1c2e54">{area}</text>""");
        }

        return svg.Append("</svg>\n").ToString();

        void Append(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static int Level(string area, IReadOnlyDictionary<string, string[]> edges) =>
        edges[area].Select(used => Level(used, edges) + 1).DefaultIfEmpty(0).Max();

    private static bool Reaches(string from, string to, IReadOnlyDictionary<string, string[]> edges) =>
        edges[from].Any(used => used == to || Reaches(used, to, edges));
}
