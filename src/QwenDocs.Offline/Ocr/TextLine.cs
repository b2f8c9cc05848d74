using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Offline.Ocr;

/// <summary>A line of print that was recognised on a page. A wide gap, such as between the columns of a table, ends a line.</summary>
/// <param name="Text">The characters. Diacritics of Latin letters are mostly lost (<c>Munchen</c>), some spaces too.</param>
/// <param name="Box">Where the line stands, in pixels of the picture that was read; origin top left.</param>
/// <param name="Confidence">The mean probability of the characters, 0 to 1.</param>
/// <param name="Words">The words with their boxes, in the same pixels, in reading order.</param>
public sealed record TextLine(string Text, PageBox Box, double Confidence, IReadOnlyList<TextWord> Words);
