namespace QwenDocs.Validation;

/// <summary>Rules that an application adds to those that records bring along, and what the codes of findings weigh for it.</summary>
/// <remarks>
/// A rule for a type holds wherever a value of the type stands in a record, at any depth; one for a base type or an interface holds for all that
/// derive from it. Add all rules before the first validation.
/// </remarks>
public sealed class RecordRules
{
    private readonly List<Func<object, IEnumerable<Finding>>> _rules = [];
    private readonly Dictionary<string, FindingSeverity?> _severities = new(StringComparer.Ordinal);

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

    /// <summary>Gives all findings of a code another severity.</summary>
    /// <remarks>Findings that are no errors for the application do not lead to a second answer either.</remarks>
    /// <param name="code">The code, such as <c>invoice.total</c>; one that ends in <c>.*</c> stands for all codes that begin so.</param>
    /// <param name="severity">The severity.</param>
    /// <returns>These rules, to configure more.</returns>
    /// <exception cref="ArgumentException">The code is empty, or the severity is none of the enum.</exception>
    public RecordRules Configure(string code, FindingSeverity severity)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        if (!Enum.IsDefined(severity))
            throw new ArgumentException($"There is no severity {(int)severity}.", nameof(severity));
        _severities[code] = severity;
        return this;
    }

    /// <summary>Leaves all findings of a code out.</summary>
    /// <param name="code">The code, such as <c>invoice.total</c>; one that ends in <c>.*</c> stands for all codes that begin so.</param>
    /// <returns>These rules, to configure more.</returns>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public RecordRules Suppress(string code)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        _severities[code] = null;
        return this;
    }

    internal IEnumerable<Finding> Check(object value) => _rules.SelectMany(rule => rule(value));

    /// <summary>Returns a finding with the severity that the application gives it, or <see langword="null"/> where it is suppressed.</summary>
    internal Finding? Grade(Finding finding)
    {
        foreach (string code in _severities.Count == 0 ? [] : CodesFor(finding.Code))
        {
            if (_severities.TryGetValue(code, out FindingSeverity? severity))
                return severity is { } given ? finding with { Severity = given } : null;
        }

        return finding;
    }

    /// <summary>Returns a code and what stands for it, the narrowest first: <c>a.b.c</c>, <c>a.b.*</c>, <c>a.*</c>.</summary>
    private static IEnumerable<string> CodesFor(string code)
    {
        yield return code;
        for (int point = code.LastIndexOf('.'); point > 0; point = code.LastIndexOf('.', point - 1))
            yield return code[..point] + ".*";
    }
}
