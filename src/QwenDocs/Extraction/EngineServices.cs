using QwenDocs.Endpoints;
using QwenDocs.Extraction.Answers.Rows;
using QwenDocs.Extraction.Examples;
using QwenDocs.Extraction.Telemetry;
using QwenDocs.Planning;
using QwenDocs.Rendering;
using QwenDocs.Validation;

namespace QwenDocs.Extraction;

/// <summary>What every stage of an extraction works with; the same for all documents of an extractor.</summary>
internal sealed record EngineServices(
    ModelEndpoint Endpoint,
    RenderingEngine Rendering,
    ExtractorOptions Options,
    TimeProvider Time,
    TokenCalibration Calibration,
    ExtractionTelemetry Telemetry,
    RecordValidator Validator,
    ExampleMessages Examples,
    PlannerProvider Planners,
    RecordGrounding? Grounding)
{
    /// <summary>Gets the model that answers: the endpoint's own where it has one, else that of the options.</summary>
    public string Model => Endpoint.Model ?? Options.Model;

    /// <summary>Gets what is known at this time of how the endpoint counts tokens.</summary>
    public TokenCalibrationFactor CalibrationFactor => Calibration.For(Endpoint.Name, Model);

    /// <summary>Gets how many rows one answer may hold, or <see langword="null"/> where the endpoint is not asked for more.</summary>
    public RowLimits? RowLimits { get; } = Endpoint.SupportsCorrection && Options.Repair.MaxContinuations > 0 ? new RowLimits(Options.Repair.MaxRowsPerAnswer) : null;

    /// <summary>Gets how often a wrong answer is asked for again.</summary>
    public int MaxCorrections => Endpoint.SupportsCorrection ? Options.Repair.MaxCorrections : 0;
}
