using QwenDocs.Documents;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Ink;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using QwenDocs.Schemas;

namespace QwenDocs.Grounding.Marks;

/// <summary>Looks for the ink of a record's marks: in the text where boxes are characters, and else on pictures of the pages that print their labels.</summary>
internal static class MarkReader
{
    private const int MostPages = 16;

    /// <summary>Reads what the text alone says.</summary>
    /// <returns>The readings by the number of the field.</returns>
    public static IReadOnlyDictionary<int, MarkReading> Read(GroundingContext context)
    {
        Dictionary<int, MarkReading> readings = [];
        foreach (IGrouping<ClaimField, MarkLabel> field in LabelsOf(context).Where(label => label.Field.Node.Mark == MarkKind.Checkbox).GroupBy(label => label.Field))
        {
            MarkReading[] signs = [.. field.Select(label => BoxPlaces.ReadSign(context.Print, label)).OfType<MarkReading>()];
            if (signs.Length > 0)
                readings[field.Key.Number] = MarkReading.Of(signs);
        }

        return readings;
    }

    /// <summary>Reads what the text and the pictures say. Pages are drawn one after the other, those with a label alone, and at most 16.</summary>
    /// <returns>The readings by the number of the field.</returns>
    public static async Task<IReadOnlyDictionary<int, MarkReading>> ReadAsync(
        GroundingContext context,
        DocumentContent document,
        RenderingEngine rendering,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<MarkLabel> labels = LabelsOf(context);
        var signs = new Dictionary<int, MarkReading>(Read(context));
        ILookup<int, MarkLabel> byPage = labels.Where(label => !signs.ContainsKey(label.Field.Number)).ToLookup(label => context.Print.PageOf(label.Span));
        ClaimField[] unlabelled = [.. FieldsOf(context).Where(field => field.Node.Mark != MarkKind.Checkbox && labels.All(label => label.Field != field))];

        // Whether there is any ink at all can be said of a short document.
        bool looksAtAll = unlabelled.Length > 0 && context.Print.Pages.Count <= MostPages && context.PagesWithoutText.Count == 0;
        bool hasInk = !looksAtAll;
        context.ListMarkLabels = MarkLabels.Find(context.Print, [.. context.Fields.Where(field => field.Node.Mark is not null && field.IsInList)], cancellationToken);
        int firstOfList = context.ListMarkLabels.Select(label => context.Print.PageOf(label.Span)).DefaultIfEmpty(int.MaxValue).Min();
        Dictionary<int, List<MarkReading>> readings = [];
        DocumentRenderer renderer = rendering.Open(document);
        await using (renderer.ConfigureAwait(false))
        {
            foreach (int page in Enumerable.Range(0, context.Print.Pages.Count).Where(page => looksAtAll || byPage.Contains(page) || page >= firstOfList).Take(MostPages))
            {
                using InkPicture? picture = await DrawAsync(context, page, document, renderer, cancellationToken).ConfigureAwait(false);
                if (picture is null)
                {
                    hasInk = true;
                    foreach (MarkLabel label in byPage[page])
                        Add(label, MarkReading.Unclear);
                    continue;
                }

                BoxPlaces boxes = new(context, page, picture);
                if (page >= firstOfList && PageInk.Of(picture, boxes.Boxes) is { } ink)
                    context.PageInks[page] = ink;
                MarkPlaces places = new(context, page, picture, [.. byPage[page].Where(label => label.Field.Node.Mark != MarkKind.Checkbox)]);
                hasInk |= !places.IsWithoutInk;
                foreach (MarkLabel label in byPage[page])
                    Add(label, label.Field.Node.Mark == MarkKind.Checkbox ? boxes.Read(label) : places.Read(label));
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        foreach ((int field, List<MarkReading> places) in readings)
            signs[field] = MarkReading.Of(places);
        foreach (ClaimField field in hasInk ? [] : unlabelled)
            signs[field.Number] = new MarkReading(MarkState.Absent);
        return signs;

        void Add(MarkLabel label, MarkReading reading)
        {
            // A word such as "signature" that is no label of the field may be that of another one: what differs between such places tells nothing.
            if (!readings.TryGetValue(label.Field.Number, out List<MarkReading>? places))
                readings[label.Field.Number] = [reading];
            else if (label.IsGeneric && places[0].State != reading.State)
                places[0] = MarkReading.Unclear;
            else
                places.Add(reading);
        }
    }

    private static IEnumerable<ClaimField> FieldsOf(GroundingContext context) => context.Fields.Where(field => field.Node.Mark is not null && !field.IsInList);

    private static IReadOnlyList<MarkLabel> LabelsOf(GroundingContext context) => MarkLabels.Find(context.Print, [.. FieldsOf(context)], context.CancellationToken);

    private static async Task<InkPicture?> DrawAsync(
        GroundingContext context,
        int page,
        DocumentContent document,
        DocumentRenderer renderer,
        CancellationToken cancellationToken)
    {
        try
        {
            DocumentPage drawn = document.Page(context.Print.Pages[page].PageNumber);
            PageImage image = await renderer.RenderAsStoredAsync(drawn, InkPicture.SizeOf(drawn.Size), cancellationToken).ConfigureAwait(false);
            return InkPicture.Of(image, context.Print.Pages[page]);
        }
        catch (DocumentException)
        {
            return null;
        }
    }
}
