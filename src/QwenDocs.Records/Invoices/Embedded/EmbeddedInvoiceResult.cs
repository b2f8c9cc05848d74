using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices;

/// <summary>An invoice that was read from XML, and what of the XML stands outside the standard.</summary>
/// <param name="Invoice">The invoice. A date, a number or an amount that cannot be read is <see langword="null"/> in it.</param>
/// <param name="Findings">
/// What the XML has that the standard does not allow, in the order of reading; empty where all was read. Paths are those of <paramref name="Invoice"/>. Errors are values that were
/// left out, and codes that are wrong; warnings are values that were taken and may mean something else. <c>docs/findings.md</c> lists the codes.
/// </param>
public sealed record EmbeddedInvoiceResult(Invoice Invoice, IReadOnlyList<Finding> Findings);
