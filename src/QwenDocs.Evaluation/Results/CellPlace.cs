using QwenDocs.Imaging;

namespace QwenDocs.Evaluation;

/// <summary>A place on a page.</summary>
/// <param name="Page">The number of the page, counted from 1.</param>
/// <param name="Box">The place as shares of the page's width and height, 0 to 1, from the top left corner.</param>
public readonly record struct CellPlace(int Page, PageBox Box);
