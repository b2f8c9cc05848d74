using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using QwenDocs.Cli.Records;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Commands.Options;

/// <summary>The options that say which record is extracted: a built-in one, a type of one's own, or a JSON Schema.</summary>
internal sealed class RecordOptions
{
    private readonly Option<string?> _as = new("--as") { HelpName = "RECORD", Description = $"The record: {RecordKind.Names}." };
    private readonly Option<string?> _type = new("--type") { HelpName = "TYPE", Description = "A record type of your own, such as My.Invoice, in the assembly that --assembly names. The assembly's code runs here." };
    private readonly Option<string?> _assembly = new("--assembly") { HelpName = "FILE", Description = "The assembly (.dll) of --type. Its dependencies are found beside it." };
    private readonly Option<string?> _schema = new("--schema") { HelpName = "FILE", Description = "A file with a JSON Schema in place of a record type; the record is JSON." };

    public RecordOptions() => _as.CompletionSources.Add(_ => RecordKind.All.Select(static kind => new CompletionItem(kind.Name)));

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_as, _type, _assembly, _schema])
            command.Options.Add(option);
    }

    /// <summary>Finds the one record.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="byDefault">The record where none is named.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UsageException">None is named, or several, or there is no such record.</exception>
    public async Task<RecordKind> OneAsync(ParseResult parsed, string? byDefault, CancellationToken cancellationToken) =>
        await TryOneAsync(parsed, cancellationToken).ConfigureAwait(false)
        ?? (byDefault is null ? throw new UsageException("Say which record: --as NAME ('qwendocs records' lists them), --type TYPE --assembly FILE, or --schema FILE.") : RecordKind.Find(byDefault));

    /// <summary>Finds the one record, or none.</summary>
    /// <exception cref="UsageException">Several are named, or there is no such record.</exception>
    public async Task<RecordKind?> TryOneAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string[] named = [.. ((Option<string?>[])[_as, _type, _schema]).Where(option => parsed.GetValue(option) is not null).Select(option => option.Name)];
        if (named.Length > 1)
            throw new UsageException($"{named[0]} excludes {named[1]}.");
        if (parsed.GetValue(_as) is { } name && parsed.GetValue(_assembly) is null)
            return RecordKind.Find(name);
        IReadOnlyList<RecordKind> kinds = await FindAsync(parsed, cancellationToken).ConfigureAwait(false);
        return kinds.SingleOrDefault();
    }

    /// <summary>Finds all records that are named: of <c>--as</c> with commas between, the type and the schema.</summary>
    /// <exception cref="UsageException">None is named, or there is no such record.</exception>
    public async Task<IReadOnlyList<RecordKind>> AllAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        IReadOnlyList<RecordKind> kinds = await FindAsync(parsed, cancellationToken).ConfigureAwait(false);
        return kinds.Count > 0 ? kinds : throw new UsageException("Say which records: --as NAME,NAME ('qwendocs records' lists them), --type TYPE --assembly FILE, or --schema FILE.");
    }

    private async Task<IReadOnlyList<RecordKind>> FindAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        List<RecordKind> kinds = [.. (parsed.GetValue(_as) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(RecordKind.Find)];
        (string? type, string? assembly) = (parsed.GetValue(_type), parsed.GetValue(_assembly));
        if (type is null != assembly is null)
            throw new UsageException("--type and --assembly go together: --type My.Invoice --assembly my.dll.");
        if (type is not null)
            kinds.Add(RecordAssembly.Find(assembly!, type));
        if (parsed.GetValue(_schema) is { } file)
        {
            RecordSchema<JsonElement> schema = await SchemaFile.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            kinds.Add(RecordKind.Of(SchemaFile.NameOf(file), () => schema));
        }

        return kinds;
    }
}
