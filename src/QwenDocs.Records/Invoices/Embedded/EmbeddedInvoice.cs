using System.Xml.Linq;
using QwenDocs.Documents;
using QwenDocs.Records.Invoices.Embedded;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices;

/// <summary>
/// Reads the invoice that stands as XML inside a PDF (ZUGFeRD, Factur-X, XRechnung) or in a file of its own, without a model, and compares it
/// with what a model saw on the pages.
/// </summary>
/// <remarks>
/// UN/CEFACT Cross Industry Invoices (ZUGFeRD 1.0, ZUGFeRD 2, Factur-X) and UBL 2.1 are read, by the bindings of EN 16931-3. Codes stay codes:
/// a unit is <c>C62</c> where the document says pieces. What cannot be read, such as a date that is no day, is left out
/// of the invoice and a finding of the result.
/// </remarks>
public static class EmbeddedInvoice
{
    private static readonly string[] KnownNames = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];

    /// <summary>Reads the invoice inside an open document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The invoice with what of its XML stands outside the standard, or <see langword="null"/> where the document holds none.</returns>
    /// <exception cref="DocumentException">An attachment is damaged or passes a limit, or an invoice's XML is malformed.</exception>
    public static Task<EmbeddedInvoiceResult?> ReadAsync(DocumentContent document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return ReadAsync(document, new DocumentOptions(), cancellationToken);
    }

    /// <summary>Opens a document and reads the invoice inside it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">The limits of the document and of its invoice, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The invoice with what of its XML stands outside the standard, or <see langword="null"/> where the document holds none.</returns>
    /// <exception cref="DocumentException">The document is refused, or an invoice's XML is malformed or passes a limit.</exception>
    public static async Task<EmbeddedInvoiceResult?> ReadAsync(Document document, DocumentOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        using DocumentContent content = await document.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(content, options ?? new DocumentOptions(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads an invoice from the XML of a file of its own.</summary>
    /// <param name="xml">
    /// The file's bytes, in any encoding that they or their declaration tell. They may be at most <see cref="DocumentOptions.MaxBytes"/> and 64 Mi
    /// characters; elements may be 64 deep and, with their attributes, a million.
    /// </param>
    /// <param name="name">The name for messages.</param>
    /// <param name="options">The limits of size and time, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The invoice with what of its XML stands outside the standard.</returns>
    /// <exception cref="DocumentException">
    /// The XML is malformed, declares a document type, is in an unknown encoding, passes a limit, holds several invoices, or is neither CII nor UBL.
    /// </exception>
    public static EmbeddedInvoiceResult Parse(
        ReadOnlyMemory<byte> xml,
        string name = "invoice.xml",
        DocumentOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Read(new InvoiceXmlLoader(options ?? new DocumentOptions(), clock: null, cancellationToken).Load(xml, name), name)
            ?? throw new DocumentException(DocumentError.UnsupportedFormat, name, "its XML is neither a Cross Industry Invoice nor a UBL invoice or credit note");
    }

    /// <summary>Tells where what was seen departs from what stands in the XML, and what of the XML could not be read and is not compared.</summary>
    /// <param name="truth">What was read from the XML.</param>
    /// <param name="seen">The invoice that a model saw.</param>
    /// <returns>The findings about the XML, then those of <see cref="Compare(Invoice, Invoice)"/>.</returns>
    public static IReadOnlyList<Finding> Compare(EmbeddedInvoiceResult truth, Invoice seen)
    {
        ArgumentNullException.ThrowIfNull(truth);
        return [.. truth.Findings, .. Compare(truth.Invoice, seen)];
    }

    /// <summary>Tells where what was seen departs from an invoice that is known, such as one of the books. What that one does not say is not compared.</summary>
    /// <param name="truth">The invoice that is known.</param>
    /// <param name="seen">The invoice that a model saw.</param>
    /// <returns>
    /// The findings, in the order of the record: errors for numbers, dates and codes, warnings for free text. Text is compared without spaces,
    /// case and diacritics; amounts exactly; lines in their order; taxes by rate.
    /// </returns>
    public static IReadOnlyList<Finding> Compare(Invoice truth, Invoice seen)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(seen);
        return new InvoiceComparison().Compare(truth, seen);
    }

    private static bool IsKnown(DocumentAttachment attachment) => KnownNames.Contains(attachment.Name, StringComparer.OrdinalIgnoreCase);

    private static async Task<EmbeddedInvoiceResult?> ReadAsync(DocumentContent document, DocumentOptions options, CancellationToken cancellationToken)
    {
        IReadOnlyList<DocumentAttachment> attachments = await document.ReadAttachmentsAsync(cancellationToken).ConfigureAwait(false);
        InvoiceXmlLoader loader = new(options, clock: null, cancellationToken);
        return attachments
            .Where(attachment => attachment.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            .OrderBy(attachment => IsKnown(attachment) ? 0 : 1)
            .Select(attachment => Read(attachment, loader, document.Name))
            .FirstOrDefault(found => found is not null);
    }

    private static EmbeddedInvoiceResult? Read(DocumentAttachment attachment, InvoiceXmlLoader loader, string documentName)
    {
        try
        {
            return Read(loader.Load(attachment.Bytes, documentName), documentName);
        }
        catch (DocumentException exception) when (!IsKnown(attachment) && exception.ErrorCode != DocumentError.TimeLimit)
        {
            // Any file may be attached to a PDF. Only one that is called an invoice has to be one.
            return null;
        }
    }

    /// <summary>Reads the invoice of a file, which may stand in an envelope such as a StandardBusinessDocument.</summary>
    private static EmbeddedInvoiceResult? Read(XElement root, string name)
    {
        if (ReadElement(root) is { } result)
            return result;
        EmbeddedInvoiceResult[] enclosed = [.. root.Descendants().Select(ReadElement).OfType<EmbeddedInvoiceResult>().Take(2)];
        return enclosed.Length < 2
            ? enclosed.FirstOrDefault()
            : throw new DocumentException(DocumentError.Unsupported, name, "its XML is an envelope of several invoices, of which each has to be read by itself");
    }

    private static EmbeddedInvoiceResult? ReadElement(XElement element) =>
        CrossIndustryInvoice.Matches(element) ? CrossIndustryInvoice.Read(element)
        : UblInvoice.Matches(element) ? UblInvoice.Read(element)
        : null;
}
