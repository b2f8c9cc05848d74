using System.Text.Json;
using CsCheck;
using QwenDocs.Extraction.Progress;

namespace QwenDocs.Tests.Extraction.Progress;

public class StreamingJsonTrackerTests
{
    [Fact]
    public void Values_are_named_when_they_are_complete()
    {
        List<(int Values, string? Path)> seen = [];
        StreamingJsonTracker json = new();
        foreach (string piece in new[] { "Here: ```json\n{\"num", "ber\": \"R-\\\"1", "\", \"total\": 11", "9, \"lines\": [{\"a\":", "null}, {\"a\": true, ", "\"b\": [1, 2", "]}], \"end\": {}}\n```" })
        {
            json.Add(piece);
            seen.Add((json.Values, json.LastPath?.ToString()));
        }

        seen.ShouldBe([(0, null), (0, null), (1, "$.number"), (2, "$.total"), (4, "$.lines[1].a"), (5, "$.lines[1].b[0]"), (6, "$.lines[1].b[1]")]);
    }

    [Fact]
    public void Every_value_is_counted_in_whatever_pieces_it_comes() =>
        Gen.Select(Gen.String.Array[0, 20], Gen.Double[-1e6, 1e6].Array[0, 20], Gen.Int[1, 9]).Sample(
            (texts, numbers, piece) =>
            {
                string text = JsonSerializer.Serialize(new { texts, nested = new { numbers, flag = true, nothing = (string?)null } });
                StreamingJsonTracker json = new();
                foreach (char[] part in text.Chunk(piece))
                    json.Add(new string(part));
                json.Values.ShouldBe(texts.Length + numbers.Length + 2);
                json.LastPath?.ToString().ShouldBe("$.nested.nothing");
            },
            iter: 100);

    [Theory]
    [InlineData("]]}}{,,\"")]
    [InlineData("{]}[,:\"a\":}}")]
    [InlineData("{\"a\":1}{\"b\":2}")]
    public void Malformed_text_does_no_harm(string text) => Should.NotThrow(() => new StreamingJsonTracker().Add(text));
}
