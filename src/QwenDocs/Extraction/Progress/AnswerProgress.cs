using QwenDocs.Schemas;

namespace QwenDocs.Extraction;

/// <summary>How far an answer is that is being streamed.</summary>
/// <param name="CompletionTokens">About how many tokens have come.</param>
/// <param name="Fields">How many values are complete.</param>
/// <param name="Field">The value that was completed last, such as <c>$.lines[3].amount</c>; <see langword="null"/> before the first.</param>
public readonly record struct AnswerProgress(int CompletionTokens, int Fields, FieldPath? Field);
