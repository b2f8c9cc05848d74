using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Documents;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Completeness;
using QwenDocs.Grounding.Marks;
using QwenDocs.Grounding.Pages;
using QwenDocs.Grounding.Print;
using QwenDocs.Grounding.SecondLooks;
using QwenDocs.Grounding.Verdicts;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Text;
using QwenDocs.Validation;
using QwenDocs.Validation.Equations;

namespace QwenDocs.Grounding;

/// <summary>Ties every value of a record to the place where it is printed, and doubts it where it does not stand there.</summary>
/// <remarks>
/// It needs the words of the pages and no model. A value counts where it stands: in the rows of its entry and the column of its field, at a label of its field,
/// with the rest of its address, in an equation that holds. It never changes a record. Safe for use from several threads.
/// </remarks>
public sealed class Grounder
{
    private readonly GroundingOptions _options;
    private readonly TimeProvider _timeProvider;

    // Fields and labels take longer to collect than a short document to judge.
    private readonly ConditionalWeakTable<RecordSchema, SchemaFields> _fields = [];

    /// <summary>Initializes a new instance of the <see cref="Grounder"/> class.</summary>
    /// <param name="options">The options; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">What measures <see cref="GroundingOptions.TimeLimit"/>; <see langword="null"/> for the system's clock.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Grounder(GroundingOptions? options = null, TimeProvider? timeProvider = null)
    {
        _options = options ?? new GroundingOptions();
        _options.Validate();
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Judges the values of a record by the text of its pages.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="record">The record.</param>
    /// <param name="schema">Its schema, with the labels of its fields.</param>
    /// <param name="pages">The text of the pages that the record was read from, in order; <see cref="Documents.DocumentPage.ReadTextAsync"/> or a <see cref="TextRecognizer"/> gives it.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The evidence; empty where no page has text.</returns>
    public RecordEvidence Ground<T>(
        T record,
        RecordSchema<T> schema,
        IReadOnlyList<PageText> pages,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return Ground(JsonSerializer.SerializeToNode(record, schema.TypeInfo), schema, pages, cancellationToken);
    }

    /// <summary>Judges the values of a record in JSON by the text of its pages.</summary>
    /// <param name="record">The record's JSON; <see langword="null"/> for none.</param>
    /// <param name="schema">Its schema, with the labels of its fields.</param>
    /// <param name="pages">The text of the pages that the record was read from, in order.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The evidence; empty where no page has text.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled. The end of <see cref="GroundingOptions.TimeLimit"/> throws nothing: see <see cref="RecordEvidence.IsComplete"/>.</exception>
    public RecordEvidence Ground(
        JsonNode? record,
        RecordSchema schema,
        IReadOnlyList<PageText> pages,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(pages);
        using TimeLimit limit = new(_options.TimeLimit, _timeProvider, cancellationToken);
        return JudgeWithin(limit, record, schema, [.. pages.Select(page => new PrintedPage(page))], new HashSet<int>());
    }

    /// <summary>Reads the text of a document's pages, and judges the values of a record by it.</summary>
    /// <param name="record">The record's JSON; <see langword="null"/> for none.</param>
    /// <param name="schema">Its schema, with the labels of its fields.</param>
    /// <param name="document">The open document.</param>
    /// <param name="rendering">What draws the pages for the recogniser of the options; without it none is read.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The evidence; empty where no page has text. A page that cannot be read counts as one without text.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled. The end of <see cref="GroundingOptions.TimeLimit"/> throws nothing: see <see cref="RecordEvidence.IsComplete"/>.</exception>
    public async Task<RecordEvidence> GroundAsync(
        JsonNode? record,
        RecordSchema schema,
        DocumentContent document,
        RenderingEngine? rendering = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(document);
        return await GroundAsync(record, schema, document, rendering, model: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Judges the values of a record, and has the model read again what stays in doubt, if the options want it.</summary>
    /// <param name="record">The record's JSON; <see langword="null"/> for none.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="document">The open document.</param>
    /// <param name="rendering">What draws the pages.</param>
    /// <param name="model">Asks the model, which takes its own time, or <see langword="null"/> where there is none to ask.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    internal async Task<RecordEvidence> GroundAsync(
        JsonNode? record,
        RecordSchema schema,
        DocumentContent document,
        RenderingEngine? rendering,
        PlaceReader? model,
        CancellationToken cancellationToken)
    {
        RecordEvidence evidence = await ReadAndJudgeAsync(record, schema, document, rendering, cancellationToken).ConfigureAwait(false);
        return record is not null && evidence.IsComplete && model is not null && _options.SecondLook.HasFlag(SecondLookReaders.Model)
            ? await SecondLook.RunAsync(evidence, record, schema, _options, model, cancellationToken).ConfigureAwait(false)
            : evidence;
    }

    private async Task<RecordEvidence> ReadAndJudgeAsync(
        JsonNode? record,
        RecordSchema schema,
        DocumentContent document,
        RenderingEngine? rendering,
        CancellationToken cancellationToken)
    {
        using TimeLimit limit = new(_options.TimeLimit, _timeProvider, cancellationToken);
        IReadOnlyList<PrintedPage> pages;
        IReadOnlySet<int> unselected;
        try
        {
            pages = await new PrintedPages(_options, rendering).ReadAsync(document, limit.Token).ConfigureAwait(false);
            unselected = await UnselectedPages.FindAsync(document, [.. pages.Select(page => page.Text)], limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            return OutOfTime();
        }

        RecordEvidence evidence = await JudgeWithinAsync(limit, record, schema, pages, unselected, document, rendering).ConfigureAwait(false);
        if (record is null || rendering is null || !evidence.IsComplete || !_options.SecondLook.HasFlag(SecondLookReaders.Recognizer))
            return evidence;
        try
        {
            PlaceReader reader = new RecognizedPlaces(document, _options.GetRecognizer()!, rendering).ReadAsync;
            return await SecondLook.RunAsync(evidence, record, schema, _options, reader, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            // A recogniser is the application's code: whatever it throws, what the first look found stands.
            return evidence;
        }
    }

    /// <summary>Judges as far as the time goes, marks by the pictures of their pages; a cancellation by the caller is thrown.</summary>
    private async Task<RecordEvidence> JudgeWithinAsync(
        TimeLimit limit,
        JsonNode? record,
        RecordSchema schema,
        IReadOnlyList<PrintedPage> pages,
        IReadOnlySet<int> unselected,
        DocumentContent document,
        RenderingEngine? rendering)
    {
        if (rendering is null || !schema.HasMarks)
            return JudgeWithin(limit, record, schema, pages, unselected);
        try
        {
            if (Prepare(record, schema, pages, unselected, limit.Token) is not { } context)
                return RecordEvidence.None;
            context.Marks = await MarkReader.ReadAsync(context, document, rendering, limit.Token).ConfigureAwait(false);
            RecordEvidence evidence = new RecordJudge(context, EquationsOf(record!, schema.TypeInfo)).Judge();
            limit.ThrowIfCanceled();
            return evidence;
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            return OutOfTime();
        }
    }

    /// <summary>Judges as far as the time goes; a cancellation by the caller is thrown.</summary>
    private RecordEvidence JudgeWithin(
        TimeLimit limit,
        JsonNode? record,
        RecordSchema schema,
        IReadOnlyList<PrintedPage> pages,
        IReadOnlySet<int> unselected)
    {
        try
        {
            RecordEvidence evidence = Judge(record, schema, pages, unselected, limit.Token);
            limit.ThrowIfCanceled();
            return evidence;
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            return OutOfTime();
        }
    }

    private RecordEvidence Judge(
        JsonNode? record,
        RecordSchema schema,
        IReadOnlyList<PrintedPage> pages,
        IReadOnlySet<int> unselected,
        CancellationToken cancellationToken)
    {
        if (Prepare(record, schema, pages, unselected, cancellationToken) is not { } context)
            return RecordEvidence.None;
        if (schema.HasMarks)
            context.Marks = MarkReader.Read(context);
        return new RecordJudge(context, EquationsOf(record!, schema.TypeInfo)).Judge();
    }

    /// <summary>Makes the print and the values ready; null where there is nothing to compare.</summary>
    private GroundingContext? Prepare(
        JsonNode? record,
        RecordSchema schema,
        IReadOnlyList<PrintedPage> pages,
        IReadOnlySet<int> unselected,
        CancellationToken cancellationToken)
    {
        PageText[] printed = [.. pages.Select(page => page.Text).Where(page => page.Lines.Count > 0)];
        if (printed.Length == 0 || record is null)
            return null;
        PrintIndex print = new(printed, cancellationToken);
        return new GroundingContext(print, RecordClaims.Of(schema, _fields.GetValue(schema, SchemaFields.Of), record, print.Folding), _options.DateOrder, cancellationToken)
        {
            PagesWithoutText = [.. pages.Where(page => page.Text.Lines.Count == 0).Select(page => page.Text.PageNumber)],
            PagesWithUnreadPrint = [.. pages.Where(page => page.HasUnreadPrint && page.Text.Lines.Count > 0).Select(page => page.Text.PageNumber)],
            UnselectedPages = unselected,
            HiddenTexts = [.. pages.Select(page => page.Hidden).OfType<HiddenText>()],
        };
    }

    /// <summary>The time ran out before anything was judged.</summary>
    private static RecordEvidence OutOfTime() =>
        new([], [new Finding(FindingSeverity.Info, FieldPath.Root, "was not compared with the print: the time for it ran out") { Code = EvidenceCodes.TimeLimit }], [], isComplete: false);

    /// <summary>The equations of the record and of what it holds, with paths from the whole record.</summary>
    private static List<RecordEquation> EquationsOf(JsonNode record, JsonTypeInfo contract)
    {
        object? typed;
        try
        {
            typed = record.Deserialize(contract);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            // A record that its type cannot hold is compared all the same, without equations.
            return [];
        }

        return typed is null ? [] : [.. EquatedRecords.Equations(typed, contract)];
    }
}
