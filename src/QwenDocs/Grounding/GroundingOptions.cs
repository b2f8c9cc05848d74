using QwenDocs.Options;
using QwenDocs.Text;

namespace QwenDocs.Grounding;

/// <summary>How the values of a record are tied to the print of its pages.</summary>
public sealed class GroundingOptions
{
    private TextRecognizer? _recognizer;

    /// <summary>Gets or sets the text that values are looked for in.</summary>
    /// <value>The default is <see cref="GroundingText.TextLayer"/>: pages without one are left out unless there is a recogniser: see <see cref="UseRecognizer"/>.</value>
    public GroundingText Text { get; set; }

    /// <summary>Gets or sets the order of day and month in dates such as 03/04/2025, where the document itself does not tell.</summary>
    /// <value>The default is <see cref="PrintedDateOrder.Unknown"/>: both readings bear a date out.</value>
    public PrintedDateOrder DateOrder { get; set; }

    /// <summary>Gets or sets how long the grounding of one document may take, recognition of its pages included.</summary>
    /// <value>The default is 30 seconds. Range: 1 millisecond to 1 hour. What is not judged by then has no evidence, and <see cref="RecordEvidence.IsComplete"/> says so.</value>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets who reads a place again where what was read there is in doubt: something else stands at the value's label or in its column, or the print looks
    /// alike. Where two readings and the rule that names the place agree, the value is settled: see <see cref="FieldEvidence.IsSettled"/>. The record never changes.
    /// </summary>
    /// <value>
    /// The default is nobody. The recogniser needs <see cref="UseRecognizer"/> and a renderer, and works within <see cref="TimeLimit"/>; the model is asked in extractions alone, not
    /// for documents that are packed together, within the document's limits of cost, and takes its own time.
    /// </value>
    public SecondLookReaders SecondLook { get; set; }

    /// <summary>Gets or sets how many places of a document are read again at most, the first ones in the order of the record.</summary>
    /// <value>The default is 16. Range: 1 to 256.</value>
    public int MaxPlacesReadAgain { get; set; } = 16;

    /// <summary>Has pages without a text layer read on their pictures, so that values of scans and photos are grounded too.</summary>
    /// <param name="recognizer">What reads them; the package QwenDocs.Ocr brings one. Whoever made it disposes of it, after the extractor.</param>
    /// <returns>These options.</returns>
    public GroundingOptions UseRecognizer(TextRecognizer recognizer)
    {
        ArgumentNullException.ThrowIfNull(recognizer);
        _recognizer = recognizer;
        return this;
    }

    /// <summary>Returns what reads pages without a text layer. It is code and no setting: configuration binds properties, and could not make one.</summary>
    internal TextRecognizer? GetRecognizer() => _recognizer;

    /// <summary>Checks the ranges.</summary>
    internal void Validate()
    {
        OptionRange.Check(TimeLimit, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        OptionRange.Check(MaxPlacesReadAgain, 1, 256);
        if ((SecondLook & ~(SecondLookReaders.Recognizer | SecondLookReaders.Model)) != 0)
            throw new ArgumentException($"There are no readers {(int)SecondLook}.", nameof(SecondLook));
        if (SecondLook.HasFlag(SecondLookReaders.Recognizer) && _recognizer is null)
            throw new ArgumentException("A recogniser must be given to read places again with.", nameof(SecondLook));
        if (!Enum.IsDefined(Text))
            throw new ArgumentException($"There is no text {(int)Text} of pages.", nameof(Text));
        if (!Enum.IsDefined(DateOrder))
            throw new ArgumentException($"There is no order {(int)DateOrder} of dates.", nameof(DateOrder));
        if (Text == GroundingText.Recognized && _recognizer is null)
            throw new ArgumentException("A recogniser must be given to read the pages with.", nameof(Text));
    }
}
