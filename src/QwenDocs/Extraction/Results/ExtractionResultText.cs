using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QwenDocs.Endpoints;
using QwenDocs.Grounding;
using QwenDocs.Tokens;
using QwenDocs.Validation;

namespace QwenDocs.Extraction.Results;

/// <summary>Writes a result as canonical text, without what differs from run to run.</summary>
internal static class ExtractionResultText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(
        string documentName,
        string model,
        FinishReason finishReason,
        TokenUsage usage,
        IReadOnlyList<Finding> findings,
        RecordEvidence? evidence,
        string? record)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("document", documentName);
            json.WriteString("model", model);
            json.WriteString("finishReason", EnumNames.Of(finishReason));
            json.WriteStartObject("usage");
            json.WriteNumber("promptTokens", usage.PromptTokens);
            json.WriteNumber("completionTokens", usage.CompletionTokens);
            if (usage.CostUsd is { } cost)
                json.WriteNumber("costUsd", cost);
            json.WriteEndObject();
            json.WriteStartArray("findings");
            foreach (Finding finding in findings)
                json.WriteStringValue(finding.ToString());
            json.WriteEndArray();
            if (evidence is not null)
            {
                json.WritePropertyName("evidence");
                EvidenceJson.Write(json, evidence);
            }

            json.WritePropertyName("record");
            if (record is null)
            {
                json.WriteNullValue();
            }
            else
            {
                using var parsed = JsonDocument.Parse(record);
                parsed.RootElement.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
