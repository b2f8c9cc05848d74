using System.Globalization;
using SkiaSharp;

namespace QwenDocs.SampleMaker.DocsPictures;

/// <summary>Reads what a program writes to a terminal: text, line ends and the colours of ECMA-48 (select graphic rendition); other controls are left out.</summary>
internal static class TerminalText
{
    public static readonly SKColor Foreground = new(216, 222, 233);

    private static readonly SKColor[] Colours =
    [
        new(46, 52, 64), new(224, 80, 90), new(120, 200, 110), new(232, 190, 90), new(96, 150, 240), new(196, 120, 220), new(90, 200, 210), new(216, 222, 233),
        new(128, 136, 150), new(255, 96, 104), new(140, 226, 128), new(255, 214, 100), new(120, 170, 255), new(220, 140, 244), new(110, 224, 232), new(250, 252, 255),
    ];

    public static List<TerminalCell> Read(string text)
    {
        List<TerminalCell> cells = [];
        TerminalStyle plain = new(Foreground, null, false), style = plain;
        int column = 0, row = 0;
        for (int at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\u001B' when at + 1 < text.Length && text[at + 1] == '[':
                    int end = at + 2;
                    while (end < text.Length && text[end] is < '@' or > '~')
                        end++;
                    if (end < text.Length && text[end] == 'm')
                        style = Apply(style, plain, text[(at + 2)..end]);
                    at = end;
                    break;
                case '\u001B':
                    at++;
                    break;
                case '\r':
                    column = 0;
                    break;
                case '\n':
                    (column, row) = (0, row + 1);
                    break;
                case < ' ':
                    break;
                case var mark when IsMark(mark) && cells.Count > 0:
                    cells[^1] = cells[^1] with { Text = cells[^1].Text + mark };
                    break;
                case var letter:
                    int width = IsWide(letter) ? 2 : 1;
                    cells.Add(new TerminalCell($"{letter}", column, row, width, style));
                    column += width;
                    break;
            }
        }

        return cells;
    }

    private static bool IsMark(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static bool IsWide(char letter) => letter is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60');

    private static TerminalStyle Apply(TerminalStyle style, TerminalStyle plain, string codes)
    {
        int[] numbers = [.. codes.Split(';').Select(code => int.TryParse(code, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        for (int index = 0; index < numbers.Length; index++)
        {
            switch (numbers[index])
            {
                case 0:
                    style = plain;
                    break;
                case 1:
                    style = style with { Bold = true };
                    break;
                case 22:
                    style = style with { Bold = false };
                    break;
                case 39:
                    style = style with { Foreground = Foreground };
                    break;
                case 49:
                    style = style with { Background = null };
                    break;
                case 38 or 48:
                    (SKColor colour, int taken) = Extended(numbers, index + 1);
                    style = numbers[index] == 38 ? style with { Foreground = colour } : style with { Background = colour };
                    index += taken;
                    break;
                case >= 30 and <= 37:
                    style = style with { Foreground = Colours[numbers[index] - 30] };
                    break;
                case >= 90 and <= 97:
                    style = style with { Foreground = Colours[numbers[index] - 82] };
                    break;
                case >= 40 and <= 47:
                    style = style with { Background = Colours[numbers[index] - 40] };
                    break;
                case >= 100 and <= 107:
                    style = style with { Background = Colours[numbers[index] - 92] };
                    break;
            }
        }

        return style;
    }

    // 5;n is a colour of the table of 256, 2;r;g;b is a colour as such.
    private static (SKColor Colour, int Taken) Extended(int[] numbers, int at)
    {
        if (at + 1 < numbers.Length && numbers[at] == 5)
            return (Indexed(numbers[at + 1]), 2);
        return at + 3 < numbers.Length && numbers[at] == 2 ? (new SKColor((byte)numbers[at + 1], (byte)numbers[at + 2], (byte)numbers[at + 3]), 4) : (Foreground, 0);
    }

    private static SKColor Indexed(int number)
    {
        if (number < 16)
            return Colours[number];
        if (number >= 232)
            return new SKColor(Grey(number), Grey(number), Grey(number));
        int cube = number - 16;
        return new SKColor(Level(cube / 36), Level(cube / 6 % 6), Level(cube % 6));
    }

    private static byte Grey(int number) => (byte)(8 + ((number - 232) * 10));

    private static byte Level(int step) => (byte)(step == 0 ? 0 : 55 + (step * 40));
}
