using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Planning;
using QwenDocs.Schemas;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tokens;

namespace QwenDocs.Tests.Extraction;

/// <summary>Examples stand before the document in every request, and are counted, priced and cached.</summary>
public class ExamplesTests
{
    public sealed record Form(string Number, decimal? Amount)
    {
        public bool IsFree => Amount == 0;
    }

    public sealed record Other(string Name);

    private const string Good = """{"number":"1","amount":1}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_example_stands_between_the_instructions_and_the_pages()
    {
        ScriptedEndpoint endpoint = new(Good);
        using DocumentExtractor extractor = new(endpoint, With(examples => examples.Add(Picture("example.png"), new Form("4711", 12.5m)).Add("Invoice 5, nothing to pay", new Form("5", 0))));

        await extractor.ExtractAsync<Form>(Picture("scan.png"), cancellationToken: Token);

        ModelRequest request = endpoint.Requests.ShouldHaveSingleItem();
        request.Messages.Select(message => message.Role).ShouldBe([ModelRole.System, ModelRole.User, ModelRole.Assistant, ModelRole.User, ModelRole.Assistant, ModelRole.User]);
        request.Messages[1].Parts.OfType<ModelImage>().ShouldHaveSingleItem();
        Text(request.Messages[2]).ShouldBe("""{"number":"4711","amount":12.5}""");
        Text(request.Messages[3]).ShouldContain("Invoice 5, nothing to pay");
        Text(request.Messages[4]).ShouldBe("""{"number":"5","amount":0}""");
        request.Messages[5].Parts.OfType<ModelImage>().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_stands_before_the_document_is_the_same_in_every_request()
    {
        ScriptedEndpoint endpoint = Scripted(Good, Good);
        using DocumentExtractor extractor = new(endpoint, With(examples => examples.Add(Picture("example.png"), new Form("4711", 12.5m))));

        await extractor.ExtractAsync<Form>(Picture("a.png"), cancellationToken: Token);
        await extractor.ExtractAsync<Form>(Picture("b.png"), cancellationToken: Token);

        endpoint.Requests[1].Messages.Take(3).Select(Text).ShouldBe(endpoint.Requests[0].Messages.Take(3).Select(Text));
        endpoint.Requests[1].Messages[1].ShouldBeSameAs(endpoint.Requests[0].Messages[1]);
    }

    [Fact]
    public async Task A_mark_of_the_document_stands_before_its_first_page_so_that_no_cache_gives_another_ones_pages()
    {
        ScriptedEndpoint endpoint = Scripted(Good, Good, Good);
        using DocumentExtractor extractor = new(endpoint, With(examples => examples.Add(Picture("example.png"), new Form("4711", 12.5m))));

        await extractor.ExtractAsync<Form>(Picture("a.png"), cancellationToken: Token);
        await extractor.ExtractAsync<Form>(Document.FromBytes(Requests.Page(200, 60, 60).Bytes, "b.png"), cancellationToken: Token);
        await extractor.ExtractAsync<Form>(Picture("a.png"), cancellationToken: Token);

        string[] marks = [.. endpoint.Requests.Select(request => request.Messages[^1].Parts.OfType<ModelText>().First().Value)];
        marks.ShouldAllBe(mark => mark.StartsWith("Mark ", StringComparison.Ordinal) && TextTokenizer.CountTokens(mark) == TextTokenizer.CountTokens(marks[0]));
        marks[1].ShouldNotBe(marks[0]);
        marks[2].ShouldBe(marks[0]);
    }

    [Fact]
    public async Task Examples_are_counted_and_priced_in_the_plan_as_the_server_counts_them()
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Text(Good), new SimulatedServerOptions { Model = VisionModelProfile.Qwen25VL }, Token);
        using var endpoint = HttpEndpoint.ForServer(new Uri(server.Address, "v1"), "qwen2.5-vl", kind: EndpointKind.Vllm);
        ExtractorOptions plain = new();
        ExtractorOptions options = With(examples => examples.Add(Picture("example.png"), new Form("4711", 12.5m)).Add("Invoice 5\r\nnothing to pay", new Form("5", 0)));
        using DocumentExtractor without = new(endpoint, plain);
        using DocumentExtractor extractor = new(endpoint, options);

        ExtractionPlan before = await without.PlanAsync<Form>(Picture("scan.png"), Token);
        ExtractionPlan plan = await extractor.PlanAsync<Form>(Picture("scan.png"), Token);
        ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Picture("scan.png"), cancellationToken: Token);

        PlannedRequest request = plan.Requests.ShouldHaveSingleItem();
        request.ExampleTokens.ShouldBeGreaterThan(0);
        plan.PromptTokens.ShouldBe(before.PromptTokens + request.ExampleTokens);
        plan.MinCostUsd.ShouldBe(options.Planning.Cost.Price.GetCost(plan.PromptTokens, 0));
        plan.EstimatedBytes.ShouldBeGreaterThan(before.EstimatedBytes);
        plan.ToString().ShouldContain(" of examples");
        result.Usage.PromptTokens.ShouldBe((int)plan.PromptTokens);
    }

    [Fact]
    public async Task Examples_of_another_record_are_not_sent()
    {
        ScriptedEndpoint endpoint = new(Good);
        using DocumentExtractor extractor = new(endpoint, With(examples => examples.Add("Miller", new Other("Miller"))));

        ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Picture("scan.png"), cancellationToken: Token);

        endpoint.Requests[0].Messages.Count.ShouldBe(2);
        result.Plan.Requests[0].ExampleTokens.ShouldBe(0);
    }

    [Fact]
    public async Task A_further_question_counts_examples_once()
    {
        ScriptedEndpoint endpoint = Scripted("""{"number":null,"amount":1}""", """{"number":"1"}""");
        ExtractorOptions options = With(examples => examples.Add("Invoice 5", new Form("5", 0)));
        using DocumentExtractor extractor = new(endpoint, options);

        ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Picture("scan.png"), cancellationToken: Token);

        result.Record.Number.ShouldBe("1");
        ModelRequest second = endpoint.Requests[1];
        int added = second.Messages.Skip(4).Sum(message => ChatTemplate.TokensPerMessage + TextTokenizer.CountTokens(Text(message)));
        second.PromptTokens.ShouldBe((int)result.Plan.PromptTokens + added);
    }

    [Fact]
    public async Task Packed_requests_show_examples_in_their_own_form()
    {
        ScriptedEndpoint endpoint = new("""{"documents":[{"document":1,"record":{"number":"1","amount":1}},{"document":2,"record":{"number":"2","amount":2}}]}""");
        using DocumentExtractor extractor = new(endpoint, With(examples => examples.Add(Picture("example.png"), new Form("4711", 12.5m))));
        DocumentPipeline pipeline = new(extractor, new PipelineOptions { Packing = { MaxDocuments = 2 } });

        List<string> numbers = [];
        await foreach (DocumentOutcome<Form> outcome in pipeline.ExtractAllAsync<Form>([Picture("a.png"), Picture("b.png")], Token))
            numbers.Add(outcome.Result!.Record.Number);

        numbers.Order().ShouldBe(["1", "2"]);
        ModelRequest request = endpoint.Requests.ShouldHaveSingleItem();
        Text(request.Messages[2]).ShouldBe("""{"documents":[{"document":1,"record":{"number":"4711","amount":12.5}}]}""");
    }

    [Fact]
    public void A_record_that_does_not_follow_its_schema_is_refused()
    {
        var schema = RecordSchema.FromJson("document", System.Text.Json.JsonDocument.Parse("""{"type":"object","properties":{"n":{"type":"integer"}},"required":["n"]}""").RootElement);

        Should.Throw<ArgumentException>(() => new ExtractionExamples().Add("text", System.Text.Json.JsonDocument.Parse("""{"n":"many"}""").RootElement, schema)).Message.ShouldContain("$.n");
    }

    private static ScriptedEndpoint Scripted(params string[] answers)
    {
        Queue<string> queue = new(answers);
        return new ScriptedEndpoint(_ => DelegateEndpoint.Answer(queue.Dequeue()));
    }

    private static ExtractorOptions With(Action<ExtractionExamples> add)
    {
        ExtractorOptions options = new();
        add(options.Examples);
        return options;
    }

    private static string Text(ModelMessage message) => string.Concat(message.Parts.OfType<ModelText>().Select(text => text.Value));

    private static Document Picture(string name) => Document.FromBytes(Requests.Page(1, 60, 60).Bytes, name);
}
