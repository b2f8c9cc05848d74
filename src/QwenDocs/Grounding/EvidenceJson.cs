using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Grounding;

/// <summary>Writes evidence as JSON: an object with one member for each field that has a value or misses one, by its path.</summary>
internal static class EvidenceJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RecordEvidence evidence)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, Options))
            Write(json, evidence);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter json, RecordEvidence evidence)
    {
        json.WriteStartObject();
        foreach (FieldEvidence field in evidence)
        {
            if (field.Verdict == EvidenceVerdict.Absent && field.Instead is null)
                continue;
            json.WriteStartObject(field.Path.ToString());
            json.WriteString("verdict", EnumNames.Of(field.Verdict));
            json.WriteString("reason", EnumNames.Of(field.Reason));
            if (field.Match != EvidenceMatch.None)
                json.WriteString("match", EnumNames.Of(field.Match));
            json.WriteNumber("score", Math.Round(field.Score, 2));
            Write(json, field);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FieldEvidence field)
    {
        if (field.Spans.Count > 0)
        {
            json.WriteStartArray("spans");
            foreach (EvidenceSpan span in field.Spans)
                Write(json, span);
            json.WriteEndArray();
        }

        if (field.Instead is { } instead)
        {
            json.WritePropertyName("instead");
            Write(json, instead);
        }

        if (field.SecondReading is { } second)
        {
            json.WriteString("secondReading", second);
            json.WriteBoolean("isSettled", field.IsSettled);
        }

        if (field.Rivals > 0)
            json.WriteNumber("rivals", field.Rivals);
        if (field.Inputs.Count == 0)
            return;
        json.WriteStartArray("inputs");
        foreach (FieldPath input in field.Inputs)
            json.WriteStringValue(input.ToString());
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, EvidenceSpan span)
    {
        PageBox box = span.Box;
        json.WriteStartObject();
        json.WriteNumber("page", span.PageNumber);
        json.WriteStartArray("box");
        foreach (double edge in new[] { box.Left, box.Top, box.Right, box.Bottom })
            json.WriteNumberValue(Math.Round(edge, 1));
        json.WriteEndArray();
        json.WriteString("printed", span.PrintedText);
        json.WriteEndObject();
    }
}
