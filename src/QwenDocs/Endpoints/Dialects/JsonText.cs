using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace QwenDocs.Endpoints.Dialects;

/// <summary>Reads JSON of servers without throwing over what a model wrote into its strings.</summary>
/// <remarks>Constrained decoding lets models write half of a surrogate pair (<c>"\ud83d"</c>), which the framework's own reading refuses.</remarks>
internal static class JsonText
{
    /// <summary>Parses a body or an event; bytes that are no UTF-8 become U+FFFD, a byte order mark is skipped.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        return Utf8.IsValid(json)
            ? JsonSerializer.Deserialize(json, WireJsonContext.Default.JsonElement)
            : JsonSerializer.Deserialize(Encoding.UTF8.GetString(json), WireJsonContext.Default.JsonElement);
    }

    /// <summary>Tells whether bytes are one JSON value and nothing else.</summary>
    public static bool IsValid(ReadOnlySpan<byte> json)
    {
        try
        {
            Parse(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Returns the text of a string. Halves of surrogate pairs stay as they are, so that those of a pair split over two events meet again.</summary>
    public static string Read(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(text.GetRawText());
        }
    }

    /// <summary>Replaces the halves of surrogate pairs that stayed alone by U+FFFD.</summary>
    public static string WithoutLoneSurrogates(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
                index++;
            else
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }

        return text;
    }

    // The JSON was parsed before: every escape is whole.
    private static string Unescape(string raw)
    {
        StringBuilder text = new(raw.Length);
        for (int index = 1; index < raw.Length - 1; index++)
        {
            if (raw[index] != '\\')
            {
                text.Append(raw[index]);
                continue;
            }

            char escaped = raw[++index];
            if (escaped != 'u')
            {
                text.Append(escaped switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escaped });
                continue;
            }

            text.Append((char)ushort.Parse(raw.AsSpan(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            index += 4;
        }

        return text.ToString();
    }
}
