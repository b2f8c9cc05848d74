using System.Text.Json;

namespace QwenDocs.Schemas.Reading;

/// <summary>Takes the tokens that an <see cref="IncrementalJsonReader"/> reads.</summary>
internal interface IJsonTokenSink
{
    void OnToken(ref Utf8JsonReader reader);
}
