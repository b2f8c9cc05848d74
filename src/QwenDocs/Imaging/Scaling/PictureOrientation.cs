namespace QwenDocs.Imaging.Scaling;

/// <summary>How a stored picture is displayed: first mirrored left to right, if at all, then rotated clockwise.</summary>
/// <param name="IsMirrored">Whether left and right are swapped, before the rotation.</param>
/// <param name="Rotation">The clockwise rotation in degrees: 0, 90, 180 or 270.</param>
internal readonly record struct PictureOrientation(bool IsMirrored, int Rotation)
{
    public bool SwapsSides => Rotation is 90 or 270;

    /// <summary>Returns the orientation with a further clockwise rotation after it.</summary>
    public PictureOrientation Turned(int rotation) => this with { Rotation = (Rotation + rotation) % 360 };

    /// <summary>Reads the value of the Exif and TIFF tag <c>Orientation</c> (274), 1 to 8; anything else is taken for 1.</summary>
    public static PictureOrientation FromTag(long value) => value switch
    {
        2 => new(true, 0),
        3 => new(false, 180),
        4 => new(true, 180),
        5 => new(true, 270),
        6 => new(false, 90),
        7 => new(true, 90),
        8 => new(false, 270),
        _ => default,
    };
}
