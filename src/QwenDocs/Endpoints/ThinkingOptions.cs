using System.Globalization;
using QwenDocs.Options;

namespace QwenDocs.Endpoints;

/// <summary>Whether and how much a model thinks before it answers.</summary>
/// <remarks>
/// Qwen3.5 and later think by default. Thoughts are paid like the answer, count against its limit, and break answers under a schema on some servers:
/// extraction switches them off. They come in <see cref="ModelResponse.Reasoning"/>, their tokens in <c>TokenUsage.ReasoningTokens</c>.
/// </remarks>
public sealed class ThinkingOptions
{
    /// <summary>Gets or sets a value indicating whether the model thinks.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsEnabled { get; set; }

    /// <summary>Gets or sets how much the model thinks. OpenRouter and Ollama's compatible API are told it; elsewhere only the tokens of the plan follow it.</summary>
    /// <value>The default is <see langword="null"/>: as the model does by itself.</value>
    public ThinkingEffort? Effort { get; set; }

    /// <summary>Gets or sets the most tokens of thoughts. OpenRouter and DashScope are told it; elsewhere it is only added to the most tokens of the answer.</summary>
    /// <value>The default is <see langword="null"/>: by <see cref="Effort"/>. Range: 64 to 65,536.</value>
    public int? MaxTokens { get; set; }

    /// <summary>Gets the tokens that are kept for thoughts beside those of the answer.</summary>
    internal int ReservedTokens => !IsEnabled ? 0 : MaxTokens ?? Effort switch
    {
        ThinkingEffort.Minimal => 512,
        ThinkingEffort.Low => 2_048,
        ThinkingEffort.High => 16_384,
        _ => 8_192,
    };

    /// <summary>Returns what is asked for, such as <c>off</c>, <c>on</c>, <c>low</c> or <c>2048 tokens</c>.</summary>
    /// <returns>One word or two.</returns>
    public override string ToString() => (IsEnabled, MaxTokens, Effort) switch
    {
        (false, _, _) => "off",
        (_, { } tokens, _) => string.Create(CultureInfo.InvariantCulture, $"{tokens} tokens"),
        (_, _, { } effort) => effort.ToString().ToLowerInvariant(),
        _ => "on",
    };

    internal void Validate()
    {
        if (Effort is { } effort && !Enum.IsDefined(effort))
            throw new ArgumentException($"There is no effort {(int)effort} of thinking.", nameof(Effort));
        if (MaxTokens is { } tokens)
            OptionRange.Check(tokens, 64, 65_536, nameof(MaxTokens));
        if (Effort is not null && MaxTokens is not null)
            throw new ArgumentException("Effort and MaxTokens exclude each other: either says how much the model thinks.", nameof(MaxTokens));
        if (!IsEnabled && (Effort is not null || MaxTokens is not null))
            throw new ArgumentException("Thinking is off, and yet Effort or MaxTokens is set; set IsEnabled to true to let the model think.", nameof(IsEnabled));
    }
}
