using System.Text.RegularExpressions;
using QwenDocs.Documents;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Schemas;
using Shouldly;
using Xunit;

namespace SchemaSnapshots;

/// <summary>A change to the record shows in review as a change to what the model is told, to what it costs and to what comes back.</summary>
public partial class GoodsReceiptSnapshots
{
    private const string Answer = """{"orderNumber":"PO-4500187362","supplier":"Shenzhen Lanyao Precision Motion Co., Ltd.","articles":[{"articleNumber":"LY-HGH20CA","quantity":"1,200.00"}]}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_schema() => RecordSchema.For<GoodsReceipt>().ToString().ShouldNotBeNull().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void The_instructions() => ExtractionPrompt.For(RecordSchema.For<GoodsReceipt>()).ToString().ShouldMatchApproved();

    [Fact]
    public async Task The_plan()
    {
        using DocumentExtractor extractor = new(new KeptRequest(Answer));

        ExtractionPlan plan = await extractor.PlanAsync<GoodsReceipt>(Document.FromFile(Sample), Token);

        plan.ToString().ShouldMatchApproved();
    }

    [Fact]
    public async Task The_request_and_the_result()
    {
        KeptRequest endpoint = new(Answer);
        using DocumentExtractor extractor = new(endpoint);

        ExtractionResult<GoodsReceipt> result = await extractor.ExtractAsync<GoodsReceipt>(Document.FromFile(Sample), cancellationToken: Token);

        // The bytes of a picture, and so its hash, change with the version of the encoder. Sizes and words are what is reviewed here.
        endpoint.Request.ShouldNotBeNull().ToString().ShouldMatchApproved(options => options.WithDiscriminator("request").WithFileExtension(".json").WithScrubber(text => Hash().Replace(text, "sha256:…")));
        result.ToString().ShouldMatchApproved(options => options.WithDiscriminator("result").WithFileExtension(".json"));
    }

    private static string Sample => Path.Combine(AppContext.BaseDirectory, "sample-invoice.pdf");

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Hash();
}
