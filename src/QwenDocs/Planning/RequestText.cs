using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Planning;

/// <summary>Counts the text around the pages of requests.</summary>
internal sealed class RequestText
{
    private readonly RecordSchema _schema;
    private readonly int _pageCount;
    private readonly int _withoutClosing;

    public RequestText(RecordSchema schema, int pageCount, IReadOnlyList<int>? numbers = null)
    {
        _schema = schema;
        _pageCount = pageCount;
        Instructions instructions = Instructions.For(schema);
        _withoutClosing = ChatTemplate.TokensPerMessage + TextTokenizer.Count(instructions.System)
            + ChatTemplate.TokensPerMessage + ChatTemplate.TokensBeforeAnswer;
        Whole = _withoutClosing + TextTokenizer.Count(instructions.Closing);

        // Qwen counts every digit, so that the longest numbers make the longest text.
        int widest = (int)Math.Pow(10, pageCount.ToString(System.Globalization.CultureInfo.InvariantCulture).Length) - 1;
        LongestPart = _withoutClosing + CountClosing([widest - 1, widest]);

        // Pages with gaps between them are listed one by one; a part's list is a piece of the whole one, with other numbers at its ends.
        if (numbers is not null && numbers.Count <= numbers[^1] - numbers[0])
            LongestPart = Math.Max(LongestPart, _withoutClosing + CountClosing(numbers) + (2 * numbers[^1].ToString(System.Globalization.CultureInfo.InvariantCulture).Length));
    }

    /// <summary>Gets the tokens around the pages of a request that holds all of them.</summary>
    public int Whole { get; }

    /// <summary>Gets the most tokens around the pages of a request that holds some of them.</summary>
    public int LongestPart { get; }

    /// <summary>Returns the tokens of a page's label and of the marks around its picture.</summary>
    public static int CountPage(int number) => TextTokenizer.Count(Instructions.PageLabel(number)) + ChatTemplate.TokensPerImage;

    /// <summary>Returns the tokens around the pages of a request that holds some of them, known fields not counted.</summary>
    public int CountPart(IReadOnlyList<int> numbers) => _withoutClosing + CountClosing(numbers);

    private int CountClosing(IReadOnlyList<int> numbers) => TextTokenizer.Count(Instructions.ForPart(_schema, numbers, _pageCount).Closing);
}
