namespace QwenDocs.Validation;

/// <summary>Rules that an application adds to those that records bring along.</summary>
/// <remarks>
/// A rule for a type holds wherever a value of the type stands in a record, at any depth; one for a base type or an interface holds for all that
/// derive from it. Add all rules before the first validation.
/// </remarks>
public sealed class RecordRules
{
    private readonly List<Func<object, IEnumerable<Finding>>> _rules = [];

    /// <summary>Gets the number of rules.</summary>
    public int Count => _rules.Count;

    /// <summary>Adds a rule that finds one thing or nothing.</summary>
    /// <typeparam name="T">The type that the rule is about.</typeparam>
    /// <param name="rule">
    /// Returns a finding, with a path relative to the value such as <c>nameof(Invoice.Total)</c>, or <see langword="null"/> when all is well.
    /// </param>
    /// <returns>These rules, to add more.</returns>
    public RecordRules Add<T>(Func<T, Finding?> rule)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Add<T>(value => rule(value) is { } finding ? [finding] : []);
    }

    /// <summary>Adds a rule that can find several things.</summary>
    /// <typeparam name="T">The type that the rule is about.</typeparam>
    /// <param name="rule">Returns the findings, with paths relative to the value.</param>
    /// <returns>These rules, to add more.</returns>
    public RecordRules Add<T>(Func<T, IEnumerable<Finding>> rule)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rules.Add(value => value is T typed ? rule(typed) : []);
        return this;
    }

    internal IEnumerable<Finding> Check(object value) => _rules.SelectMany(rule => rule(value));
}
