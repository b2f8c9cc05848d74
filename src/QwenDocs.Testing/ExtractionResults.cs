using QwenDocs.Extraction;
using QwenDocs.Validation;

namespace QwenDocs.Testing;

/// <summary>Makes results for the tests of code that takes them.</summary>
public static class ExtractionResults
{
    /// <summary>Makes a result as if a record had been extracted.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="record">The record.</param>
    /// <param name="findings">What was found in it.</param>
    /// <returns>The result: of a document named <c>document</c>, without requests, usage and times.</returns>
    public static ExtractionResult<T> Create<T>(T record, params IEnumerable<Finding> findings) => ExtractionResult.Create(record, findings);
}
