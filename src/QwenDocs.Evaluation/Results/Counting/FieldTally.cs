namespace QwenDocs.Evaluation.Results.Counting;

/// <summary>Counts what came of the values of a field.</summary>
internal sealed class FieldTally
{
    private readonly int[] _outcomes = new int[Enum.GetValues<CellOutcome>().Length];
    private readonly int[] _types = new int[Enum.GetValues<ComparedAs>().Length];
    private double _similarity;
    private int _compared;
    private int _silent;

    public void Add(ComparedCell cell, bool isFlagged)
    {
        _outcomes[(int)cell.Outcome]++;
        _types[(int)cell.As]++;
        _silent += cell.IsWrong && !isFlagged ? 1 : 0;
        if (cell.Outcome is not (CellOutcome.Right or CellOutcome.Wrong))
            return;
        _similarity += cell.Similarity;
        _compared++;
    }

    public FieldScore ToScore(string kind, string field) => new(kind, field, (ComparedAs)Array.IndexOf(_types, _types.Max()))
    {
        Right = _outcomes[(int)CellOutcome.Right],
        Wrong = _outcomes[(int)CellOutcome.Wrong],
        Missing = _outcomes[(int)CellOutcome.Missing],
        Invented = _outcomes[(int)CellOutcome.Invented],
        MissingRows = _outcomes[(int)CellOutcome.MissingRow],
        SurplusRows = _outcomes[(int)CellOutcome.SurplusRow],
        Silent = _silent,
        Similarity = _compared == 0 ? 1 : _similarity / _compared,
    };
}
