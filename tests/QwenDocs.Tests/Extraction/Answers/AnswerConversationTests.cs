using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Extraction;
using QwenDocs.Planning;
using QwenDocs.Testing;
using QwenDocs.Tests.Endpoints;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Tests.Extraction;

public class AnswerConversationTests
{
    public sealed record Entry(string Text, decimal Amount);

    public sealed record Form(string Number, DateOnly? Date, Entry[] Entries, string? Note);

    private const string Good = """{"number":"1","date":"2026-03-05","entries":[{"text":"a","amount":1}],"note":null}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_value_is_asked_again_and_nothing_else()
    {
        Script script = new(Good.Replace("2026-03-05", "soon", StringComparison.Ordinal), """{"date":"2026-03-06"}""");

        ExtractionResult<Form> result = await script.ExtractAsync();

        result.Record.Date.ShouldBe(new DateOnly(2026, 3, 6));
        result.Findings.ShouldBeEmpty();
        result.ModelCalls.Select(attempt => attempt.Reason).ShouldBe([ModelCallReason.Planned, ModelCallReason.Correction]);
        result.Usage.ShouldBe(new TokenUsage(2_000, 100, 0.002m));
        ModelRequest second = script.Requests[1];
        second.Schema!.Json.GetProperty("required").GetArrayLength().ShouldBe(1);
        second.Messages[^1].Parts.OfType<ModelText>().Single().Value.ShouldContain("$.date: is of another kind");
    }

    [Fact]
    public async Task Asking_again_ends_and_the_finding_stays()
    {
        string wrong = Good.Replace("2026-03-05", "soon", StringComparison.Ordinal);
        Script script = new(wrong, """{"date":"later"}""", """{"date":"never"}""", """{"date":"2026-03-06"}""");

        ExtractionResult<Form> result = await script.ExtractAsync(options => options.Repair.MaxCorrections = 2);

        script.Requests.Count.ShouldBe(3);
        result.Findings.ShouldContain(finding => finding.Path == "$.date" && finding.Severity == FindingSeverity.Error);
    }

    [Fact]
    public async Task An_endpoint_that_cannot_do_better_is_not_asked_again()
    {
        Unteachable endpoint = new(Good.Replace("2026-03-05", "soon", StringComparison.Ordinal));
        using DocumentExtractor extractor = new(endpoint);

        ExtractionResult<Form> result = await extractor.ExtractAsync<Form>(Picture(), cancellationToken: Token);

        endpoint.Asked.ShouldBe(1);
        result.Findings.ShouldContain(finding => finding.Path == "$.date");
    }

    [Fact]
    public async Task A_broken_rule_is_asked_again_with_its_words()
    {
        Script script = new(Good, """{"number":"2"}""");

        ExtractionResult<Form> result = await script.ExtractAsync(options => options.Rules.Add<Form>(document =>
            document.Number == "1" ? [Finding.Error(nameof(Form.Number), "has a wrong check digit")] : []));

        result.Record.Number.ShouldBe("2");
        script.Requests[1].Messages[^1].Parts.OfType<ModelText>().Single().Value.ShouldContain("has a wrong check digit");
    }

    [Fact]
    public async Task A_further_question_that_the_window_has_no_room_for_is_not_sent()
    {
        PlanningOptions planning = new() { CompletionTokens = 64, MarginTokens = 0 };
        using DocumentExtractor planner = new(new ScriptedEndpoint("{}"), new ExtractorOptions { Planning = planning });
        ExtractionPlan plan = await planner.PlanAsync<Form>(Picture(), Token);
        Script script = new(Good.Replace("2026-03-05", "soon", StringComparison.Ordinal), """{"date":"2026-03-06"}""");

        ExtractionResult<Form> result = await script.ExtractAsync(options =>
        {
            options.Planning = planning;
            options.Profile = VisionModelProfile.Qwen25VL with { ContextTokens = (int)plan.PromptTokens + planning.CompletionTokens + 8 };
        });

        script.Requests.Count.ShouldBe(1);
        result.Record.Number.ShouldBe("1");
        result.Findings.ShouldContain(finding => finding.Path == "$.date" && finding.Severity == FindingSeverity.Error);
        result.ModelCalls[^1].Failure.ShouldBeOfType<PlanningException>().Message.ShouldContain("a further request takes");
    }

    [Fact]
    public async Task A_cut_answer_is_continued_after_its_last_whole_entry()
    {
        Script script = new(
            Cut("""{"number":"1","date":null,"entries":[{"text":"a","amount":1},{"text":"b","amou"""),
            Cut("""{"entries":[{"text":"b","amount":2},{"text":"c","amount":3},{"te"""),
            """{"entries":[{"text":"d","amount":4}],"note":"end"}""");

        ExtractionResult<Form> result = await script.ExtractAsync();

        result.Record.Entries.Select(entry => entry.Text).ShouldBe(["a", "b", "c", "d"]);
        result.Record.Note.ShouldBe("end");
        result.Findings.ShouldBeEmpty();
        result.Response.FinishReason.ShouldBe(FinishReason.Stop);
        result.Usage.CostUsd.ShouldBe(0.003m);
        script.Requests[2].Messages[^1].Parts.OfType<ModelText>().Single().Value.ShouldContain("has 3 entries so far");
    }

    [Fact]
    public async Task An_answer_that_is_cut_again_and_again_says_so()
    {
        Script script = new(Cut("""{"number":"1","date":null,"entries":[{"text":"a","amount":1},"""), Cut("""{"entries":["""));

        ExtractionResult<Form> result = await script.ExtractAsync(options => options.Repair.MaxCorrections = 0);

        result.Record.Entries.Length.ShouldBe(1);
        result.Findings.ShouldContain(finding => finding.Severity == FindingSeverity.Error && finding.Message.Contains("breaks off"));
    }

    [Fact]
    public async Task A_useless_answer_is_asked_as_a_whole_and_warmer()
    {
        Script script = new(
            DelegateEndpoint.Answer("""{"number":"1","date":null,"entries":[{"text":"a","amount":1},{"text":"a","amount":1},""") with { FinishReason = FinishReason.Repetition },
            Good);

        ExtractionResult<Form> result = await script.ExtractAsync();

        result.Record.Date.ShouldBe(new DateOnly(2026, 3, 5));
        script.Requests.Select(request => request.Temperature).ShouldBe([0, 0.2]);
        script.Requests[1].Schema!.Json.GetProperty("required").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task A_second_question_that_fails_leaves_the_first_answer()
    {
        Script script = new(Good.Replace("2026-03-05", "soon", StringComparison.Ordinal), new EndpointException(EndpointError.Unknown, "server", "failed"));

        ExtractionResult<Form> result = await script.ExtractAsync();

        result.Record.Number.ShouldBe("1");
        result.ModelCalls[1].Failure.ShouldBeOfType<EndpointException>();
        result.Usage.CostUsd.ShouldBe(0.001m);
    }

    [Fact]
    public async Task The_days_budget_is_kept_before_anything_is_sent()
    {
        Script script = new(Good, Good);
        using DocumentExtractor extractor = new(script.Endpoint, new ExtractorOptions { Planning = { Cost = { DailyBudgetUsd = 0.008m } } });
        await extractor.ExtractAsync<Form>(Picture(), cancellationToken: Token);
        extractor.DailyBudget!.SpentUsd.ShouldBe(0.001m);
        await extractor.ExtractAsync<Form>(Picture(), cancellationToken: Token);

        CostBudgetExceededException refusal = await Should.ThrowAsync<CostBudgetExceededException>(() => extractor.ExtractAsync<Form>(Picture(), cancellationToken: Token));

        refusal.DocumentName.ShouldBe("scan.png");
        script.Requests.Count.ShouldBe(2);
        extractor.DailyBudget.ReservedUsd.ShouldBe(0m);
    }

    [Fact]
    public async Task A_documents_cap_holds_for_second_questions_too()
    {
        Script script = new(Good.Replace("2026-03-05", "soon", StringComparison.Ordinal), """{"date":"2026-03-06"}""");

        ExtractionResult<Form> result = await script.ExtractAsync(options => options.Planning.Cost.MaxCostUsd = 0.0069m);

        script.Requests.Count.ShouldBe(1);
        result.ModelCalls[1].Failure.ShouldBeOfType<CostBudgetExceededException>();
    }

    private static ModelResponse Cut(string content) => DelegateEndpoint.Answer(content) with { FinishReason = FinishReason.Length };

    private static Document Picture() => Document.FromBytes(Requests.Page(1, 60, 60).Bytes, "scan.png");

    private sealed class Unteachable(string content) : ModelEndpoint
    {
        public int Asked { get; private set; }

        public override string Name => "unteachable";

        public override bool SupportsCorrection => false;

        public override Task<ModelResponse> CompleteAsync(ModelRequest request, CancellationToken cancellationToken = default)
        {
            Asked++;
            return Task.FromResult(DelegateEndpoint.Answer(content));
        }
    }

    /// <summary>Answers in order: texts, completions, exceptions.</summary>
    private sealed class Script
    {
        private readonly Queue<object> _answers;

        public Script(params object[] answers)
        {
            _answers = new Queue<object>(answers);
            Endpoint = new DelegateEndpoint("scripted", (request, _) =>
            {
                Requests.Add(request);
                return _answers.Dequeue() switch
                {
                    Exception exception => Task.FromException<ModelResponse>(exception),
                    ModelResponse completion => Task.FromResult(completion with { Usage = new TokenUsage(1_000, 50, 0.001m) }),
                    object text => Task.FromResult(DelegateEndpoint.Answer((string)text) with { Usage = new TokenUsage(1_000, 50, 0.001m) }),
                };
            });
        }

        public List<ModelRequest> Requests { get; } = [];

        public DelegateEndpoint Endpoint { get; }

        public async Task<ExtractionResult<Form>> ExtractAsync(Action<ExtractorOptions>? configure = null)
        {
            ExtractorOptions options = new();
            configure?.Invoke(options);
            using DocumentExtractor extractor = new(Endpoint, options);
            return await extractor.ExtractAsync<Form>(Picture(), cancellationToken: Token);
        }
    }
}
