using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using QwenDocs.Schemas;

namespace QwenDocs.Prompts;

/// <summary>The words around the pages: what a model is told before, between and after them.</summary>
/// <remarks>They are plain strings so that a plan counts the very text that a request sends.</remarks>
public sealed class ExtractionPrompt
{
    private const string SchemaPlace = "{{schema}}";
    private const string TemplatePrefix = "QwenDocs.Prompts.Templates.";
    private const string TemplateSuffix = ".prompt.md";

    internal ExtractionPrompt(string system, string closing)
    {
        System = system;
        Closing = closing;
    }

    /// <summary>Gets the text of the system message: the rules and the schema.</summary>
    public string System { get; }

    /// <summary>Gets the text after the last page.</summary>
    public string Closing { get; }

    /// <summary>Makes the instructions for extracting one record.</summary>
    /// <param name="schema">What the answer must follow.</param>
    /// <returns>The instructions.</returns>
    public static ExtractionPrompt For(RecordSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ExtractionPrompt(Prompt("extract").Replace(SchemaPlace, schema.Text, StringComparison.Ordinal), Prompt("closing"));
    }

    /// <summary>Makes the instructions for some pages of a document whose other pages are in other requests.</summary>
    /// <param name="schema">What the answer must follow.</param>
    /// <param name="pageNumbers">The numbers of the pages in this request, in order.</param>
    /// <param name="pageCount">The number of pages of the document.</param>
    /// <param name="knownFields">JSON of the header fields that earlier pages gave, or <see langword="null"/> for none.</param>
    /// <returns>The instructions; the system message is that of <see cref="For"/>, so that servers can keep it in their prefix cache.</returns>
    public static ExtractionPrompt ForPart(RecordSchema schema, IReadOnlyList<int> pageNumbers, int pageCount, string? knownFields = null)
    {
        ArgumentNullException.ThrowIfNull(pageNumbers);
        string closing = Prompt("closing-part")
            .Replace("{{pages}}", Ranges(pageNumbers), StringComparison.Ordinal)
            .Replace("{{count}}", pageCount.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        if (knownFields is not null)
            closing = KnownFieldsText(knownFields) + closing;
        return new ExtractionPrompt(For(schema).System, closing);
    }

    /// <summary>Makes the instructions for extracting one record from each of several documents in one request.</summary>
    /// <param name="schema">What the whole answer must follow: a record for each document.</param>
    /// <param name="documentCount">The number of documents.</param>
    /// <returns>The instructions; the system message is the same for any number of documents.</returns>
    public static ExtractionPrompt ForPacked(RecordSchema schema, int documentCount)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentOutOfRangeException.ThrowIfLessThan(documentCount, 1);
        string closing = Prompt("closing-packed").Replace("{{count}}", documentCount.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new ExtractionPrompt(For(schema).System, closing);
    }

    /// <summary>Returns the text that stands before a page's picture in a request that several documents share.</summary>
    /// <param name="documentNumber">The number of the document in the request, counted from 1.</param>
    /// <param name="pageNumber">The number of the page in its document, counted from 1.</param>
    /// <returns>Such as <c>Document 2, page 1:</c>.</returns>
    public static string PageLabel(int documentNumber, int pageNumber) => string.Create(CultureInfo.InvariantCulture, $"Document {documentNumber}, page {pageNumber}:");

    /// <summary>Returns the text that stands before a document's first page.</summary>
    /// <remarks>Servers have given another document's pages from their prefix cache, where texts and sizes of pictures were equal; these digits make the texts differ.</remarks>
    /// <param name="sha256">The SHA-256 of the first page's picture in the request, in hexadecimal digits.</param>
    /// <returns>Such as <c>Mark 40721, no part of the document.</c>, with a line end; always the same number of tokens.</returns>
    internal static string DocumentMark(string sha256)
    {
        uint mark = uint.Parse(sha256.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) % 90_000;
        return string.Create(CultureInfo.InvariantCulture, $"Mark {10_000 + mark}, no part of the document.\n");
    }

    /// <summary>Returns the text that stands before a page's picture.</summary>
    /// <param name="pageNumber">The number of the page, counted from 1.</param>
    /// <returns>Such as <c>Page 3:</c>.</returns>
    public static string PageLabel(int pageNumber) => string.Create(CultureInfo.InvariantCulture, $"Page {pageNumber}:");

    /// <summary>Returns the text of a page with the heading before it.</summary>
    /// <param name="pageNumber">The number of the page, counted from 1.</param>
    /// <param name="text">The text in its layout, each line with its end.</param>
    /// <param name="hasPicture">Whether the picture of the page stands before it, under its label.</param>
    /// <returns>Such as <c>Page 3 as text, in its layout:</c> and the lines.</returns>
    internal static string PageText(int pageNumber, string text, bool hasPicture) => Prompt(hasPicture ? "page-text" : "page-text-alone")
        .Replace("{{page}}", pageNumber.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{{text}}", text.TrimEnd('\n'), StringComparison.Ordinal) + "\n";

    /// <summary>Returns the instructions as text for snapshots: what stands before and after the pages.</summary>
    /// <returns>The system message, a line <c>[pages]</c> and the closing text, <c>\n</c> line ends.</returns>
    public override string ToString() => $"{System}\n\n[pages]\n\n{Closing}\n";

    /// <summary>Returns the text that hands known fields on, with the empty line behind it.</summary>
    internal static string KnownFieldsText(string knownFields) => Prompt("known-fields").Replace("{{known}}", knownFields, StringComparison.Ordinal) + "\n\n";

    /// <summary>Writes page numbers as ranges: <c>1 to 3, 7, 9 to 10</c>.</summary>
    internal static string Ranges(IReadOnlyList<int> numbers)
    {
        StringBuilder text = new();
        for (int index = 0; index < numbers.Count; index++)
        {
            int first = numbers[index];
            while (index + 1 < numbers.Count && numbers[index + 1] == numbers[index] + 1)
                index++;
            text.Append(text.Length == 0 ? "" : ", ").Append(CultureInfo.InvariantCulture, $"{first}");
            if (numbers[index] > first)
                text.Append(CultureInfo.InvariantCulture, $" to {numbers[index]}");
        }

        return text.ToString();
    }

    /// <summary>Returns the SHA-256 of all templates: a prompt that is worded anew may be answered otherwise.</summary>
    internal static byte[] HashTemplates()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (string name in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(TemplatePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{Prompt(name[TemplatePrefix.Length..^TemplateSuffix.Length])}\n"));
        return hash.GetHashAndReset();
    }

    internal static string Prompt(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(TemplatePrefix + name + TemplateSuffix)
            ?? throw new InvalidOperationException($"The prompt {name} is not embedded.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
