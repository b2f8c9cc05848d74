using QwenDocs.Grounding.Print;
using QwenDocs.Imaging;

namespace QwenDocs.Grounding.Candidates;

/// <summary>A text put together from the runs of its words that are printed.</summary>
/// <param name="Spans">The print.</param>
/// <param name="Missing">The words that are not printed near the others.</param>
/// <param name="Covered">How many folded characters are printed.</param>
/// <param name="Total">How many folded characters the text has.</param>
/// <param name="Runs">How many runs it took.</param>
internal sealed record TextCover(IReadOnlyList<PrintSpan> Spans, IReadOnlyList<string> Missing, int Covered, int Total, int Runs)
{
    private const int MostWords = 600;
    private const int LongestRun = 24;
    private const double FarthestLines = 12;
    private const int RowsOfBreak = 3;

    public bool IsWhole => Missing.Count == 0 && Spans.Count > 0 && Runs <= Math.Max(2, Total / 4);

    /// <summary>Covers a text by the fewest runs of its words that are printed close to each other.</summary>
    public static TextCover Of(PrintIndex print, string text, RowRange rows)
    {
        string[] words = [.. Parts(text).Where(word => print.Folding.Fold(word).Length > 0).Take(MostWords)];
        string[] folded = [.. words.Select(print.Folding.Fold)];
        List<PrintSpan> spans = [];
        List<string> missing = [];
        int covered = 0, runs = 0;
        List<TextHit> runsOfText = [];
        List<(int Run, string Word)> single = [];
        for (int at = 0; at < words.Length;)
        {
            (TextHit? best, int count) = LongestHit(print, folded, at, spans, rows);
            if (best is null)
            {
                missing.Add(words[at]);
                at++;
                continue;
            }

            if (count == 1 && folded[at] is [var character] && (PrintFolding.IsUnspaced(character) || char.IsAsciiDigit(character)))
                single.Add((runsOfText.Count, words[at]));
            runsOfText.Add(best);
            spans.AddRange(best.Spans);
            covered += best.Length;
            runs++;
            at += count;
        }

        // A digit, and a character of a script without spaces, stand nearly everywhere: alone they count only where a line broke beside them.
        foreach ((int run, string word) in single.Where(_ => words.Length > 1))
        {
            bool isBroken = (run > 0 && IsLineBreak(print, runsOfText[run - 1], runsOfText[run])) || (run + 1 < runsOfText.Count && IsLineBreak(print, runsOfText[run], runsOfText[run + 1]));
            if (!isBroken)
                missing.Add(word);
        }

        return new TextCover(spans, missing, covered, folded.Sum(word => word.Length), runs);
    }

    /// <summary>Whether print ends its line and other print begins the line under it.</summary>
    private static bool IsLineBreak(PrintIndex print, TextHit before, TextHit behind)
    {
        PrintCell above = print.Cells[before.Last.Cell], below = print.Cells[behind.First.Cell];
        return before.Last.End == above.Text.Length && behind.First.Start == 0 && below.Row - above.Row is > 0 and <= RowsOfBreak
            && below.Box.Left < above.Box.Right && below.Box.Right > above.Box.Left;
    }

    private static (TextHit? Best, int Count) LongestHit(PrintIndex print, string[] folded, int at, List<PrintSpan> spans, RowRange rows)
    {
        TextHit? best = null;
        int length = 0;
        string run = "";
        for (int count = 1; at + count <= folded.Length && count <= LongestRun; count++)
        {
            run += folded[at + count - 1];
            IReadOnlyList<TextHit> hits = print.Find(run);
            if (hits.Count == 0)
                break;
            TextHit? nearest = null;
            double distance = double.MaxValue;
            foreach (TextHit hit in RowRange.In(hits, rows, hit => print.RowOf(hit.First)))
            {
                if (!IsWholeWords(print, hit) || !rows.Has(print.RowOf(hit.Last)))
                    continue;
                double away = spans.Count == 0 ? hit.Spans.Count * 0.001 : Distance(print, spans[^1], hit.First) + (hit.Spans.Count * 0.001);
                if (away < distance)
                    (nearest, distance) = (hit, away);
            }

            if (nearest is not null && (spans.Count == 0 || distance < FarthestLines || nearest.Length > FarthestLines))
                (best, length) = (nearest, count);
        }

        return (best, length);
    }

    /// <summary>Words; and single characters of scripts that are written without spaces.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        foreach (string word in text.Split([' ', '\n', '\t', '\r', '\u00A0', '\u3000'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!word.Any(PrintFolding.IsUnspaced))
            {
                yield return word;
                continue;
            }

            int start = 0;
            for (int i = 0; i < word.Length; i++)
            {
                if (!PrintFolding.IsUnspaced(word[i]))
                    continue;
                if (i > start)
                    yield return word[start..i];
                yield return word[i..(i + 1)];
                start = i + 1;
            }

            if (start < word.Length)
                yield return word[start..];
        }
    }

    private static bool IsWholeWords(PrintIndex print, TextHit hit) =>
        (hit.StartsWord && hit.EndsWord) || (print.IsRecognized && hit.Length >= 4);

    private static double Distance(PrintIndex print, PrintSpan a, PrintSpan b)
    {
        if (print.PageOf(a) != print.PageOf(b))
            return 40;
        PageBox from = print.BoxOf(a), to = print.BoxOf(b);
        double height = Math.Max(1, from.Height);
        return (Math.Abs(from.Top - to.Top) / height / 1.4) + (Math.Abs(from.Left - to.Left) / height / 40);
    }
}
