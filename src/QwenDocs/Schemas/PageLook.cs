using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Tokens;

namespace QwenDocs.Schemas;

/// <summary>A look over pages in small pictures: the words for it, and what its answer follows.</summary>
internal sealed class PageLook
{
    /// <summary>The tokens of an answer beside those of its entries.</summary>
    public const int AnswerTokensBeside = 64;

    private int? _system;

    private PageLook(string system, RecordSchema schema, int answerTokensPerPage)
    {
        System = system.Replace("{{schema}}", schema.Text, StringComparison.Ordinal);
        Schema = schema;
        AnswerTokensPerPage = answerTokensPerPage;
    }

    /// <summary>Gets the text of the system message.</summary>
    public string System { get; }

    /// <summary>Gets what the answer must follow: an object with a list <c>pages</c>.</summary>
    public RecordSchema Schema { get; }

    /// <summary>Gets the tokens that the entry of one page may take, indented by a talkative model.</summary>
    public int AnswerTokensPerPage { get; }

    /// <summary>Makes a look that says on which pages values of a record can stand.</summary>
    public static PageLook ForRecord(RecordSchema record) => new(
        Instructions.Prompt("screen").Replace("{{record}}", RecordOutline.Write(record), StringComparison.Ordinal),
        RecordSchema.For(PageLookJsonContext.Relaxed.PageRelevances),
        answerTokensPerPage: 40);

    /// <summary>Makes a look that says which page belongs to which kind of paper.</summary>
    public static PageLook ForKinds(IReadOnlyCollection<PaperKind> kinds)
    {
        RecordSchema any = RecordSchema.For(PageLookJsonContext.Relaxed.PageKinds);
        JsonObject schema = (JsonObject)JsonNode.Parse(any.Text)!;
        JsonNode kind = schema["properties"]!["pages"]!["items"]!["properties"]!["kind"]!;

        // Other stands first: it is what takes the place of a kind that the schema does not know.
        kind["enum"] = new JsonArray([PaperKind.Other, .. kinds.Select(known => (JsonNode)known.Name), PaperKind.Blank]);
        string[] lines = [.. kinds.Select(known => known.ToString()), "- other: a page of any other kind, general terms and covers too.", "- blank: nothing is printed on the page itself."];
        kind["description"] = string.Join('\n', lines.Prepend("The kind of paper:"));
        return new PageLook(Instructions.Prompt("sort"), any.Narrow(schema), answerTokensPerPage: 96);
    }

    /// <summary>Makes the instructions for some pages of a file.</summary>
    public Instructions For(IReadOnlyList<int> pageNumbers, int pageCount) => new(System, Closing(pageNumbers, pageCount));

    /// <summary>Counts the tokens around the pages of a request.</summary>
    public int CountAround(IReadOnlyList<int> pageNumbers, int pageCount) =>
        CountSystem() + TextTokenizer.Count(Closing(pageNumbers, pageCount)) + (2 * ChatTemplate.TokensPerMessage) + ChatTemplate.TokensBeforeAnswer;

    private int CountSystem() => _system ??= TextTokenizer.Count(System);

    private static string Closing(IReadOnlyList<int> pageNumbers, int pageCount) => Instructions.Prompt("closing-look")
        .Replace("{{pages}}", Instructions.Ranges(pageNumbers), StringComparison.Ordinal)
        .Replace("{{count}}", pageCount.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
