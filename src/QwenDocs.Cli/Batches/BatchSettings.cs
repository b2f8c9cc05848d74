using QwenDocs.Cli.Tables;

namespace QwenDocs.Cli.Batches;

/// <summary>Where the results of a batch go, and when it stops.</summary>
internal sealed record BatchSettings(
    string Results,
    bool Resume,
    bool RetryFailed,
    decimal? MaxCostUsd,
    int? MaxFailures,
    IReadOnlyList<TableFile> Tables)
{
    public string Journal => Results + ".journal";
}
