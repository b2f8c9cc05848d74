using CsCheck;
using QwenDocs.Records.Rules;
using QwenDocs.Validation;

namespace QwenDocs.Records.Tests;

public class PrintedSumTests
{
    private static readonly Gen<decimal[]> Cents = Gen.Long[1, 10_000_000].Select(cents => cents / 100m).Array[1, 40];

    [Fact]
    public void What_adds_up_is_no_finding() => Cents.Sample(lines => Find(lines.Sum(), lines) is null);

    [Fact]
    public void A_rounded_total_is_no_finding() =>
        Gen.Select(Cents, Gen.Int[0, 1]).Sample((lines, decimals) => Find(Math.Round(lines.Sum(), decimals, MidpointRounding.AwayFromZero), lines) is null);

    [Fact]
    public void A_total_that_is_further_off_than_rounding_is_an_error() =>
        Gen.Select(Cents, Gen.Long[1, 1_000_000]).Sample((lines, more) => Find(lines.Sum() + (lines.Length * 0.005m) + 0.51m + (more / 100m), lines) == FindingSeverity.Error);

    [Fact]
    public void Lines_that_were_rounded_themselves_are_a_warning_at_most() =>
        Gen.Long[1, 100_000].Array[2, 40].Sample(thousandths =>
        {
            // What was shared out, to a thousandth, and printed to a hundredth.
            decimal[] printed = [.. thousandths.Select(weight => decimal.Round(weight / 1000m, 2) + 0.00m)];
            return Find(decimal.Round(thousandths.Sum() / 1000m, 2) + 0.00m, printed) is null or FindingSeverity.Warning;
        });

    [Fact]
    public void Counts_must_be_exact() =>
        Gen.Select(Gen.Int[1, 500].Array[1, 20], Gen.Int[1, 5]).Sample((counts, off) =>
            PrintedSum.Check("total", counts.Sum() + off, counts, count => count, "the counts").Single().Severity == FindingSeverity.Error);

    [Fact]
    public void A_line_without_its_figure_leaves_nothing_to_add() =>
        PrintedSum.Check("total", 5, new decimal?[] { 1, null }, figure => figure, "the figures").ShouldBeEmpty();

    private static FindingSeverity? Find(decimal total, decimal[] lines) =>
        PrintedSum.Check("total", total, lines, line => line, "the lines").SingleOrDefault()?.Severity;
}
