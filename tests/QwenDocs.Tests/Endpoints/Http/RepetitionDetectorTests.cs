using CsCheck;
using QwenDocs.Endpoints.Http;

namespace QwenDocs.Tests.Endpoints;

public sealed class RepetitionDetectorTests
{
    [Fact]
    public void Any_unit_without_end_is_noticed_early_in_whatever_pieces_it_comes() =>
        Gen.Select(Gen.Char[' ', '~'].Array[1, 900], Gen.Int[1, 40], Gen.Char[' ', '~'].Array[0, 3000]).Sample(
            (unit, piece, start) =>
            {
                string text = new string(start) + string.Concat(Enumerable.Repeat(new string(unit), (20_000 / unit.Length) + 1));
                (RepetitionDetector? detector, int read) = (new RepetitionDetector(), 0);
                while (!detector.Add(text.AsSpan(read, Math.Min(piece, text.Length - read))))
                {
                    read += piece;
                    read.ShouldBeLessThan(start.Length + 10_300);
                }
            },
            iter: 60);

    [Fact]
    public void Five_hundred_similar_invoice_lines_are_a_table() =>
        Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Int[2, 50].Array[500], Gen.Bool).Sample(
            (style, isIndented, quantities, isNumbered) =>
            {
                // Without numbers, only the quantities tell the lines apart; the fewest are two kinds, in random order.
                int kinds = style == 0 ? 2 : 50;
                IEnumerable<string> lines = quantities.Select((quantity, index) => isIndented
                    ? $"\n        {{\n            \"position\": {(isNumbered ? index + 1 : "null")},\n            \"description\": \"Screw M6 x 20, zinc plated\",\n            \"quantity\": {quantity % kinds},\n            \"amount\": 1.20\n        }}"
                    : $$"""{"position":{{(isNumbered ? index + 1 : "null")}},"description":"Screw M6 x 20, zinc plated","quantity":{{quantity % kinds}},"amount":1.20}""");
                string text = $$"""{"lines":[{{string.Join(',', lines)}}]}""";
                new RepetitionDetector().Add(text).ShouldBeFalse();
            },
            iter: 60);

    [Fact]
    public void A_few_equal_rows_are_a_table() =>
        new RepetitionDetector().Add(string.Join(",\n", Enumerable.Repeat("""{"description":"Pallet","quantity":1,"weight":null}""", 100))).ShouldBeFalse();

    [Fact]
    public void Indentation_and_dotted_lines_are_no_repetition() =>
        new RepetitionDetector().Add($"{{\n{new string(' ', 400)}\"a\": \"{new string('.', 1000)} 12\"}}").ShouldBeFalse();
}
