namespace QwenDocs.Ocr.Detection;

/// <summary>Where the detector saw a line: an upright box in pixels of the page, and the angle of the line's long axis in radians, positive clockwise, −π/2 to π/2.</summary>
internal readonly record struct TextRegion(double Left, double Top, double Right, double Bottom, double Angle)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public bool IsUpended => Height > 2 * Width;
}
