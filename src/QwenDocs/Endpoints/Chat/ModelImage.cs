using QwenDocs.Imaging;

namespace QwenDocs.Endpoints;

/// <summary>A picture in a message.</summary>
/// <param name="Page">The page as it is sent.</param>
public sealed record ModelImage(PageImage Page) : ModelContent;
