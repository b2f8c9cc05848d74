using QwenDocs.Imaging;
using QwenDocs.Planning.Resolution;
using QwenDocs.Tokens;

namespace QwenDocs.Planning.Windows;

/// <summary>What a window leaves for pages, and the words for when it is too small.</summary>
internal sealed class ContextWindow(
    string documentName,
    VisionModelProfile model,
    PlanningOptions options,
    TokenCalibrationFactor correction)
{
    private readonly long _room = correction.Invert((long)model.ContextTokens - options.CompletionTokens - options.MarginTokens);

    /// <summary>Returns the tokens that are left for pages beside text.</summary>
    /// <exception cref="PlanningException">There are none.</exception>
    public long Beside(int textTokens)
    {
        if (textTokens < _room)
            return _room - textTokens;
        throw new PlanningException(
            documentName,
            FormattableString.Invariant($"the instructions and the schema take {textTokens:#,0} tokens, and {Window()} leaves {Math.Max(0, _room):#,0} for a request; a smaller schema, fewer tokens kept for the answer, or a window of more than {Needed(textTokens):#,0} would do"));
    }

    /// <summary>Makes the exception for a page that is not legible at any size that fits.</summary>
    public PlanningException TooSmallFor(PageSizing page, long pageRoom, double legible)
    {
        PixelSize size = page.At(legible);
        int tokens = page.TokensAt(legible);
        string lower = ResolutionBudget.Fit([page], pageRoom, 1) is { } height
            ? FormattableString.Invariant($", or a {nameof(ResolutionOptions.MinTextHeight)} of {Math.Floor(height * 10) / 10:0.0} (its capitals would have no more pixels than that)")
            : "";
        return new PlanningException(
            documentName,
            FormattableString.Invariant($"it takes {tokens:#,0} tokens ({size}) to be legible, and {Window()} leaves {Math.Max(0, pageRoom):#,0} beside instructions and schema; fewer tokens kept for the answer, a window of {Needed(_room - pageRoom + tokens):#,0}{lower} would do"),
            page.Number);
    }

    private string Window() => FormattableString.Invariant($"the window of {model.Name} ({model.ContextTokens:#,0}, {options.CompletionTokens:#,0} of it for the answer, {options.MarginTokens:#,0} spare)");

    private long Needed(long promptTokens) => correction.Apply(promptTokens) + options.CompletionTokens + options.MarginTokens;
}
