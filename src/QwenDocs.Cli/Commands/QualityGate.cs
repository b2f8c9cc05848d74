using QwenDocs.Cli.Commands.Options;
using QwenDocs.Grounding;
using QwenDocs.Validation;

namespace QwenDocs.Cli.Commands;

/// <summary>Counts documents with what <c>--fail-on</c> names.</summary>
internal sealed class QualityGate(FailOn? limit)
{
    private int _documents;
    private int _refused;

    /// <summary>Gets a value indicating whether values must be held against the page.</summary>
    public bool NeedsEvidence => limit == FailOn.Doubt;

    public void Add(IEnumerable<Finding> findings, RecordEvidence? evidence)
    {
        _documents++;
        FindingSeverity least = limit == FailOn.Error ? FindingSeverity.Error : FindingSeverity.Warning;
        bool isRefused = limit is not null
            && (findings.Any(finding => finding.Severity >= least) || (limit == FailOn.Doubt && evidence?.Any(field => field.IsFlagged || field.Verdict == EvidenceVerdict.Unplaced) == true));
        _refused += isRefused ? 1 : 0;
    }

    /// <summary>Says how many there are.</summary>
    /// <returns>The exit status: that of failures where there were any.</returns>
    public async Task<int> CloseAsync(int exit, TextWriter error)
    {
        if (_refused == 0)
            return exit;
        string what = limit switch
        {
            FailOn.Error => "errors",
            FailOn.Warning => "errors or warnings",
            _ => "errors, warnings or doubtful values",
        };
        await error.WriteLineAsync(FormattableString.Invariant($"{_refused} of {_documents} documents {(_refused == 1 ? "has" : "have")} {what} (--fail-on {limit.ToString()!.ToLowerInvariant()}).")).ConfigureAwait(false);
        return exit == ExitCode.Done ? ExitCode.BelowTarget : exit;
    }
}
