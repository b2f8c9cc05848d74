using System.Buffers;
using System.Text.Json;
using QwenDocs.Imaging;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation.Reports.Html;

/// <summary>Writes what the viewer shows of a value: both values, what came of it, both places.</summary>
internal static class CellJson
{
    /// <summary>Returns the JSON. The default encoder keeps <c>&lt;</c> and <c>&gt;</c> out of it, so no value can end the script element it stands in.</summary>
    public static ReadOnlyMemory<byte> Write(IEnumerable<EvaluatedCell> cells, int document, PagePictures pictures)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartArray();
            foreach (EvaluatedCell cell in cells)
            {
                json.WriteStartObject();
                json.WriteString("field", NameOf(cell));
                json.WriteString("expected", TextOf(cell.Expected));
                json.WriteString("predicted", TextOf(cell.Predicted));
                json.WriteString("why", Say(cell));
                json.WriteStartArray("places");
                foreach (CellPlace place in cell.PredictedPlaces)
                    Write(json, place, "predicted", document, pictures);
                foreach (CellPlace place in cell.ExpectedPlaces)
                    Write(json, place, "expected", document, pictures);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }

    public static string NameOf(EvaluatedCell cell) => (cell.ExpectedPath ?? cell.PredictedPath ?? FieldPath.Root).ToString();

    /// <summary>Returns a value as people read it; null where there is none.</summary>
    public static string? TextOf(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };

    public static string Say(EvaluatedCell cell)
    {
        string outcome = cell.Outcome switch
        {
            CellOutcome.Right => "right",
            CellOutcome.Missing => "left out",
            CellOutcome.Invented => "nothing is there",
            CellOutcome.MissingRow => "its row was left out",
            CellOutcome.SurplusRow => "its row is surplus",
            _ => "wrong",
        };
        return cell.FlaggedBy.Count > 0 ? $"{outcome}, flagged by {string.Join(", ", cell.FlaggedBy)}" : $"{outcome}, silent";
    }

    private static void Write(Utf8JsonWriter json, CellPlace place, string side, int document, PagePictures pictures)
    {
        PageBox box = pictures.ShareOf(document, place);
        json.WriteStartObject();
        json.WriteNumber("page", place.Page);
        json.WriteString("side", side);
        json.WriteStartArray("box");
        foreach (double share in (double[])[box.Left, box.Top, box.Width, box.Height])
            json.WriteNumberValue(double.IsFinite(share) ? Math.Round(Math.Clamp(share, -1, 2), 5) : 0);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
