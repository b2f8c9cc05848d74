using System.CommandLine;
using QwenDocs.Grounding;

namespace QwenDocs.Cli.Commands.Options;

/// <summary>The option that says who reads places in doubt again.</summary>
internal sealed class SecondLookOption : Option<SecondLookReaders>
{
    private static readonly (string Name, SecondLookReaders Readers)[] Known =
        [("recognizer", SecondLookReaders.Recognizer), ("model", SecondLookReaders.Model), ("both", SecondLookReaders.Recognizer | SecondLookReaders.Model)];

    public SecondLookOption()
        : base("--second-look")
    {
        HelpName = "READER";
        Description = $"Who reads places with doubtful values again: {string.Join(", ", Known.Select(readers => readers.Name))}. The model is paid for it.";
        CustomParser = result =>
        {
            foreach ((string name, SecondLookReaders readers) in Known)
            {
                if (string.Equals(name, result.Tokens[0].Value, StringComparison.OrdinalIgnoreCase))
                    return readers;
            }

            result.AddError($"'{result.Tokens[0].Value}' is nobody who reads again; known are {string.Join(", ", Known.Select(readers => readers.Name))}.");
            return default;
        };
        CompletionSources.Clear();
        CompletionSources.Add(_ => Known.Select(static readers => new System.CommandLine.Completions.CompletionItem(readers.Name)));
    }
}
