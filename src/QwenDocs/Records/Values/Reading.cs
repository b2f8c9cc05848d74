namespace QwenDocs.Records;

/// <summary>What every printed value carries: the text, its normalised form and the problem. Two are equal when the normalised forms are.</summary>
internal readonly struct Reading : IEquatable<Reading>
{
    private readonly string? _printed;
    private readonly string? _normalised;
    private readonly string? _problem;

    private Reading(string? printed, string? normalised, string? problem) => (_printed, _normalised, _problem) = (printed, normalised, problem);

    public string Printed => _printed ?? "";

    public bool IsValid => _normalised is not null;

    public string? Problem => _problem ?? (IsValid ? null : "Nothing is printed here, or nothing was read.");

    /// <summary>Gets the normalised text; empty when not valid.</summary>
    public string Normalised => _normalised ?? "";

    public static Reading Valid(string? printed, string normalised, string? doubt = null) => new(printed, normalised, doubt);

    public static Reading Invalid(string? printed, string problem) => new(printed, null, string.IsNullOrWhiteSpace(printed) ? null : problem);

    public bool Equals(Reading other) => IsValid == other.IsValid && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is Reading other && Equals(other);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _normalised ?? Printed;
}
