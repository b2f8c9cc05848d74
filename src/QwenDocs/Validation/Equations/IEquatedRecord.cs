namespace QwenDocs.Validation;

/// <summary>A record that knows which equations tie its values together, as invoices and customs declarations do.</summary>
/// <remarks>A value that no label names is borne out where an equation holds among values that are printed; one that is not printed follows from them.</remarks>
public interface IEquatedRecord
{
    /// <summary>Returns the equations that hold between values of this record.</summary>
    /// <returns>The equations. One that does not hold, or whose values are not all there, is left out.</returns>
    IEnumerable<RecordEquation> Equations();
}
