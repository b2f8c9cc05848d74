using QwenDocs.Records.Customs;
using QwenDocs.Records.Trade;
using QwenDocs.Records.Transport;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Records.Tests;

/// <summary>A schema stands in every request, so what it costs is part of a record's design.</summary>
public class TradeSchemaSizeTests
{
    [Fact]
    public void Schemas_cost_as_many_tokens_as_approved() =>
        string.Concat(Sizes().Select(size => $"{size.Name}: {size.Tokens} tokens\n")).ShouldMatchApproved(options => options.WithFileExtension(".txt"));

    private static IEnumerable<(string Name, int Tokens)> Sizes() =>
        new RecordSchema[]
        {
            RecordSchema.For<CommercialInvoice>(), RecordSchema.For<PackingList>(), RecordSchema.For<CertificateOfOrigin>(), RecordSchema.For<BillOfLading>(), RecordSchema.For<AirWaybill>(),
            RecordSchema.For<EuCustomsDeclaration>(), RecordSchema.For<UsEntrySummary>(), RecordSchema.For<ChinaCustomsDeclaration>(), RecordSchema.For<CustomsDeclaration>(),
        }.Select(schema => (schema.Name, TextTokenizer.CountTokens(schema.Text)));
}
