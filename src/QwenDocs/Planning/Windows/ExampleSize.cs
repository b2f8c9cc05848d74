namespace QwenDocs.Planning.Windows;

/// <summary>What the examples of a schema add to a request.</summary>
/// <param name="Tokens">The tokens of all examples, their pictures included.</param>
/// <param name="PackedTokens">The tokens of all examples in a request of several documents.</param>
/// <param name="Bytes">About how many bytes they add to a request's body.</param>
internal readonly record struct ExampleSize(int Tokens, int PackedTokens, long Bytes);
