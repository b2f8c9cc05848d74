using System.Text;
using System.Text.Json;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Reading;

namespace QwenDocs.Extraction.Progress;

/// <summary>Follows JSON as it is written, and names each value when it is complete.</summary>
/// <remarks>It is lenient: it serves a progress line, and the answer is read properly at its end.</remarks>
internal sealed class StreamingJsonTracker : IJsonTokenSink
{
    // A part of a surrogate pair waits here for the other.
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private readonly Stack<Level> _levels = new();
    private IncrementalJsonReader? _reader;

    /// <summary>Gets the number of complete values: texts, numbers, <c>true</c>, <c>false</c> and <c>null</c>.</summary>
    public int Values { get; private set; }

    /// <summary>Gets the path of the value that was completed last.</summary>
    public FieldPath? LastPath { get; private set; }

    public void Add(string text)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        _encoder.Convert(text, bytes, flush: false, out _, out int used, out _);
        ReadOnlySpan<byte> piece = bytes.AsSpan(0, used);
        if (_reader is null or { IsMalformed: true })
        {
            // What was no JSON was prose; the next bracket may be the record.
            int start = piece.IndexOfAny((byte)'{', (byte)'[');
            if (start < 0)
                return;
            _levels.Clear();
            _reader = new IncrementalJsonReader(this);
            piece = piece[start..];
        }

        _reader.Add(piece);
    }

    public void OnToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _levels.Push(new Level { IsList = reader.TokenType == JsonTokenType.StartArray });
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _levels.Pop();
                Advance();
                break;
            case JsonTokenType.PropertyName:
                _levels.Peek().Name = NameOf(ref reader);
                break;
            default:
                Values++;
                LastPath = _levels.Reverse().Aggregate(FieldPath.Root, (path, level) => level.IsList ? path.Append(level.Index) : path.Append(level.Name));
                Advance();
                break;
        }
    }

    private void Advance()
    {
        if (_levels.TryPeek(out Level? level) && level.IsList)
            level.Index++;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped.
            return "";
        }
    }

    private sealed class Level
    {
        public bool IsList { get; init; }

        public string Name { get; set; } = "";

        public int Index { get; set; }
    }
}
