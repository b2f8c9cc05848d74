using System.ComponentModel;

namespace QwenDocs.Prompts;

/// <summary>What a model reads on one small picture.</summary>
internal sealed record PlaceReading(
    [property: Description("Number of the picture, from the label before it.")] int Picture,
    [property: Description("What is printed on it, character by character.")] string? Text);
