using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Schemas.Reading;

/// <summary>Finds the JSON in an answer: behind fences, between prose, or broken off in the middle.</summary>
internal static class PartialJson
{
    public static readonly JsonReaderOptions ReaderOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static readonly JsonDocumentOptions DocumentOptions = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static JsonNode? Find(string answer, List<SchemaViolation> violations)
    {
        int start = answer.AsSpan().IndexOfAny('{', '[');
        if (start < 0)
            return null;

        byte[] bytes = Encoding.UTF8.GetBytes(answer, start, answer.Length - start);
        Scan scan = ScanValue(bytes);
        byte[] json = bytes[..scan.Length];
        if (scan.Closers.Length > 0)
        {
            json = [.. json, .. Encoding.ASCII.GetBytes(scan.Closers)];
            violations.Add(new SchemaViolation("$", "the answer breaks off or is malformed; what stood before the break was kept", "one whole JSON object", IsRepaired: false));
        }

        string before = answer[..start];
        string after = Encoding.UTF8.GetString(bytes, scan.Length, bytes.Length - scan.Length);
        if (scan.Closers.Length == 0 && (IsProse(before) || IsProse(after)))
            violations.Add(new SchemaViolation("$", "there is text around the JSON", "JSON alone", IsRepaired: true));

        try
        {
            return JsonNode.Parse(json, documentOptions: DocumentOptions);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // ArgumentException: the same property twice. There is no telling which one was meant.
            violations.Add(new SchemaViolation("$", "the JSON is malformed", "one JSON object", IsRepaired: false));
            return null;
        }
    }

    private static bool IsProse(string text) => text.Replace("```json", "", StringComparison.OrdinalIgnoreCase).AsSpan().ContainsAnyExcept(" \r\n\t`");

    /// <summary>Reads tokens until the first value is whole, or no further; then the last place is taken after which brackets can be closed.</summary>
    private static Scan ScanValue(byte[] bytes)
    {
        Utf8JsonReader reader = new(bytes, isFinalBlock: false, new JsonReaderState(ReaderOptions));
        StringBuilder open = new();
        Scan last = new(0, "");
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Insert(0, '}');
                        break;
                    case JsonTokenType.StartArray:
                        open.Insert(0, ']');
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Remove(0, 1);
                        break;
                    case JsonTokenType.PropertyName:
                        continue;
                }

                last = new Scan((int)reader.BytesConsumed, open.ToString());
                if (open.Length == 0)
                    break;
            }
        }
        catch (JsonException)
        {
            // What was read up to here is kept; the caller is told.
        }

        return last.Length > 0 ? last : new Scan(1, bytes[0] == '{' ? "}" : "]");
    }

    private readonly record struct Scan(int Length, string Closers);
}
