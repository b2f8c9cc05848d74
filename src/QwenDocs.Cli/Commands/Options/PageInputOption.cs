using System.CommandLine;
using QwenDocs.Extraction;
using QwenDocs.Planning;

namespace QwenDocs.Cli.Commands.Options;

/// <summary>The option that says what the model is given of each page.</summary>
internal sealed class PageInputOption : Option<PageInput>
{
    private static readonly (string Name, PageInput Input)[] Inputs =
        [("picture", PageInput.Picture), ("picture-and-text", PageInput.PictureAndText), ("text", PageInput.Text), ("auto", PageInput.Auto)];

    public PageInputOption()
        : base("--page-input")
    {
        HelpName = "INPUT";
        Description = $"What is sent of each page: {string.Join(", ", Inputs.Select(input => input.Name))}. Text is sent of pages alone whose text layer is what they show.";
        DefaultValueFactory = _ => PageInput.Picture;
        CustomParser = result =>
        {
            foreach ((string name, PageInput input) in Inputs)
            {
                if (string.Equals(name, result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase))
                    return input;
            }

            result.AddError($"'{result.Tokens[0].Value}' is nothing to send of a page; known are {string.Join(", ", Inputs.Select(input => input.Name))}.");
            return default;
        };
        CompletionSources.Clear();
        CompletionSources.Add(_ => Inputs.Select(static input => new System.CommandLine.Completions.CompletionItem(input.Name)));
    }

    /// <summary>Puts what was chosen into the options of an extractor.</summary>
    public void Apply(ParseResult parsed, ExtractorOptions options) => options.Planning.PageInput = parsed.GetValue(this);
}
