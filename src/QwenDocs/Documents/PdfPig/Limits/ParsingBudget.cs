using System.Runtime.CompilerServices;

namespace QwenDocs.Documents.PdfPig.Limits;

/// <summary>
/// What one parsing of a PDF may still spend. The places where PdfPig calls back (bytes, filters, operators) ask here, so that a
/// hostile file is stopped from within. PdfPig swallows some exceptions: what was passed is therefore remembered.
/// </summary>
internal sealed class ParsingBudget(DocumentOptions options)
{
    private long _started;
    private CancellationToken _cancellationToken;

    public long MaxInflatedBytes { get; } = options.MaxDecompressedBytes;

    public TimeSpan TimeLimit { get; } = options.TimeLimit;

    /// <summary>Gets the limit that was passed, if one was.</summary>
    public ParsingLimitException? Passed { get; private set; }

    public void Start(CancellationToken cancellationToken)
    {
        _started = TimeProvider.System.GetTimestamp();
        _cancellationToken = cancellationToken;
        Passed = null;
    }

    public void Check()
    {
        if (Passed is { } passed)
            throw passed;
        _cancellationToken.ThrowIfCancellationRequested();
        if (TimeProvider.System.GetElapsedTime(_started) > TimeLimit)
            throw Pass(DocumentError.TimeLimit, $"reading it took longer than the limit of {Format(TimeLimit)} ({nameof(DocumentOptions.TimeLimit)})");
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Pass(DocumentError.Damaged, "its objects are nested too deeply");
    }

    public void CheckInflated(long bytes)
    {
        if (bytes > MaxInflatedBytes)
            throw Pass(DocumentError.MemoryLimit, string.Create(Invariant, $"a stream inflates to more than the limit of {MaxInflatedBytes:N0} bytes ({nameof(DocumentOptions.MaxDecompressedBytes)})"));
    }

    public ParsingLimitException Pass(DocumentError fault, string reason) => Passed = new ParsingLimitException(fault, reason);

    public static string Format(TimeSpan limit) => string.Create(Invariant, $"{limit.TotalSeconds:0.###} s");

    private static IFormatProvider Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
