namespace QwenDocs.Validation;

/// <summary>A record that knows rules about itself: sums, order of dates, codes that must agree.</summary>
/// <remarks>
/// <see cref="RecordValidator"/> calls it wherever such a record stands, at any depth, and puts the record's own path in front of the findings'.
/// What the framework's attributes can say (<c>[Range]</c>, <c>[RegularExpression]</c>) needs no rule, nor does a printed value's own problem.
/// </remarks>
public interface IValidatableRecord
{
    /// <summary>Checks the record. A value that is missing is no finding, unless the rule is that it must be there.</summary>
    /// <returns>
    /// The findings; none when all is well. Their paths are relative to this record and written with its members' names:
    /// <c>nameof(Total)</c>, or <c>$"{nameof(Lines)}[{index}].{nameof(Line.Quantity)}"</c>.
    /// </returns>
    IEnumerable<Finding> Validate();
}
