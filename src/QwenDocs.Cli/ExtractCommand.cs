using System.CommandLine;
using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;

namespace QwenDocs.Cli;

/// <summary><c>qwendocs extract FILE --as invoice</c>.</summary>
internal sealed class ExtractCommand : Command
{
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly Argument<string> _file = new("FILE") { Description = "A PDF, PNG, JPEG, WebP, BMP, GIF or TIFF." };
    private readonly Option<string> _as = new("--as") { Description = $"The record to extract: {string.Join(", ", RecordKind.All.Select(kind => kind.Name))}.", Required = true };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object: record, usage, findings." };
    private readonly Option<string?> _password = new("--password") { Description = "The password of an encrypted PDF." };
    private readonly EndpointChoice _endpoint = new();

    public ExtractCommand(TextWriter output, TextWriter error)
        : base("extract", "Extracts a typed record from a document.")
    {
        _output = output;
        _error = error;
        Arguments.Add(_file);
        Options.Add(_as);
        Options.Add(_json);
        Options.Add(_password);
        _endpoint.AddTo(this);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RecordKind kind = RecordKind.Find(parsed.GetRequiredValue(_as));
        Document document = Document.FromFile(parsed.GetRequiredValue(_file));
        if (parsed.GetValue(_password) is { } password)
            document = document.WithPassword(password);

        ModelEndpoint endpoint = _endpoint.Open(parsed);
        using IDisposable? owned = endpoint as IDisposable;
        using DocumentExtractor extractor = new(endpoint, _endpoint.Options(parsed));
        ProgressLine? progress = _error == Console.Error && !Console.IsErrorRedirected ? new ProgressLine(_error) : null;
        Extracted extracted = await kind.ExtractAsync(extractor, document, progress, cancellationToken).ConfigureAwait(false);

        if (parsed.GetValue(_json))
            await JsonOutput.WriteAsync(_output, JsonOutput.Of(extracted)).ConfigureAwait(false);
        else
            TableOutput.Write(_output, extracted);
        return extracted.Record is null ? ExitCode.EndpointFailed : ExitCode.Done;
    }
}
