namespace QwenDocs.Text;

/// <summary>A number that was read from print, and the words beside it.</summary>
/// <param name="Value">The number, its sign and a multiplier such as <c>million</c> applied.</param>
/// <param name="Alternative">The other number that the print may mean; <see langword="null"/> where there is none.</param>
/// <param name="Doubts">What leaves the reading open.</param>
/// <param name="Before">The words before the number, without signs and multipliers, folded as <see cref="PrintedText.Fold"/> does.</param>
/// <param name="After">The words after the number, without signs, endings such as <c>/-</c>, and multipliers.</param>
public readonly record struct NumberReading(decimal Value, decimal? Alternative, NumberDoubts Doubts, string Before, string After);
