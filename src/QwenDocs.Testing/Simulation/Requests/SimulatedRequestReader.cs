using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using QwenDocs.Imaging;
using QwenDocs.Tokens;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace QwenDocs.Testing.Simulation.Requests;

/// <summary>Reads a request as a model server would: every picture is decoded, every token counted.</summary>
internal sealed class SimulatedRequestReader(VisionModelProfile model)
{
    /// <exception cref="FormatException">The request is malformed; the message is what a server would answer.</exception>
    public async Task<SimulatedRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken).ConfigureAwait(false) as JsonObject
                ?? throw new FormatException("The body is no JSON object.");
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new FormatException("The body is no JSON.", exception);
        }

        if (body["model"] is not JsonValue || body["messages"] is not JsonArray { Count: > 0 } array)
            throw new FormatException("model and messages are required.");
        var messages = array.Select(message => ReadMessage(message as JsonObject ?? throw new FormatException("A message is no object."))).ToList();
        var headers = request.Headers
            .Where(static header => !header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(static header => header.Key, static header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        return new SimulatedRequest(
            request.Path, headers, request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal), body, messages, SimulatedPrompt.Count(messages));
    }

    private SimulatedMessage ReadMessage(JsonObject message)
    {
        string role = (string?)message["role"] ?? throw new FormatException("A message has no role.");
        List<SimulatedPart> parts = [];
        if (message["content"] is JsonArray array)
            parts.AddRange(array.Select(part => ReadPart(part!.AsObject())));
        else
            parts.Add(new SimulatedPart((string?)message["content"] ?? string.Empty, null));
        // Ollama's own API keeps pictures beside the text, and puts them before it.
        if (message["images"] is JsonArray images)
        {
            for (int index = 0; index < images.Count; index++)
            {
                SimulatedImage image = ReadImage((string)images[index]!, string.Empty);
                images[index] = image.ToString();
                parts.Insert(index, new SimulatedPart(null, image));
            }
        }

        return new SimulatedMessage(role, parts);
    }

    private SimulatedPart ReadPart(JsonObject part)
    {
        if ((string?)part["type"] == "text")
            return new SimulatedPart((string)part["text"]!, null);
        if ((string?)part["type"] != "image_url" || part["image_url"] is not JsonObject holder || (string?)holder["url"] is not { } url)
            throw new FormatException($"Unknown part type {part["type"]}.");
        const string Mark = ";base64,";
        int comma = url.IndexOf(Mark, StringComparison.Ordinal);
        if (!url.StartsWith("data:", StringComparison.Ordinal) || comma < 0)
            throw new FormatException("image_url must be a data address with base64.");
        SimulatedImage image = ReadImage(url[(comma + Mark.Length)..], url[5..comma]);
        holder["url"] = image.ToString();
        return new SimulatedPart(null, image);
    }

    private SimulatedImage ReadImage(string base64, string mediaType)
    {
        byte[] bytes = Convert.FromBase64String(base64);
        PixelSize size;
        try
        {
            using var picture = Image.Load<Rgb24>(bytes);
            size = new PixelSize(picture.Width, picture.Height);
        }
        catch (UnknownImageFormatException)
        {
            throw new FormatException("cannot identify image file");
        }
        catch (Exception exception) when (exception is ImageFormatException or InvalidOperationException or IOException or IndexOutOfRangeException)
        {
            throw new FormatException("image file is truncated", exception);
        }

        (int columns, int rows) = SimulatedVision.Squares(size, model);
        bool isAtModelSize = size == new PixelSize(columns * model.ResizeFactor, rows * model.ResizeFactor);
        return new SimulatedImage(mediaType, size, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, columns * rows, isAtModelSize);
    }
}
