using System.Collections.Frozen;
using QwenDocs.Documents.PdfPig.Limits;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Parser;

namespace QwenDocs.Documents.PdfPig.Words;

/// <summary>Parses content streams and keeps the operators that place text; the budget is asked while the bytes go by.</summary>
internal sealed class TextContentParser(IPageContentParser inner, ParsingBudget budget) : IPageContentParser
{
    private static readonly FrozenSet<string> TextOperators =
        new[] { "q", "Q", "cm", "Do", "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "Tj", "TJ", "'", "\"" }.ToFrozenSet();

    public IReadOnlyList<IGraphicsStateOperation> Parse(int pageNumber, IInputBytes inputBytes, ILog log) =>
        [.. inner.Parse(pageNumber, new BudgetedBytes(inputBytes, budget), log).Where(operation => TextOperators.Contains(operation.Operator))];
}
