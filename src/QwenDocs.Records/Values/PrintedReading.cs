namespace QwenDocs.Records.Values;

/// <summary>What every printed value carries: the text, its normalised form and the problem. Two are equal when the normalised forms are.</summary>
internal readonly struct PrintedReading : IEquatable<PrintedReading>
{
    private readonly string? _printed;
    private readonly string? _normalised;
    private readonly string? _problem;

    private PrintedReading(string? printed, string? normalised, string? problem) => (_printed, _normalised, _problem) = (printed, normalised, problem);

    public string Printed => _printed ?? "";

    public bool IsValid => _normalised is not null;

    public string? Problem => _problem ?? (IsValid ? null : "Nothing is printed here, or nothing was read.");

    /// <summary>Gets the normalised text; empty when not valid.</summary>
    public string Normalised => _normalised ?? "";

    public static PrintedReading Valid(string? printed, string normalised, string? doubt = null) => new(printed, normalised, doubt);

    public static PrintedReading Invalid(string? printed, string problem) => new(printed, null, string.IsNullOrWhiteSpace(printed) ? null : problem);

    public bool Equals(PrintedReading other) => IsValid == other.IsValid && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is PrintedReading other && Equals(other);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _normalised ?? Printed;
}
