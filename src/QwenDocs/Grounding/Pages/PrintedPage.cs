using QwenDocs.Text;

namespace QwenDocs.Grounding.Pages;

/// <summary>A page's text, and what is known to be missing from it or wrong in it.</summary>
/// <param name="Text">The text that values are looked for in; without lines where there is none, or it cannot be read.</param>
internal sealed record PrintedPage(PageText Text)
{
    /// <summary>Gets a value indicating whether the page shows print that is not in its text.</summary>
    public bool HasUnreadPrint { get; init; }

    /// <summary>Gets what the text layer says that the page does not show; <see langword="null"/> where it says nothing else.</summary>
    public HiddenText? Hidden { get; init; }
}
