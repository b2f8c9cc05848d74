using System.Text.Encodings.Web;
using System.Text.Json;

namespace QwenDocs.Evaluation;

/// <summary>Writes predictions in ExtractBench's own form, so that its scorer can be run on them.</summary>
public static class ExtractBenchOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a file for each document that something was extracted from: <c>extracted_data</c> and <c>field_citations</c>, boxes as left, top, width and height in shares of the page.</summary>
    /// <param name="folder">The folder; it is made where it is missing. <c>inner/NAME.pdf</c> becomes <c>inner/NAME.json</c>.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="predictions">A prediction for each document, in their order.</param>
    /// <param name="pipelineName">The name of what extracted.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when all files are written.</returns>
    /// <exception cref="ArgumentException">There are more or fewer predictions than documents, or the name of a document leads out of the folder.</exception>
    public static async Task WriteAsync(
        string folder,
        TruthSet documents,
        IReadOnlyList<Prediction> predictions,
        string pipelineName = "qwendocs",
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Count != documents.Count)
            throw new ArgumentException($"There are {predictions.Count} predictions for {documents.Count} documents.", nameof(predictions));
        string root = Path.GetFullPath(folder);
        for (int index = 0; index < documents.Count; index++)
        {
            if (predictions[index].Record is not { } record)
                continue;
            string path = Path.GetFullPath(Path.Combine(root, Path.ChangeExtension(documents[index].Name, ".json")));
            if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new ArgumentException($"The name {documents[index].Name} leads out of the folder.", nameof(documents));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            FileStream file = File.Create(path);
            await using (file.ConfigureAwait(false))
            {
                Utf8JsonWriter json = new(file, Options);
                await using (json.ConfigureAwait(false))
                {
                    Write(json, Path.ChangeExtension(documents[index].Name, null), pipelineName, record, predictions[index].Citations);
                    await json.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static void Write(
        Utf8JsonWriter json,
        string name,
        string pipelineName,
        JsonElement record,
        IReadOnlyList<FieldCitation> citations)
    {
        json.WriteStartObject();
        json.WriteString("task_type", "extract");
        json.WriteString("example_id", name);
        json.WriteString("pipeline_name", pipelineName);
        json.WritePropertyName("extracted_data");
        record.WriteTo(json);
        json.WriteStartArray("field_citations");
        foreach (FieldCitation citation in citations)
        {
            json.WriteStartObject();
            // Their paths have no $ before them.
            json.WriteString("field_path", citation.Path.ToString().TrimStart('$').TrimStart('.'));
            json.WriteNumber("page", citation.Page);
            json.WritePropertyName("bbox");
            if (citation.Box is { } box)
            {
                json.WriteStartArray();
                foreach (double share in (double[])[box.Left, box.Top, box.Width, box.Height])
                    json.WriteNumberValue(Math.Round(share, 6));
                json.WriteEndArray();
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteNull("polygon");
            json.WriteString("reference_text", citation.Text);
            json.WriteNull("confidence");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
