namespace QwenDocs.Tokens;

/// <summary>The tokens that Qwen's chat template puts around messages and pictures (ChatML; the models' published <c>chat_template.json</c>).</summary>
public static class ChatTemplate
{
    /// <summary>The tokens around one message: <c>&lt;|im_start|&gt;</c>, the role, a line end, <c>&lt;|im_end|&gt;</c> and a line end.</summary>
    public const int TokensPerMessage = 5;

    /// <summary>The tokens that open the answer: <c>&lt;|im_start|&gt;assistant</c> and a line end.</summary>
    public const int TokensBeforeAnswer = 3;

    /// <summary>The tokens around one picture: <c>&lt;|vision_start|&gt;</c> and <c>&lt;|vision_end|&gt;</c>.</summary>
    public const int TokensPerImage = 2;
}
