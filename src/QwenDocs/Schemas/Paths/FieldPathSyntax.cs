using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace QwenDocs.Schemas.Paths;

/// <summary>Reads paths: the singular queries of JSONPath (RFC 9535), with or without the leading <c>$</c>, and JSON Pointers (RFC 6901).</summary>
internal static class FieldPathSyntax
{
    /// <summary>Reads a path such as <c>$.lines[2].total</c>.</summary>
    /// <param name="text">The path. Names without quotes run to the next <c>.</c> or <c>[</c>.</param>
    /// <param name="segments">The segments.</param>
    /// <param name="problem">What is wrong with the text, where it is no path.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out List<FieldPathSegment> segments, [NotNullWhen(false)] out string? problem)
    {
        segments = [];
        problem = null;
        int position = text is "$" || text.StartsWith("$.", StringComparison.Ordinal) || text.StartsWith("$[", StringComparison.Ordinal) ? 1 : 0;
        if (text.IsEmpty)
            problem = "is empty; the whole record is $";
        while (problem is null && position < text.Length)
        {
            if (text[position] == '[')
                problem = ReadBracket(text, ref position, segments);
            else
                problem = ReadName(text, ref position, segments);
        }

        return problem is null;
    }

    /// <summary>Reads a JSON Pointer such as <c>/lines/2/total</c>; a token that is a number without leading zeros is an index.</summary>
    public static bool TryParsePointer(ReadOnlySpan<char> text, out List<FieldPathSegment> segments, [NotNullWhen(false)] out string? problem)
    {
        segments = [];
        problem = null;
        if (text.IsEmpty)
            return true;
        if (text[0] != '/')
            problem = "does not start with /";
        foreach (Range range in text[1..].Split('/'))
        {
            ReadOnlySpan<char> token = text[1..][range];
            if (problem is null && TryReadIndex(token, out int index))
                segments.Add(new FieldPathSegment(index));
            else if (problem is null && TryUnescape(token, out string? name))
                segments.Add(new FieldPathSegment(name));
            else
                problem ??= "has a ~ that is neither ~0 nor ~1";
        }

        return problem is null;
    }

    /// <summary>Writes a name in single quotes, as normalized paths of RFC 9535 do (section 2.7).</summary>
    public static string Quote(string name)
    {
        StringBuilder quoted = new("'", name.Length + 2);
        foreach (char character in name)
        {
            switch (character)
            {
                case '\'' or '\\':
                    quoted.Append('\\').Append(character);
                    break;
                case '\b':
                    quoted.Append("\\b");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\f':
                    quoted.Append("\\f");
                    break;
                case '\r':
                    quoted.Append("\\r");
                    break;
                case < ' ':
                    quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    quoted.Append(character);
                    break;
            }
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>Writes a name as a token of a JSON Pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string? ReadName(ReadOnlySpan<char> text, ref int position, List<FieldPathSegment> segments)
    {
        if (text[position] == '.')
            position++;
        else if (segments.Count > 0 || (position > 0 && text[0] == '$'))
            return string.Create(CultureInfo.InvariantCulture, $"has neither . nor [ at position {position}");
        ReadOnlySpan<char> rest = text[position..];
        int end = rest.IndexOfAny('.', '[');
        ReadOnlySpan<char> name = end < 0 ? rest : rest[..end];
        position += name.Length;
        if (name.IsEmpty)
            return string.Create(CultureInfo.InvariantCulture, $"has no name at position {position}");
        if (name is "*" || name.Contains(']'))
            return $"has the name {name} without quotes; a path names one field";
        segments.Add(new FieldPathSegment(name.ToString()));
        return null;
    }

    private static string? ReadBracket(ReadOnlySpan<char> text, ref int position, List<FieldPathSegment> segments)
    {
        position++;
        if (position < text.Length && text[position] is '\'' or '"')
        {
            if (ReadQuoted(text, ref position) is not { } name)
                return string.Create(CultureInfo.InvariantCulture, $"has a name in quotes that is not closed or not escaped rightly, before position {position}");
            segments.Add(new FieldPathSegment(name));
        }
        else
        {
            ReadOnlySpan<char> rest = text[position..];
            int end = rest.IndexOf(']');
            if (end < 0 || !TryReadIndex(rest[..end], out int index))
                return string.Create(CultureInfo.InvariantCulture, $"has no index at position {position}; a path names one field, by an index from 0");
            segments.Add(new FieldPathSegment(index));
            position += end;
        }

        if (position >= text.Length || text[position] != ']')
            return string.Create(CultureInfo.InvariantCulture, $"has no ] at position {position}");
        position++;
        return null;
    }

    private static string? ReadQuoted(ReadOnlySpan<char> text, ref int position)
    {
        char quote = text[position++];
        StringBuilder name = new();
        while (position < text.Length)
        {
            char character = text[position++];
            if (character == quote)
                return name.ToString();
            if (character == '\\')
            {
                if (ReadEscape(text, ref position) is not { } escaped)
                    return null;
                character = escaped;
            }

            name.Append(character);
        }

        return null;
    }

    private static char? ReadEscape(ReadOnlySpan<char> text, ref int position)
    {
        if (position >= text.Length)
            return null;
        switch (text[position++])
        {
            case 'b': return '\b';
            case 't': return '\t';
            case 'n': return '\n';
            case 'f': return '\f';
            case 'r': return '\r';
            case '\'': return '\'';
            case '"': return '"';
            case '/': return '/';
            case '\\': return '\\';
            case 'u' when position + 4 <= text.Length && ushort.TryParse(text.Slice(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                position += 4;
                return (char)code;
            default: return null;
        }
    }

    private static bool TryReadIndex(ReadOnlySpan<char> text, out int index)
    {
        index = 0;
        return !text.IsEmpty && (text.Length == 1 || text[0] != '0') && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }

    private static bool TryUnescape(ReadOnlySpan<char> token, [NotNullWhen(true)] out string? name)
    {
        StringBuilder text = new(token.Length);
        name = null;
        for (int index = 0; index < token.Length; index++)
        {
            if (token[index] != '~')
                text.Append(token[index]);
            else if (index + 1 < token.Length && token[index + 1] is '0' or '1')
                text.Append(token[++index] == '0' ? '~' : '/');
            else
                return false;
        }

        name = text.ToString();
        return true;
    }
}
