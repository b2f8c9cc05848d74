using QwenDocs.Options;
using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>How pages are sized and put into requests, and what a plan may cost.</summary>
public sealed class PlanningOptions
{
    /// <summary>Gets or sets how many pixels a page gets.</summary>
    /// <value>The default renders at 150 dpi where the window allows it, and never under 10 pixels a capital letter.</value>
    public ResolutionOptions Resolution { get; set; } = new();

    /// <summary>
    /// Gets or sets what the model is given of each page: its picture, the text of its text layer, or both. It needs a renderer: the text layer is
    /// compared with what the page draws, which takes two small renderings of each page while the plan is made. Text that a page does not show
    /// is never sent, and a finding says so. Examples, screenings, and documents that are packed together are sent as pictures.
    /// </summary>
    /// <value>The default is <see cref="PageInput.Picture"/>.</value>
    public PageInput PageInput { get; set; }

    /// <summary>Gets or sets the tokens kept free for the answer.</summary>
    /// <value>The default is 8,192. Range: 64 to 131,072.</value>
    public int CompletionTokens { get; set; } = 8_192;

    /// <summary>Gets or sets the tokens kept free for differences between servers.</summary>
    /// <value>The default is 512. Range: 0 to 65,536.</value>
    public int MarginTokens { get; set; } = 512;

    /// <summary>Gets or sets what a further request is told when a document takes more than one.</summary>
    /// <value>The default sends every page once, and says which pages these are.</value>
    public RequestSplittingOptions RequestSplitting { get; set; } = new();

    /// <summary>Gets or sets whether long documents are looked over in small pictures first.</summary>
    /// <value>The default reads every page in full.</value>
    public ScreeningOptions Screening { get; set; } = new();

    /// <summary>
    /// Gets or sets whether blank pages, such as the backs of a pile that was scanned on both sides, are left out: pages without print, drawing
    /// or annotation (a stamp is one of them) in documents of several pages. Needs a renderer; each page of a PDF is opened while the plan is made, and
    /// scans that may be blank are drawn small. <see cref="ExtractionPlan.BlankPages"/> names them, and so does a finding of the result.
    /// </summary>
    /// <value>The default is <see langword="true"/>. Documents that are split or packed together are sent whole.</value>
    public bool SkipBlankPages { get; set; } = true;

    /// <summary>Gets or sets what tokens cost, and what a document and a day may cost.</summary>
    /// <value>The default has no limit.</value>
    public CostOptions Cost { get; set; } = new();

    /// <summary>Returns a copy with another limit of the answer and another price.</summary>
    internal PlanningOptions With(int answerTokens, TokenPrice price)
    {
        var copy = (PlanningOptions)MemberwiseClone();
        copy.CompletionTokens = answerTokens;
        copy.Cost = Cost.With(price);
        return copy;
    }

    /// <summary>Returns a copy for an endpoint that reads pictures alone.</summary>
    internal PlanningOptions WithPictures()
    {
        var copy = (PlanningOptions)MemberwiseClone();
        copy.PageInput = PageInput.Picture;
        return copy;
    }

    /// <summary>Returns a copy with another number of pages that a request may hold.</summary>
    internal PlanningOptions WithMaxPages(int? pages)
    {
        var copy = (PlanningOptions)MemberwiseClone();
        copy.RequestSplitting = RequestSplitting.With(pages);
        return copy;
    }

    /// <summary>Checks every range.</summary>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Resolution);
        ArgumentNullException.ThrowIfNull(RequestSplitting);
        ArgumentNullException.ThrowIfNull(Screening);
        ArgumentNullException.ThrowIfNull(Cost);
        Resolution.Validate();
        RequestSplitting.Validate();
        Screening.Validate();
        if (!Enum.IsDefined(PageInput))
            throw new ArgumentException($"There is no input {(int)PageInput} of pages.", nameof(PageInput));
        OptionRange.Check(CompletionTokens, 64, 131_072);
        OptionRange.Check(MarginTokens, 0, 65_536);
        Cost.Validate();
    }
}
