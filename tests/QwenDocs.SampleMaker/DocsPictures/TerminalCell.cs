using SkiaSharp;

namespace QwenDocs.SampleMaker.DocsPictures;

/// <summary>A character of a terminal with the marks on it, where it stands, and its colours.</summary>
/// <param name="Text">The character, and combining marks that follow it.</param>
/// <param name="Column">The column, counted from 0.</param>
/// <param name="Row">The row, counted from 0.</param>
/// <param name="Width">1, or 2 for Chinese.</param>
/// <param name="Style">Colours and weight.</param>
internal sealed record TerminalCell(string Text, int Column, int Row, int Width, TerminalStyle Style);

/// <summary>How a terminal shows a character.</summary>
internal sealed record TerminalStyle(SKColor Foreground, SKColor? Background, bool Bold);
