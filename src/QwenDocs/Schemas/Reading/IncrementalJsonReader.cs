using System.Text.Json;

namespace QwenDocs.Schemas.Reading;

/// <summary>Reads one JSON value piece by piece, as far as it is there, with the leniency that answers need: trailing commas and comments are passed over.</summary>
internal sealed class IncrementalJsonReader(IJsonTokenSink sink)
{
    public const int MaxDepth = 64;

    private readonly IJsonTokenSink _sink = sink;
    private JsonReaderState _state = new(new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MaxDepth });
    private byte[] _rest = [];

    /// <summary>Gets a value indicating whether the value ended.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Gets a value indicating whether what came is no JSON any more.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Gets how many bytes were read as tokens.</summary>
    public long BytesConsumed { get; private set; }

    /// <summary>Reads the tokens that a further piece completes.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        if (IsComplete || IsMalformed)
            return;
        byte[]? joined = _rest.Length > 0 ? [.. _rest, .. piece] : null;
        ReadOnlySpan<byte> bytes = joined ?? piece;
        Utf8JsonReader reader = new(bytes, isFinalBlock: false, _state);
        int consumed = 0;
        try
        {
            while (!IsComplete && reader.Read())
            {
                consumed = (int)reader.BytesConsumed;
                _sink.OnToken(ref reader);
                IsComplete = reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray);
            }
        }
        catch (JsonException)
        {
            IsMalformed = true;
        }

        BytesConsumed += consumed;
        if (IsComplete || IsMalformed)
            return;
        _rest = bytes[(int)reader.BytesConsumed..].ToArray();
        BytesConsumed += reader.BytesConsumed - consumed;
        _state = reader.CurrentState;
    }
}
