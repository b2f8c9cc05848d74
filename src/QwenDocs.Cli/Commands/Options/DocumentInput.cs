using System.CommandLine;
using System.Runtime.CompilerServices;
using QwenDocs.Cli.Batches;
using QwenDocs.Cli.Output;
using QwenDocs.Cli.Records;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Grounding;
using QwenDocs.Pipelines;
using QwenDocs.Text;

namespace QwenDocs.Cli.Commands.Options;

/// <summary>The arguments that say which files are extracted as which record, side by side.</summary>
internal sealed class DocumentInput(string more = "")
{
    private readonly Argument<string[]> _files = new("FILE") { Description = $"PDFs, PNGs, JPEGs, WebPs, BMPs, GIFs or TIFFs; a folder stands for all of them in it, and a pattern such as 'in/**/*.pdf' for those that it matches.{more}", Arity = ArgumentArity.OneOrMore };
    private readonly RecordOptions _records = new();
    private readonly Option<int> _parallel = new("--parallel") { HelpName = "NUMBER", Description = "How many of several files are worked on at a time.", DefaultValueFactory = _ => 8 };
    private readonly PageInputOption _pageInput = new();
    private readonly SecondLookOption _secondLook = new();
    private readonly PasswordOption _password = new();

    /// <summary>Adds the files and the record to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_files);
        _records.AddTo(command);
    }

    /// <summary>Adds what says how the files are worked on.</summary>
    public void AddLimitsTo(Command command)
    {
        command.Options.Add(_parallel);
        command.Options.Add(_pageInput);
        command.Options.Add(_secondLook);
        command.Options.Add(_password);
    }

    public Task<RecordKind> KindAsync(ParseResult parsed, CancellationToken cancellationToken) => _records.OneAsync(parsed, null, cancellationToken);

    public Task<IReadOnlyList<RecordKind>> KindsAsync(ParseResult parsed, CancellationToken cancellationToken) => _records.AllAsync(parsed, cancellationToken);

    /// <summary>Finds the files: those that are named, those of a folder and the folders in it, and those that a pattern matches.</summary>
    public IReadOnlyList<InputFile> Files(ParseResult parsed) => InputFile.Find(parsed.GetRequiredValue(_files));

    /// <summary>Whether a folder or a pattern is named, so that there may be any number of files.</summary>
    public bool IsMany(ParseResult parsed) => parsed.GetRequiredValue(_files).Any(InputFile.IsMany);

    public Document DocumentOf(ParseResult parsed, string path) => _password.DocumentOf(parsed, path);

    public Document[] Documents(ParseResult parsed) => [.. Files(parsed).Select(file => _password.DocumentOf(parsed, file.Path))];

    /// <summary>Puts what is sent of each page into the options of an extractor.</summary>
    public void Apply(ParseResult parsed, ExtractorOptions options) => _pageInput.Apply(parsed, options);

    /// <summary>Makes the options that compare records with the print of their pages, that of scans included.</summary>
    public GroundingOptions Grounding(ParseResult parsed, TextRecognizer recognizer) =>
        new GroundingOptions { SecondLook = parsed.GetValue(_secondLook) }.UseRecognizer(recognizer);

    /// <summary>Whether places with doubtful values are to be read again.</summary>
    public bool HasSecondLook(ParseResult parsed) => parsed.GetValue(_secondLook) != SecondLookReaders.None;

    public PipelineOptions Pipeline(ParseResult parsed) => new() { MaxConcurrency = parsed.GetValue(_parallel) };

    /// <summary>Extracts files. Those that fail do not stop the others: each is a line on standard error.</summary>
    public static async IAsyncEnumerable<ExtractedFile> ExtractAllAsync(
        RecordKind kind,
        DocumentPipeline pipeline,
        Document[] documents,
        PipelineSummary summary,
        TextWriter error,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ExtractedFile file in kind.ExtractAll(pipeline, documents, summary, cancellationToken).ConfigureAwait(false))
        {
            if (file.Failure is { } failure)
                await error.WriteLineAsync(failure.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
            yield return file;
        }
    }
}
