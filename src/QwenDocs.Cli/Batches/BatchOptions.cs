using System.CommandLine;
using System.Globalization;
using QwenDocs.Cli.Commands.Options;
using QwenDocs.Cli.Tables;

namespace QwenDocs.Cli.Batches;

/// <summary>The options of an extraction of many files: where results go, and when it stops.</summary>
internal sealed class BatchOptions
{
    private readonly Option<string?> _out = new("--out") { HelpName = "FILE", Description = "The file of results, JSON Lines: one line a document. A journal beside it remembers what is done." };
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with an earlier run: what the journal has is not sent again." };
    private readonly Option<bool> _retryFailed = new("--retry-failed") { Description = "With --resume: send documents again that failed for good, too." };
    private readonly Option<decimal?> _maxCost = new("--max-cost") { HelpName = "USD", Description = "Begin no further document once this run may cost more, in US dollars." };
    private readonly Option<int?> _maxFailures = new("--max-failures") { HelpName = "NUMBER", Description = "Begin no further document after so many have failed." };
    private readonly Option<string?> _csv = new("--csv") { HelpName = "FILE", Description = "Write the results as CSV too; lists, such as an invoice's lines, into files of their own." };
    private readonly Option<string?> _parquet = new("--parquet") { HelpName = "FILE", Description = "Write the results as Parquet too; lists into files of their own." };
    private readonly Option<string?> _xlsx = new("--xlsx") { HelpName = "FILE", Description = "Write the results as a workbook too; lists on sheets of their own." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_out, _resume, _retryFailed, _maxCost, _maxFailures, _csv, _parquet, _xlsx])
            command.Options.Add(option);
    }

    /// <summary>Reads the options.</summary>
    /// <returns>The settings, or <see langword="null"/> where results are to be printed and no more.</returns>
    /// <exception cref="UsageException">Options are missing, or make no sense.</exception>
    public BatchSettings? Read(ParseResult parsed)
    {
        string? results = parsed.GetValue(_out);
        TableFile[] tables =
        [
            .. parsed.GetValue(_csv) is { } csv ? (TableFile[])[new CsvFile(csv)] : [],
            .. parsed.GetValue(_parquet) is { } parquet ? (TableFile[])[new ParquetFile(parquet)] : [],
            .. parsed.GetValue(_xlsx) is { } xlsx ? (TableFile[])[new XlsxFile(xlsx)] : [],
        ];
        decimal? maxCost = parsed.GetValue(_maxCost);
        int? maxFailures = parsed.GetValue(_maxFailures);
        if (maxCost < 0 || maxFailures < 1)
            throw new UsageException("--max-cost is 0 or more, --max-failures 1 or more.");
        if (results is null)
        {
            bool isBatch = tables.Length > 0 || parsed.GetValue(_resume) || parsed.GetValue(_retryFailed) || maxCost is not null || maxFailures is not null;
            return isBatch ? throw new UsageException("--resume, --retry-failed, --max-cost, --max-failures, --csv, --parquet and --xlsx need --out: the file of results.") : null;
        }

        BatchSettings settings = new(results, parsed.GetValue(_resume), parsed.GetValue(_retryFailed), maxCost, maxFailures, tables);
        if (!settings.Resume && File.Exists(settings.Journal))
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{settings.Journal} remembers an earlier run. Add --resume to go on with it, or delete it to begin anew."));
        foreach (string path in (string[])[results, settings.Journal, .. tables.Select(table => table.Path)])
            OutputFile.Check(path);
        return settings;
    }
}
