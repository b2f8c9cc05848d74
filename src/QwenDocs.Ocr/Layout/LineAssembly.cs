using System.Text;
using QwenDocs.Imaging;
using QwenDocs.Ocr.Detection;
using QwenDocs.Ocr.Recognition;

namespace QwenDocs.Ocr.Layout;

/// <summary>Makes lines of decoded characters: puts lost spaces back and cuts at wide gaps.</summary>
internal static class LineAssembly
{
    // In heights of the crop, which is about one and a half times the height of the print.
    private const double CutGap = 0.8;
    private const double NarrowSpace = 0.24;
    private const double SureSpace = 0.36;
    // A narrow gap is a space only where the characters beside it also stand further apart than is usual in the line:
    // print of fixed pitch has wide gaps around narrow characters.
    private const double SpacePitch = 1.45;

    public static IEnumerable<RecognizedLine> Assemble(List<CtcCharacter> read, InkGaps gaps, TextRegion region, double scale)
    {
        double cropHeight = region.Height / scale;
        double pitch = Pitch(read);
        int start = 0;
        for (int i = 1; i <= read.Count; i++)
        {
            if (i < read.Count && GapBefore(read, i, gaps) < CutGap * cropHeight)
                continue;
            if (Line(read, start, i, pitch, gaps, region, scale) is { } line)
                yield return line;
            start = i;
        }
    }

    private static double GapBefore(List<CtcCharacter> read, int i, InkGaps gaps) =>
        read[i].Text == " " || read[i - 1].Text == " " ? Math.Max(SpaceGap(read, i, gaps), 0) : gaps.Widest(read[i - 1].Center, read[i].Center);

    private static double SpaceGap(List<CtcCharacter> read, int i, InkGaps gaps)
    {
        // The gap around a space that the network did see is judged once, at the character after it.
        if (read[i].Text == " " || i < 2)
            return 0;
        return gaps.Widest(read[i - 2].Center, read[i].Center);
    }

    private static bool IsSpace(CtcCharacter before, CtcCharacter after, double pitch, InkGaps gaps, double height)
    {
        double gap = gaps.Widest(before.Center, after.Center);
        // The digit 1 stands far from its neighbours: between digits only a wide gap counts.
        bool digits = char.IsAsciiDigit(before.Text[0]) && char.IsAsciiDigit(after.Text[0]);
        return gap >= SureSpace * height || (!digits && gap >= NarrowSpace * height && after.Center - before.Center >= SpacePitch * pitch);
    }

    /// <summary>The middle distance of neighbouring characters.</summary>
    private static double Pitch(List<CtcCharacter> read)
    {
        double[] distances = [.. Enumerable.Range(1, Math.Max(0, read.Count - 1)).Where(i => read[i].Text != " " && read[i - 1].Text != " ").Select(i => read[i].Center - read[i - 1].Center).Order()];
        return distances.Length == 0 ? 0 : distances[distances.Length / 2];
    }

    private static RecognizedLine? Line(
        List<CtcCharacter> read,
        int start,
        int end,
        double pitch,
        InkGaps gaps,
        TextRegion region,
        double scale)
    {
        var text = new StringBuilder();
        var lefts = new List<double>();
        var rights = new List<double>();
        var probabilities = new List<double>();
        double probability = 0;
        int count = 0;
        for (int i = start; i < end; i++)
        {
            bool isSpace = read[i].Text == " ";
            if (isSpace && (text.Length == 0 || text[^1] == ' '))
                continue;
            double left = region.Left + (read[i].Left * scale), right = region.Left + (read[i].Right * scale);
            if (!isSpace && i > start && text.Length > 0 && text[^1] != ' ' && IsSpace(read[i - 1], read[i], pitch, gaps, region.Height / scale))
                Append(" ", rights[^1], left, 1);
            Append(read[i].Text, left, right, read[i].Probability);
            if (isSpace)
                continue;
            probability += read[i].Probability;
            count++;
        }
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
            lefts.RemoveAt(lefts.Count - 1);
            rights.RemoveAt(rights.Count - 1);
            probabilities.RemoveAt(probabilities.Count - 1);
        }
        if (count == 0)
            return null;
        var box = new PageBox(lefts[0], region.Top, rights[^1], region.Bottom);
        SetWordEdges();
        var print = new PageBox(lefts[0], region.Top + (gaps.Top * region.Height), rights[^1], region.Top + (gaps.Bottom * region.Height));
        return new RecognizedLine(text.ToString(), box, probability / count, lefts, rights, probabilities) { Print = print };

        // The network says about where a character is; its ink says where a word begins and ends.
        void SetWordEdges()
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] == ' ')
                    continue;
                double center = (((lefts[i] + rights[i]) / 2) - region.Left) / scale;
                if (i == 0 || text[i - 1] == ' ')
                    lefts[i] = Near(lefts[i], region.Left + (gaps.LeftOf(center) * scale));
                if (i == text.Length - 1 || text[i + 1] == ' ')
                    rights[i] = Near(rights[i], region.Left + (gaps.RightOf(center) * scale));
            }
        }

        // Characters that touch have no gap between them.
        double Near(double edge, double ink) => Math.Abs(ink - edge) <= region.Height / 3 ? ink : edge;

        void Append(string piece, double left, double right, double sure)
        {
            text.Append(piece);
            for (int i = 0; i < piece.Length; i++)
            {
                lefts.Add(left);
                rights.Add(right);
                probabilities.Add(sure);
            }
        }
    }
}
