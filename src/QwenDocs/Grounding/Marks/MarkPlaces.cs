using QwenDocs.Grounding.Ink;
using QwenDocs.Grounding.Labels;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Imaging;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Grounding.Marks;

/// <summary>Reads the places of signatures and stamps on one page: the ink in the frame of a label, or over, under and beside it.</summary>
/// <param name="context">The record and its print.</param>
/// <param name="page">The page's place among the printed ones.</param>
/// <param name="picture">Its ink.</param>
/// <param name="labels">The labels of signatures and stamps on it.</param>
internal sealed class MarkPlaces(GroundingContext context, int page, InkPicture picture, IReadOnlyList<MarkLabel> labels)
{
    // In heights of a letter: how far from its label a signature stands, and how large signatures, stamps and pictures are.
    private const double Above = 4.5;
    private const double Below = 6;
    private const double Beside = 25;
    private const double Aside = 4;
    private const double Line = 2;
    private const double SmallestSignature = 1.3;
    private const double LargestSignature = 40;
    private const double SmallestStamp = 3;
    private const double LargestStamp = 16;
    private const double TypedBeside = 12;

    // A denser group is a picture, a code of squares, or a stamp with a filled ground.
    private const double Dense = 0.5;
    private const double LargestFrame = 0.4;

    // A word that recognition is not sure of may be handwriting.
    private const double SureWord = 0.9;
    private const double TallWord = 1.6;

    private readonly List<InkGroup>? _groups = InkGroups.Find(picture);

    /// <summary>Gets a value indicating whether nothing on the page could be a signature or a stamp.</summary>
    public bool IsWithoutInk => _groups is not null && !_groups.Exists(IsLargeEnough);

    public MarkReading Read(MarkLabel label)
    {
        PageBox place = picture.ToPixels(context.Print.BoxOf(label.Span));
        PageBox? frame = picture.FrameAround(place) is { } cell && cell.Width * cell.Height < LargestFrame * picture.Size.Area ? cell : null;
        if (_groups is null)
            return MarkReading.Unclear;
        InkGroup[] near = [.. _groups.Where(group => frame is { } around ? IsIn(around, group) && IsNearest(label, group) : IsReached(label, group) && IsNearest(label, group))];
        InkGroup[] marks = [.. near.Where(group => label.Field.Node.Mark == MarkKind.Stamp ? IsStamp(group) : IsSignature(group))];
        if (marks.Length > 0)
            return new MarkReading(MarkState.Present, Span(marks.Select(group => group.Box).Aggregate((a, b) => a.Union(b)), MarkReading.Ink));
        bool mayBe = near.Any(MayBeMark) || (label.Field.Node.Mark == MarkKind.Signature && HasWords(label, frame));
        return mayBe
            ? new MarkReading(MarkState.Unclear, near.Length > 0 ? Span(near[0].Box, MarkReading.Ink) : null)
            : new MarkReading(MarkState.Absent, new EvidenceSpan(context.Print.Pages[page].PageNumber, context.Print.BoxOf(label.Span), MarkReading.NoInk));
    }

    private bool IsSignature(InkGroup group) => IsLargeEnough(group) && !group.IsRing && !IsPicture(group) && !MayBeText(group);

    private bool IsStamp(InkGroup group) =>
        group.IsRing || (Math.Min(group.Box.Width, group.Box.Height) >= SmallestStamp * picture.LetterHeight && Math.Max(group.Box.Width, group.Box.Height) <= LargestStamp * picture.LetterHeight && !MayBeText(group));

    private bool MayBeMark(InkGroup group) => Math.Max(group.Box.Width, group.Box.Height) >= SmallestSignature * picture.LetterHeight;

    private bool IsLargeEnough(InkGroup group) => Math.Min(group.Box.Width, group.Box.Height) >= SmallestSignature * picture.LetterHeight;

    private bool IsPicture(InkGroup group) =>
        (group.Ink > Dense && Math.Min(group.Box.Width, group.Box.Height) >= SmallestStamp * picture.LetterHeight)
        || group.Box.Width > LargestSignature * picture.LetterHeight || group.Box.Height > LargestStamp * picture.LetterHeight;

    private bool MayBeText(InkGroup group) =>
        context.Print.Pages[page].Words.Any(word => word.Confidence < SureWord && word.Text.Length > 1 && picture.ToPixels(word.Box).SharedArea(group.Box) > 0.5 * Math.Max(1, group.Box.Width * group.Box.Height));

    private static bool IsIn(PageBox frame, InkGroup group)
    {
        double x = (group.Box.Left + group.Box.Right) / 2, y = (group.Box.Top + group.Box.Bottom) / 2;
        return x > frame.Left && x < frame.Right && y > frame.Top && y < frame.Bottom;
    }

    private bool IsReached(MarkLabel label, InkGroup group)
    {
        (PageBox at, PageBox ink) = Upright(label, group.Box);
        double unit = picture.LetterHeight, across = Apart((at.Left, at.Right), (ink.Left, ink.Right)), down = Apart((at.Top, at.Bottom), (ink.Top, ink.Bottom));
        bool isAbove = ink.Top + ink.Bottom < at.Top + at.Bottom;
        return (across <= Aside * unit && down <= (isAbove ? Above : Below) * unit) || (ink.Left >= at.Left && across <= Beside * unit && down <= Line * unit);
    }

    /// <summary>Whether a group stands at no other label of a mark nearer than at this one; marks of one label share it.</summary>
    private bool IsNearest(MarkLabel label, InkGroup group)
    {
        double own = Distance(label, group);
        return !labels.Any(other => other.Span != label.Span && IsReached(other, group) && Distance(other, group) < own - 1 && !IsSamePlace(other, label));
    }

    private bool IsSamePlace(MarkLabel label, MarkLabel other) => context.Print.BoxOf(label.Span).Intersects(context.Print.BoxOf(other.Span));

    private double Distance(MarkLabel label, InkGroup group)
    {
        (PageBox at, PageBox ink) = Upright(label, group.Box);
        double across = Apart((at.Left, at.Right), (ink.Left, ink.Right)), down = Apart((at.Top, at.Bottom), (ink.Top, ink.Bottom));
        return Math.Sqrt((across * across) + (down * down));
    }

    /// <summary>Whether words stand where the mark would: a typed signature, or handwriting that was recognised.</summary>
    private bool HasWords(MarkLabel label, PageBox? frame)
    {
        PrintCell cell = context.Print.Cells[label.Span.Cell];
        if (LabelFit.Letters(cell.Text.AsSpan(label.Span.End)) >= 3 && cell.Text.AsSpan(label.Span.End).TrimStart().StartsWith(':'))
            return true;
        (int beside, double gap) = MarkLines.Behind(context.Print, label.Span).ElementAtOrDefault(1);
        PrintCell next = context.Print.Cells[beside];
        if (gap > 0 && gap < TypedBeside * Math.Min(cell.Box.Width, cell.Box.Height) && next.Letters >= 3 && !context.Labels.IsKnown(next.Text)
            && labels.All(other => other.Span.Cell != beside) && (frame is null || IsIn(frame.Value, next)))
        {
            return true;
        }

        PageBox at = picture.ToPixels(context.Print.BoxOf(label.Span));
        PageBox wide = new(at.Left - (Line * picture.LetterHeight), at.Top - (Above * picture.LetterHeight), at.Right + (Aside * picture.LetterHeight), at.Bottom + (Below * picture.LetterHeight));
        return context.Print.Pages[page].Words.Any(word => word.Confidence is { } sure && (sure < SureWord || picture.ToPixels(word.Box).Height > TallWord * picture.LetterHeight)
            && word.Text.Length > 1 && picture.ToPixels(word.Box) is var box && box.Intersects(frame ?? wide) && !box.Intersects(at));
    }

    private bool IsIn(PageBox frame, PrintCell cell) => IsIn(frame, new InkGroup(picture.ToPixels(cell.Box), 0, IsRing: false));

    private (PageBox Label, PageBox Ink) Upright(MarkLabel label, PageBox ink)
    {
        int turns = context.Print.Cells[label.Span.Cell].QuarterTurns;
        return (TextLayout.Upright(picture.ToPixels(context.Print.BoxOf(label.Span)), turns), TextLayout.Upright(ink, turns));
    }

    private static double Apart((double First, double Last) one, (double First, double Last) other) => Math.Max(0, Math.Max(other.First - one.Last, one.First - other.Last));

    private EvidenceSpan Span(PageBox box, string print) => new(context.Print.Pages[page].PageNumber, picture.ToPage(box), print);
}
