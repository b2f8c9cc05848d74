using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Pipelines;
using QwenDocs.Testing;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction;

/// <summary>What stands on a page or in an answer stands in no exception, no log and no trace.</summary>
public sealed class ContentStaysOutTests : IDisposable
{
    private const string Secret = "SENTINEL4711";

    private readonly TelemetryProbe _probe = new();

    public sealed record Slip(string? Number, decimal? Amount, DateOnly? Date, IReadOnlyList<Row> Rows) : IValidatableRecord
    {
        public IEnumerable<Finding> Validate() => Number is null ? [] : [Finding.Error(nameof(Number), $"{Number} is wrong")];
    }

    public sealed record Row(string Text, int Count);

    public static TheoryData<string> Answers { get; } =
    [
        $$"""{"number":"{{Secret}}","amount":1,"date":null,"rows":[]}""",
        $$"""{"number":null,"amount":"{{Secret}}","date":"{{Secret}}","rows":"{{Secret}}"}""",
        "{\"" + Secret + "\":{\"" + Secret + "\":\"" + Secret + "\"}}",
        $"{Secret}",
        $$"""<think>{{Secret}}</think>""",
        $$"""{"number":"{{Secret}}""",
        $$"""[{"number":"{{Secret}}"},{"number":"{{Secret}}2"}]""",
        $$"""{"number":"{{Secret}}","number":"{{Secret}}2","rows":[{"text":"{{Secret}}","count":"{{Secret}}"}]}""",
        $"I'm sorry, I cannot read {Secret}.",
    ];

    public static TheoryData<int, string> Errors { get; } = new()
    {
        { 500, $"The model output does not match the expected peg-native format: {Secret}" },
        { 500, $$"""Failed to parse input at pos 0: {"number":"{{Secret}}"}""" },
        { 400, "validation error: {'type': 'missing', 'input': {'content': '" + Secret + "'}}" },
        { 400, $"1 validation error input_value='{Secret}'" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _probe.Dispose();

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_quoted_nowhere(string answer)
    {
        using DocumentExtractor extractor = new(new ScriptedEndpoint(answer), telemetry: _probe.Telemetry);
        DocumentPipeline pipeline = new(extractor);
        List<string> messages = [];

        await foreach (DocumentOutcome<Slip> outcome in pipeline.ExtractAllAsync<Slip>([Page()], Token))
        {
            if (outcome.Failure is { } failure)
                messages.Add(failure.ToString());
        }

        messages.ShouldAllBe(message => !message.Contains(Secret, StringComparison.Ordinal));
        _probe.Everything.ShouldNotContain(Secret);
        _probe.Logs.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task What_a_server_repeats_of_the_request_or_the_answer_is_quoted_nowhere(int status, string message)
    {
        await using SimulatedModelServer server = await SimulatedModelServer.StartAsync(_ => SimulatedAnswer.Error(status, message), new SimulatedServerOptions(), Token);
        using var endpoint = HttpEndpoint.Create(
            new EndpointOptions { Kind = EndpointKind.Vllm, BaseAddress = new Uri(server.Address, "v1"), Resilience = { MaxRetries = 1, BaseDelay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero } }, telemetry: _probe.Telemetry);
        using DocumentExtractor extractor = new(endpoint, telemetry: _probe.Telemetry);

        EndpointException exception = await Should.ThrowAsync<EndpointException>(() => extractor.ExtractAsync<Slip>(Page(), cancellationToken: Token));

        exception.ToString().ShouldNotContain(Secret);
        _probe.Everything.ShouldNotContain(Secret);
    }

    private static Document Page() => Document.FromBytes(new TestPdf().Page(text: Secret).ToBytes(), "page.pdf");
}
