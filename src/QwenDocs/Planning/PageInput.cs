namespace QwenDocs.Planning;

/// <summary>What the model is given of a page.</summary>
/// <remarks>
/// Text is sent only of pages whose text layer is trusted: its words cover the print of the page and agree with what is drawn. All other pages
/// are sent as pictures of full size, whatever is chosen.
/// </remarks>
public enum PageInput
{
    /// <summary>The picture of the page.</summary>
    Picture,

    /// <summary>The text of the page in its layout, and a smaller picture that shows how it stands: see <see cref="ResolutionOptions.DpiBesideText"/>.</summary>
    PictureAndText,

    /// <summary>The text of the page in its layout, without a picture: logos, signatures, stamps and ticked boxes are not seen.</summary>
    Text,

    /// <summary>
    /// What takes the fewest tokens and loses nothing: text alone for pages that show text, rules and frames only, text and a smaller picture for pages
    /// that show more, and the picture where the text would take more tokens.
    /// </summary>
    Auto,
}
