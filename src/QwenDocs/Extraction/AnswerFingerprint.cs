using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Endpoints;
using QwenDocs.Extraction.Examples;
using QwenDocs.Grounding;
using QwenDocs.Planning;
using QwenDocs.Prompts;
using QwenDocs.Rendering;
using QwenDocs.Schemas;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction;

/// <summary>Hashes all that decides an extractor's answers beside the document: model, prompts, schema, examples, and the options that change what is sent or read.</summary>
/// <remarks>Options count unless they are listed here as changing no answer, so that a new one is never forgotten.</remarks>
internal static class AnswerFingerprint
{
    // Limits of time, memory, size and money: they decide whether there is an answer, not which.
    private static readonly (Type Type, string Property)[] WithoutEffect =
    [
        (typeof(PlanningOptions), nameof(PlanningOptions.Cost)),
        (typeof(ScreeningOptions), nameof(ScreeningOptions.ExpectedKeptRatio)),
        (typeof(RenderingOptions), nameof(RenderingOptions.Timeout)),
        (typeof(RenderingOptions), nameof(RenderingOptions.MaxMemoryBytes)),
        (typeof(RenderingOptions), nameof(RenderingOptions.ModuleCacheDirectory)),
        (typeof(RenderingOptions), nameof(RenderingOptions.MaxConcurrency)),
        (typeof(GroundingOptions), nameof(GroundingOptions.TimeLimit)),
    ];

    /// <summary>Computes the hash for records of some schemas.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="schemas">The schemas.</param>
    /// <param name="cancellationToken">Ends the reading of examples.</param>
    /// <exception cref="Documents.DocumentException">The document of an example cannot be read.</exception>
    public static async Task<byte[]> ComputeAsync(ExtractionEngine engine, IEnumerable<RecordSchema> schemas, CancellationToken cancellationToken)
    {
        ExtractorOptions options = engine.Services.Options;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, engine.Services.Model);
        Append(hash, FormattableString.Invariant($"{options.Temperature:R}"));
        Append(hash, ExtractionPrompt.HashTemplates());
        AppendOptions(hash, options);
        foreach (RecordSchema schema in schemas)
        {
            Append(hash, schema.Fingerprint);
            foreach (ExtractionExample example in options.Examples.For(schema))
            {
                Append(hash, example.Record);
                Append(hash, example.Text ?? "");
                if (example.Document is { } document)
                    Append(hash, SHA256.HashData((await document.ReadBytesAsync(options.Documents, cancellationToken).ConfigureAwait(false)).Span));
            }
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Appends a text with its length before it, so that none can run into the next.</summary>
    public static void Append(IncrementalHash hash, string text) => Append(hash, Encoding.UTF8.GetBytes(text));

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static void AppendOptions(IncrementalHash hash, ExtractorOptions options)
    {
        JsonSerializerOptions json = new(AnswerOptionsJsonContext.Default.Options) { TypeInfoResolver = AnswerOptionsJsonContext.Default.WithAddedModifier(LeaveOut) };
        AppendValue<PlanningOptions?>(hash, options.Planning, json);
        AppendValue<RenderingOptions?>(hash, options.Rendering, json);
        AppendValue<AnswerRepairOptions?>(hash, options.Repair, json);
        AppendValue<ThinkingOptions?>(hash, options.Thinking, json);
        AppendValue<VisionModelProfile?>(hash, options.Profile, json);
        AppendValue<GroundingOptions?>(hash, options.Grounding, json);
        Append(hash, options.Grounding?.GetRecognizer()?.GetType().FullName ?? "");
    }

    private static void AppendValue<T>(IncrementalHash hash, T value, JsonSerializerOptions json) =>
        Append(hash, JsonSerializer.SerializeToUtf8Bytes(value, (JsonTypeInfo<T>)json.GetTypeInfo(typeof(T))));

    private static void LeaveOut(JsonTypeInfo type)
    {
        for (int index = type.Properties.Count - 1; index >= 0; index--)
        {
            JsonPropertyInfo property = type.Properties[index];
            if (WithoutEffect.Contains((type.Type, property.Name)))
                type.Properties.RemoveAt(index);
        }
    }
}

/// <summary>The options that change answers, as JSON without reflection.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, UseStringEnumConverter = true)]
[JsonSerializable(typeof(PlanningOptions))]
[JsonSerializable(typeof(RenderingOptions))]
[JsonSerializable(typeof(AnswerRepairOptions))]
[JsonSerializable(typeof(ThinkingOptions))]
[JsonSerializable(typeof(VisionModelProfile))]
[JsonSerializable(typeof(GroundingOptions))]
internal sealed partial class AnswerOptionsJsonContext : JsonSerializerContext;
