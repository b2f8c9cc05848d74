using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using QwenDocs.Rendering.Regions;
using QwenDocs.Text;

namespace QwenDocs.Grounding.SecondLooks;

/// <summary>Has a recogniser read places on enlarged pictures of them.</summary>
internal sealed class RecognizedPlaces(DocumentContent document, TextRecognizer recognizer, RenderingEngine rendering)
{
    public async Task<IReadOnlyList<PageText?>> ReadAsync(IReadOnlyList<DoubtfulPlace> places, CancellationToken cancellationToken)
    {
        IReadOnlyList<PageImage?> images = await CutAsync(document, rendering, places, static size => size, cancellationToken).ConfigureAwait(false);
        var texts = new PageText?[places.Count];
        for (int index = 0; index < texts.Length; index++)
        {
            if (images[index] is { } image)
                texts[index] = await recognizer.RecognizeAsync(image, cancellationToken).ConfigureAwait(false);
        }

        return texts;
    }

    /// <summary>Cuts the pictures of places out of their pages, each page being rendered once; <see langword="null"/> for a page that cannot be rendered.</summary>
    public static async Task<IReadOnlyList<PageImage?>> CutAsync(
        DocumentContent document,
        RenderingEngine rendering,
        IReadOnlyList<DoubtfulPlace> places,
        Func<PixelSize, PixelSize> fit,
        CancellationToken cancellationToken)
    {
        var images = new PageImage?[places.Count];
        DocumentRenderer renderer = rendering.Open(document);
        await using (renderer.ConfigureAwait(false))
        {
            foreach (IGrouping<int, int> page in Enumerable.Range(0, places.Count).GroupBy(index => places[index].PageNumber))
            {
                int[] indexes = [.. page];
                try
                {
                    IReadOnlyList<PageImage?> cut = await PageRegions.CutAsync(renderer, document.Page(page.Key), [.. indexes.Select(index => places[index].Box)], fit, cancellationToken).ConfigureAwait(false);
                    for (int i = 0; i < indexes.Length; i++)
                        images[indexes[i]] = cut[i];
                }
                catch (DocumentException)
                {
                    // Its doubts stay.
                }
            }
        }

        return images;
    }
}
