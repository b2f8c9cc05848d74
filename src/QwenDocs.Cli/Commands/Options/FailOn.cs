namespace QwenDocs.Cli.Commands.Options;

/// <summary>What of a document makes the exit status other than 0.</summary>
internal enum FailOn
{
    /// <summary>Findings that say that something is wrong or missing.</summary>
    Error,

    /// <summary>Warnings too.</summary>
    Warning,

    /// <summary>Values too that do not stand on the page, or stand there otherwise.</summary>
    Doubt,
}
