namespace QwenDocs.Ocr.Recognition;

/// <summary>A decoded character and the steps on which the network saw it, in pixels of the crop.</summary>
internal readonly record struct CtcCharacter(string Text, double Left, double Right, float Probability)
{
    public double Center => (Left + Right) / 2;
}
