using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Rendering.TextLayers;

/// <summary>Finds words that claim the same place: the picture shows one of them, and does not say which.</summary>
internal static class OverlappingWords
{
    private const double SharedArea = 0.5;

    public static bool Any(IReadOnlyList<TextWord> words)
    {
        TextWord[] printed = [.. words.Where(word => word.Text.Any(char.IsLetterOrDigit) && !word.Box.IsEmpty).OrderBy(word => word.Box.Top)];
        List<TextWord> open = [];
        foreach (TextWord word in printed)
        {
            open.RemoveAll(other => other.Box.Bottom <= word.Box.Top);

            // The same word drawn twice is how some programs write bold.
            if (open.Any(other => Shared(other.Box, word.Box) > SharedArea && other.Text != word.Text))
                return true;
            open.Add(word);
        }

        return false;
    }

    private static double Shared(PageBox a, PageBox b) => a.SharedArea(b) / Math.Min(a.Width * a.Height, b.Width * b.Height);
}
