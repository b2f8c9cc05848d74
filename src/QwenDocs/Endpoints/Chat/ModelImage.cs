using QwenDocs.Imaging;
using QwenDocs.Text;

namespace QwenDocs.Endpoints;

/// <summary>A picture in a message.</summary>
/// <param name="Page">The page as it is sent.</param>
public sealed record ModelImage(PageImage Page) : ModelContent
{
    /// <summary>Gets what the page shows of its text layer, for endpoints in this process that would recognise the picture otherwise; it is never sent.</summary>
    internal PageText? PageText { get; init; }
}
