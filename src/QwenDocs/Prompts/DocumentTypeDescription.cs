using QwenDocs.Schemas.Export;

namespace QwenDocs.Prompts;

/// <summary>A type of document as a model is told of it.</summary>
internal sealed record DocumentTypeDescription(string Name, string? Description, IReadOnlyList<string> Titles)
{
    /// <summary>The name for pages of no kind that is asked for.</summary>
    public const string Other = "other";

    /// <summary>The name for pages without print.</summary>
    public const string Blank = "blank";

    /// <summary>Returns the kind as a line of a list.</summary>
    public override string ToString()
    {
        string description = Description?.Trim().ReplaceLineEndings(" ") ?? "";
        string end = description.Length == 0 || description[^1] is '.' or '。' or '!' or '?' ? "" : ".";
        string titles = Titles.Count == 0 ? "" : " " + LabelHints.PrintedAs(Titles);
        return $"- {Name}: {description}{end}{titles}".TrimEnd(' ', ':');
    }
}
