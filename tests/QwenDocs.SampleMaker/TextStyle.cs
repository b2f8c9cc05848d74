using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>How text is set. The size is in points.</summary>
internal sealed record TextStyle(float Size, bool Bold = false, SKTextAlign Align = SKTextAlign.Left, SKColor? Color = null)
{
    public static TextStyle Small { get; } = new(6.8f, Color: new SKColor(70, 70, 70));

    public static TextStyle Body { get; } = new(8.2f);

    public TextStyle Right => this with { Align = SKTextAlign.Right };

    public TextStyle Centre => this with { Align = SKTextAlign.Center };

    public TextStyle Strong => this with { Bold = true };
}
