namespace QwenDocs.Cli.Commands.Doctor;

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Status">Whether it is as it should be.</param>
/// <param name="Detail">What was found: never a key.</param>
/// <param name="Advice">What to do about it; <see langword="null"/> for nothing.</param>
internal sealed record Check(string Name, CheckStatus Status, string Detail, string? Advice = null)
{
    /// <summary>Gets a value indicating whether the endpoint is what it is about, and not this machine.</summary>
    public bool IsOfEndpoint { get; init; }

    public static Check Ok(string name, string detail) => new(name, CheckStatus.Ok, detail);

    public static Check Skipped(string name, string detail) => new(name, CheckStatus.Skipped, detail);
}
