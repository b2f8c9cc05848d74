using QwenDocs.Endpoints;

namespace QwenDocs.Cli;

/// <summary>What a script can tell from the exit status.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int WrongUsage = 2;
    public const int InputRefused = 3;
    public const int EndpointFailed = 4;
    public const int BelowTarget = 5;
    public const int Cancelled = 130;

    /// <summary>Gets the exit status of a document that failed.</summary>
    public static int Of(Exception failure) => failure is EndpointException ? EndpointFailed : InputRefused;
}
