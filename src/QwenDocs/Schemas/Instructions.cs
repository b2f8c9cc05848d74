using System.Globalization;
using System.Reflection;

namespace QwenDocs.Schemas;

/// <summary>The words around the pages: what a model is told before, between and after them.</summary>
/// <remarks>They are plain strings so that a plan counts the very text that a request sends.</remarks>
public sealed class Instructions
{
    private const string SchemaPlace = "{{schema}}";

    private Instructions(string system, string closing)
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
    public static Instructions For(RecordSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new Instructions(Prompt("extract").Replace(SchemaPlace, schema.Text, StringComparison.Ordinal), Prompt("closing"));
    }

    /// <summary>Returns the text that stands before a page's picture.</summary>
    /// <param name="pageNumber">The number of the page, counted from 1.</param>
    /// <returns>Such as <c>Page 3:</c>.</returns>
    public static string PageLabel(int pageNumber) => string.Create(CultureInfo.InvariantCulture, $"Page {pageNumber}:");

    private static string Prompt(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"QwenDocs.Schemas.Prompts.{name}.prompt.md")
            ?? throw new InvalidOperationException($"The prompt {name} is not embedded.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
