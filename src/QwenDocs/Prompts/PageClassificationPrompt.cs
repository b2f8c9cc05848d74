using System.Globalization;
using System.Text.Json.Nodes;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Prompts;

/// <summary>A look over pages in small pictures: the words for it, and what its answer follows.</summary>
internal sealed class PageClassificationPrompt
{
    /// <summary>The tokens of an answer beside those of its entries.</summary>
    public const int AnswerTokensBeside = 64;

    private int? _system;

    private PageClassificationPrompt(string system, RecordSchema schema, int answerTokensPerPage)
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

    /// <summary>Makes a prompt that asks on which pages values of a record can stand.</summary>
    public static PageClassificationPrompt ForRecord(RecordSchema record) => new(
        ExtractionPrompt.Prompt("screen").Replace("{{record}}", RecordOutline.Write(record), StringComparison.Ordinal),
        RecordSchema.For(PageClassificationJsonContext.Relaxed.PageRelevanceAnswers),
        answerTokensPerPage: 40);

    /// <summary>Makes a prompt that asks which page belongs to which type of document.</summary>
    public static PageClassificationPrompt ForKinds(IReadOnlyCollection<DocumentTypeDescription> kinds)
    {
        RecordSchema any = RecordSchema.For(PageClassificationJsonContext.Relaxed.PageTypeAnswers);
        var schema = (JsonObject)JsonNode.Parse(any.Text)!;
        JsonNode kind = schema["properties"]!["pages"]!["items"]!["properties"]!["kind"]!;

        // Other stands first: it is what takes the place of a kind that the schema does not know.
        kind["enum"] = new JsonArray([DocumentTypeDescription.Other, .. kinds.Select(known => (JsonNode)known.Name), DocumentTypeDescription.Blank]);
        string[] lines = [.. kinds.Select(known => known.ToString()), "- other: a page of any other kind, general terms and covers too.", "- blank: nothing is printed on the page itself."];
        kind["description"] = string.Join('\n', lines.Prepend("The type of document:"));
        return new PageClassificationPrompt(ExtractionPrompt.Prompt("classify"), any.Narrow(schema), answerTokensPerPage: 96);
    }

    /// <summary>Makes the instructions for some pages of a file.</summary>
    public ExtractionPrompt For(IReadOnlyList<int> pageNumbers, int pageCount) => new(System, Closing(pageNumbers, pageCount));

    /// <summary>Counts the tokens around the pages of a request.</summary>
    /// <param name="pageNumbers">The pages.</param>
    /// <param name="pageCount">The pages of the file.</param>
    /// <param name="schemaInWords">What the endpoint adds to the system message, if it does.</param>
    public int CountAround(IReadOnlyList<int> pageNumbers, int pageCount, string? schemaInWords) =>
        CountSystem(schemaInWords) + TextTokenizer.CountTokens(Closing(pageNumbers, pageCount)) + (2 * ChatTemplate.TokensPerMessage) + ChatTemplate.TokensBeforeAnswer;

    private int CountSystem(string? schemaInWords) =>
        schemaInWords is null ? _system ??= TextTokenizer.CountTokens(System) : TextTokenizer.CountTokens($"{System}\n\n{schemaInWords}");

    private static string Closing(IReadOnlyList<int> pageNumbers, int pageCount) => ExtractionPrompt.Prompt("closing-classification")
        .Replace("{{pages}}", ExtractionPrompt.Ranges(pageNumbers), StringComparison.Ordinal)
        .Replace("{{count}}", pageCount.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
