using QwenDocs.Imaging;

namespace QwenDocs.Text;

/// <summary>A place of a page that shows lines of print, such as a pasted picture of a receipt.</summary>
/// <param name="Box">Where it stands, in the unit of the page as displayed.</param>
/// <param name="Letters">About how many letters it has: parts of ink that stand in lines.</param>
internal readonly record struct PrintRegion(PageBox Box, int Letters);
