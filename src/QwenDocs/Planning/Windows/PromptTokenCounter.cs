using QwenDocs.Prompts;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Planning.Windows;

/// <summary>Counts the text around the pages of requests.</summary>
internal sealed class PromptTokenCounter
{
    // Qwen takes digits one by one: a label differs from another by its digits alone.
    private static readonly int LabelTokens = TextTokenizer.CountTokens(ExtractionPrompt.PageLabel(1)) - 1;
    private static readonly int SharedLabelTokens = TextTokenizer.CountTokens(ExtractionPrompt.PageLabel(1, 1)) - 2;

    private readonly RecordSchema _schema;
    private readonly int _pageCount;
    private readonly int _withoutClosing;

    /// <param name="schema">What the answer must follow.</param>
    /// <param name="pageCount">The pages of the document.</param>
    /// <param name="schemaInWords">What the endpoint adds to the system message, if it does.</param>
    /// <param name="numbers">The pages that are sent, where these are not all.</param>
    /// <param name="exampleTokens">The tokens of the examples.</param>
    public PromptTokenCounter(
        RecordSchema schema,
        int pageCount,
        string? schemaInWords,
        IReadOnlyList<int>? numbers = null,
        int exampleTokens = 0)
    {
        _schema = schema;
        _pageCount = pageCount;
        var instructions = ExtractionPrompt.For(schema);
        _withoutClosing = CountWithoutClosing(instructions.System, schemaInWords) + exampleTokens + MarkTokens;
        Whole = _withoutClosing + TextTokenizer.CountTokens(instructions.Closing);

        // Qwen counts every digit, so that the longest numbers make the longest text.
        int widest = (int)Math.Pow(10, pageCount.ToString(System.Globalization.CultureInfo.InvariantCulture).Length) - 1;
        LongestPart = _withoutClosing + CountClosing([widest - 1, widest]);

        // Pages with gaps between them are listed one by one; a part's list is a piece of the whole one, with other numbers at its ends.
        if (numbers is not null && numbers.Count <= numbers[^1] - numbers[0])
            LongestPart = Math.Max(LongestPart, _withoutClosing + CountClosing(numbers) + (2 * numbers[^1].ToString(System.Globalization.CultureInfo.InvariantCulture).Length));
    }

    /// <summary>Gets the tokens of the mark before a document's first page; its five digits are a token each.</summary>
    public static int MarkTokens { get; } = TextTokenizer.CountTokens(ExtractionPrompt.DocumentMark("00000000"));

    /// <summary>Gets the tokens around the pages of a request that holds all of them.</summary>
    public int Whole { get; }

    /// <summary>Gets the most tokens around the pages of a request that holds some of them.</summary>
    public int LongestPart { get; }

    /// <summary>Returns the tokens of the chat template and of the system message, with what an endpoint adds to it after an empty line.</summary>
    public static int CountWithoutClosing(string system, string? schemaInWords) =>
        ChatTemplate.TokensPerMessage + TextTokenizer.CountTokens(schemaInWords is null ? system : $"{system}\n\n{schemaInWords}")
        + ChatTemplate.TokensPerMessage + ChatTemplate.TokensBeforeAnswer;

    /// <summary>Returns the tokens of a page's label and of the marks around its picture, in a request that documents share.</summary>
    public static int CountPage(int document, int page) => SharedLabelTokens + Digits(document) + Digits(page) + ChatTemplate.TokensPerImage;

    /// <summary>Returns the tokens of a page's label and of the marks around its picture.</summary>
    public static int CountPage(int number) => LabelTokens + Digits(number) + ChatTemplate.TokensPerImage;

    /// <summary>Returns the tokens around the pages of a request that holds some of them, known fields not counted.</summary>
    public int CountPart(IReadOnlyList<int> numbers) => _withoutClosing + CountClosing(numbers);

    private int CountClosing(IReadOnlyList<int> numbers) => TextTokenizer.CountTokens(ExtractionPrompt.ForPart(_schema, numbers, _pageCount).Closing);

    private static int Digits(int number)
    {
        int digits = 1;
        for (; number >= 10; number /= 10)
            digits++;
        return digits;
    }
}
