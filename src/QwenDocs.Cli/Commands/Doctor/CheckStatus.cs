namespace QwenDocs.Cli.Commands.Doctor;

/// <summary>What came of a check.</summary>
internal enum CheckStatus
{
    Ok,
    Skipped,
    Warning,
    Failed,
}
