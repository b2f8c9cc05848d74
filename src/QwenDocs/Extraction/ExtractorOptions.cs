using QwenDocs.Documents;
using QwenDocs.Endpoints;
using QwenDocs.Grounding;
using QwenDocs.Options;
using QwenDocs.Planning;
using QwenDocs.Rendering;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>The options of a <see cref="DocumentExtractor"/>, one member for each stage, in the order in which the stages act.</summary>
public sealed class ExtractorOptions
{
    /// <summary>Gets or sets the model, by the name that the endpoint knows.</summary>
    /// <value>The default is <c>qwen/qwen2.5-vl-72b-instruct</c>.</value>
    public string Model { get; set; } = "qwen/qwen2.5-vl-72b-instruct";

    /// <summary>Gets or sets the profile of the model, for servers that run with limits of their own.</summary>
    /// <value>
    /// The default is <see langword="null"/>: <see cref="VisionModelProfile.TryForName"/> finds it by the model's name. A name that tells no family is planned
    /// for as <see cref="VisionModelProfile.Qwen25VL"/>, which each result says as a finding (<c>model.unknown</c>).
    /// </value>
    public VisionModelProfile? Profile { get; set; }

    /// <summary>Gets or sets where the window and the price that plans are made with come from.</summary>
    /// <value>The default is <see cref="PlanningLimits.Profile"/>: the endpoint is not asked.</value>
    public PlanningLimits PlanBy { get; set; }

    /// <summary>Gets or sets the limits under which documents are opened.</summary>
    public DocumentOptions Documents { get; set; } = new();

    /// <summary>Gets or sets how pages are rendered.</summary>
    public RenderingOptions Rendering { get; set; } = new();

    /// <summary>Gets or sets how pages are sized and what a plan may cost.</summary>
    public PlanningOptions Planning { get; set; } = new();

    /// <summary>Gets or sets what is done about answers that are cut, wrong or useless, and what all of them may cost.</summary>
    public AnswerRepairOptions Repair { get; set; } = new();

    /// <summary>Gets or sets how the values of records are compared with the print of their pages: see <see cref="ExtractionResult.Evidence"/>.</summary>
    /// <value>The default is <see langword="null"/>: they are not. It costs no model call; what it finds are findings with codes that start with <c>evidence.</c></value>
    public GroundingOptions? Grounding { get; set; }

    /// <summary>Gets or sets the sampling temperature.</summary>
    /// <value>The default is 0: the likeliest answer. Range: 0 to 2.</value>
    public double Temperature { get; set; }

    /// <summary>Gets or sets whether and how much the model thinks before it answers. Models that do not think are not told.</summary>
    /// <value>The default is off: reading what is printed needs no thoughts. <see langword="null"/> leaves it to the endpoint.</value>
    public ThinkingOptions? Thinking { get; set; } = new();

    /// <summary>Gets or sets how many requests of one document, or of one file that is split, are under way at the same time.</summary>
    /// <value>
    /// The default is 2. Range: 1 to 64. Each holds the pictures of its pages, some 200 KB a page, until it is answered. Requests that are
    /// told what earlier ones have read (<see cref="RequestSplittingOptions.KnownFieldsTokens"/>) follow one after another whatever is set here.
    /// </value>
    public int MaxConcurrentRequests { get; set; } = 2;

    /// <summary>Gets the documents, and the records that they should give, that are shown to the model before each document.</summary>
    public ExtractionExamples Examples { get; } = new();

    /// <summary>Gets the application's rules about records, beside those that the records bring along.</summary>
    public RecordRules Rules { get; } = new();

    /// <summary>Checks what stands in no options of its own.</summary>
    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(Model))
            throw new ArgumentException("Model must name a model.", nameof(Model));
        Grounding?.Validate();
        OptionRange.Check(Temperature, 0, 2);
        OptionRange.Check(MaxConcurrentRequests, 1, 64);
        Thinking?.Validate();
        if (!Enum.IsDefined(PlanBy))
            throw new ArgumentException($"There is no source {(int)PlanBy} of limits.", nameof(PlanBy));
    }
}
