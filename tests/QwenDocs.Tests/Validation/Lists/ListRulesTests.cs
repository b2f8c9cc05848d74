using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using QwenDocs.Imaging;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Tests.Validation.Lists;

/// <summary>Whatever a model gives for rows, their checks throw nothing and call no list complete that lacks a row.</summary>
public sealed class ListRulesTests
{
    private const int Samples = 400;

    public sealed record Line(int? Pos, string? Text, decimal? Amount);

    public sealed record Order(string? Number, Line[] Lines, int? LineCount, decimal? CarriedForward);

    private static readonly RecordSchema Schema = RecordSchema.For<Order>();

    // What models write for a row number, a count or a sum.
    private static readonly string[] Oddities =
    [
        "null", "true", "{}", "[]", "[1]", "0", "-1", "0.5", "1e30", "1e400", "1e-400", "999999", "1000000", "99999999999999999999", "\"\"", "\"7.\"", "\"007\"", "\"7a\"", "\"#7\"", "\"①\"", "\"７\"",
        "\"VII\"", "\"1,234\"", "\"-5\"", "\"\\u0000\"", "\"99999999999999999999\"", "\"NaN\"", "{\"amount\":\"1e30\"}",
    ];

    [Fact]
    public void Whatever_stands_in_rows_throws_nothing()
    {
        var value = Gen.OneOf(Gen.OneOf(Oddities), Gen.Int[-3, 40].Select(number => number.ToString(CultureInfo.InvariantCulture)));
        var row = Gen.Frequency((1, Gen.OneOf("null", "7", "\"x\"", "[]")), (9, Gen.Select(value, value, value).Select((pos, text, amount) => $$"""{"pos":{{pos}},"text":{{text}},"amount":{{amount}}}""")));
        Gen.Select(row.Array[0, 30], value, value, Gen.Bool).Sample(
            (rows, count, sum, isWhole) =>
            {
                using var record = JsonDocument.Parse($$"""{"lines":[{{string.Join(',', rows)}}],"lineCount":{{count}},"carriedForward":{{sum}}}""");
                ListContext context = new() { IsWholeRecord = isWhole, Print = Print(rows.Length), Parts = [record.RootElement, default] };
                foreach (MissingRows missing in ListRules.FindMissingRows(record.RootElement, Schema.Record, context))
                {
                    missing.Position.ShouldBeInRange(0, rows.Length);
                    missing.Ranges.ShouldAllBe(range => range.First <= range.Last && range.Position >= 0 && range.Position <= rows.Length);
                    missing.ToFinding().Message.Length.ShouldBeLessThan(400);
                }
            },
            iter: Samples);
    }

    /// <summary>Rows are lost, doubled, without a number, or have it as text: if the numbers or the count tell of a lost row, the list is never called complete.</summary>
    [Fact]
    public void No_list_that_lacks_a_row_between_others_is_called_complete()
    {
        Gen.Select(Gen.Int[6, 60], Gen.Int[1, 58].HashSet[1, 4], Gen.Int[0, 59].Array[0, 4], Gen.Int[0, 59].HashSet[0, 2], Gen.Int[0, 4]).Sample(
            (count, lost, doubled, blank, form) =>
            {
                int[] kept = [.. Enumerable.Range(1, count).Where(number => !lost.Contains(number - 1) || number is 1 || number == count)];
                int[] rows = [.. kept.SelectMany(number => doubled.Contains(number) ? new[] { number, number } : [number])];
                using JsonDocument record = Record(rows.Select((number, index) => blank.Contains(index) && index > 0 && index < rows.Length - 1 ? null : Write(number, form)), null, null);

                bool isFound = ListRules.FindMissingRows(record.RootElement, Schema.Record, ListContext.WholeRecord).Count > 0;

                if (kept.Length < count)
                    isFound.ShouldBeTrue($"{string.Join(',', rows)} of {count}");
                else if (blank.Count == 0)
                    isFound.ShouldBeFalse(string.Join(',', rows));
            },
            iter: Samples);
    }

    [Fact]
    public void No_list_below_its_count_or_its_carried_sum_is_called_complete()
    {
        Gen.Select(Gen.Int[2, 40], Gen.Int[1, 5], Gen.Bool).Sample(
            (rows, lost, isCounted) =>
            {
                int count = rows + lost;
                using JsonDocument all = Record(Enumerable.Repeat<JsonNode?>(null, count), isCounted ? count : null, isCounted ? null : count * (count + 1) / 2);
                using JsonDocument some = Record(Enumerable.Repeat<JsonNode?>(null, rows), isCounted ? count : null, isCounted ? null : count * (count + 1) / 2);

                ListRules.FindMissingRows(all.RootElement, Schema.Record, ListContext.WholeRecord).ShouldBeEmpty();
                ListRules.FindMissingRows(some.RootElement, Schema.Record, ListContext.WholeRecord).ShouldHaveSingleItem().Code.ShouldBe(isCounted ? "list.fewerRows" : "list.carriedForward");
            },
            iter: Samples);
    }

    /// <summary>Any stretch of a printed table that a list holds: what is printed before and behind it is missing, exactly.</summary>
    [Fact]
    public void What_is_printed_beyond_a_list_is_named_exactly()
    {
        Gen.Select(Gen.Int[3, 40], Gen.Int[0, 39], Gen.Int[2, 40], Gen.OneOf(1, 10)).Sample(
            (count, first, length, step) =>
            {
                int[] kept = [.. Enumerable.Range(1, count).Skip(Math.Min(first, count - 2)).Take(length)];
                using JsonDocument record = Record(kept.Select(number => (JsonNode?)(number * step)), null, null);
                ListContext context = new() { IsWholeRecord = false, Print = Print(count, step) };

                int[] found = [.. ListRules.FindMissingRows(record.RootElement, Schema.Record, context).SelectMany(rows => rows.Ranges).SelectMany(range => Enumerable.Range(0, range.Count).Select(index => range.First + (index * range.Step)))];

                found.ShouldBe(Enumerable.Range(1, count).Except(kept).Select(number => number * step));
            },
            iter: Samples);
    }

    private static JsonDocument Record(IEnumerable<JsonNode?> numbers, int? count, decimal? sum) => JsonDocument.Parse(new JsonObject
    {
        ["lines"] = new JsonArray([.. numbers.Select((number, index) => new JsonObject { ["pos"] = number, ["text"] = number is null ? $"row {index}" : $"goods {number}", ["amount"] = index + 1 })]),
        ["lineCount"] = count,
        ["carriedForward"] = sum,
    }.ToJsonString());

    private static JsonNode Write(int number, int form) => form switch
    {
        0 => number,
        1 => string.Create(CultureInfo.InvariantCulture, $"{number:000}"),
        2 => string.Create(CultureInfo.InvariantCulture, $"{number}."),
        3 => (decimal)number + 0.0m,
        _ => string.Create(CultureInfo.InvariantCulture, $"({number})"),
    };

    /// <summary>A printed table over pages of 15 rows, with its head, a sum and the number of the page.</summary>
    private static PrintedRows Print(int count, int step = 1)
    {
        List<PageText> pages = [];
        for (int first = 1; first <= Math.Max(1, count); first += 15)
        {
            List<TextWord> words = [Word(60, 40, "Pos."), Word(120, 40, "Text"), Word(300, 400, $"{pages.Count + 1}")];
            for (int number = first; number < first + 15 && number <= count; number++)
            {
                double y = 60 + ((number - first) * 20);
                words.AddRange([Word(60, y, $"{number * step}"), Word(120, y, "goods"), Word(170, y, $"{number * step}"), Word(300, y, "pcs")]);
            }

            pages.Add(PageText.FromWords(pages.Count + 1, new PageSize(595, 842, PageUnit.Point), TextSource.TextLayer, words));
        }

        return new PrintedRows(pages);
    }

    private static TextWord Word(double x, double y, string text) => new(text, new PageBox(x, y, x + (text.Length * 6), y + 10));
}
