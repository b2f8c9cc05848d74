using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Scoring.Pairing;

/// <summary>Walks over two records side by side, pairs the rows of their lists, and collects the cells.</summary>
internal sealed class RecordPairing(CellComparer comparer)
{
    private readonly List<PairedCell> _cells = [];
    private readonly RowPairing _rows = new(comparer);

    /// <summary>Gets the cells, in the order of the truth; surplus rows follow those that are paired.</summary>
    public IReadOnlyList<PairedCell> Cells => _cells;

    /// <summary>Gets a value indicating whether all lists were small enough to be paired in full.</summary>
    public bool IsComplete => _rows.IsComplete;

    public void Pair(RecordShape shape, JsonElement expected, JsonElement? predicted) =>
        Pair(shape, FieldPath.Root, expected, FieldPath.Root, predicted);

    private void Pair(
        RecordShape shape,
        FieldPath? expectedPath,
        JsonElement? expected,
        FieldPath? predictedPath,
        JsonElement? predicted)
    {
        if (shape.IsCell)
        {
            bool isEqual = expectedPath is { } path && predictedPath is not null && comparer.AreEqual(path, expected, predicted, shape.Schema);
            _cells.Add(new PairedCell(expectedPath, predictedPath, expected, predicted, shape.Schema, isEqual));
        }
        else if (shape.IsList)
        {
            PairRows(shape, expectedPath, RecordShape.Rows(expected), predictedPath, RecordShape.Rows(predicted));
        }
        else
        {
            PairMembers(shape, expectedPath, expected, predictedPath, predicted);
        }
    }

    private void PairMembers(
        RecordShape shape,
        FieldPath? expectedPath,
        JsonElement? expected,
        FieldPath? predictedPath,
        JsonElement? predicted)
    {
        foreach ((string name, RecordShape member) in shape.Members)
            Pair(member, expectedPath?.Append(name), RecordShape.Member(expected, name), predictedPath?.Append(name), RecordShape.Member(predicted, name));
    }

    private void PairRows(
        RecordShape shape,
        FieldPath? expectedPath,
        JsonElement?[] expected,
        FieldPath? predictedPath,
        JsonElement?[] predicted)
    {
        int[] partners = expectedPath is { } path && predictedPath is not null ? _rows.Pair(shape, path, expected, predicted) : [];
        bool[] isPaired = new bool[predicted.Length];
        for (int index = 0; index < expected.Length; index++)
        {
            int partner = partners.Length > 0 ? partners[index] : -1;
            if (partner >= 0)
                isPaired[partner] = true;
            PairMembers(
                shape,
                expectedPath?.Append(index),
                expected[index],
                partner >= 0 ? predictedPath?.Append(partner) : null,
                partner >= 0 ? predicted[partner] : null);
        }

        for (int index = 0; index < predicted.Length; index++)
        {
            if (!isPaired[index])
                PairMembers(shape, null, null, predictedPath?.Append(index), predicted[index]);
        }
    }
}
