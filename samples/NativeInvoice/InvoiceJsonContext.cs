using System.Text.Json.Serialization;
using QwenDocs.Records.Invoices;

namespace NativeInvoice;

/// <summary>The invoice's JSON contract, written by the compiler instead of found by reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Invoice))]
internal sealed partial class InvoiceJsonContext : JsonSerializerContext;
