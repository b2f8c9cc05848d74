using System.Text.Json.Serialization;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Identity;
using QwenDocs.Records.Inspection;
using QwenDocs.Records.Invoices;
using QwenDocs.Records.Trade;
using QwenDocs.Records.Transport;

namespace QwenDocs.Records;

/// <summary>
/// The JSON contracts of every record in this assembly, written by the compiler instead of found by reflection: for programs that are trimmed or
/// compiled ahead of time, such as <c>RecordSchema.For(QwenDocsRecordsContext.Default.Invoice)</c>.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AirWaybill))]
[JsonSerializable(typeof(BillOfLading))]
[JsonSerializable(typeof(CertificateOfOrigin))]
[JsonSerializable(typeof(ChinaCustomsDeclaration))]
[JsonSerializable(typeof(CommercialInvoice))]
[JsonSerializable(typeof(CustomsDeclaration))]
[JsonSerializable(typeof(DiagramReview))]
[JsonSerializable(typeof(EuCustomsDeclaration))]
[JsonSerializable(typeof(HsClassification))]
[JsonSerializable(typeof(IdentityDocument))]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(PackingList))]
[JsonSerializable(typeof(ProductListing))]
[JsonSerializable(typeof(SupportPhoto))]
[JsonSerializable(typeof(UsEntrySummary))]
[JsonSerializable(typeof(VatFapiao))]
public sealed partial class QwenDocsRecordsContext : JsonSerializerContext;
