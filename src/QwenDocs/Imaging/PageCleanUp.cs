namespace QwenDocs.Imaging;

/// <summary>What was done to the picture of a scanned page so that it reads better.</summary>
/// <param name="SkewDegrees">The angle by which the page was turned back, in degrees; positive where its lines fell to the right. 0 where it stands as it was.</param>
/// <param name="HasBordersRemoved">Whether dark borders, such as a scanner's lid, were made white.</param>
/// <param name="IsStretched">Whether faint print was made darker.</param>
public sealed record PageCleanUp(double SkewDegrees, bool HasBordersRemoved, bool IsStretched)
{
    /// <summary>Gets the clockwise rotation in degrees by which the page was turned so that its lines run from left to right, beyond what the document says: 0, 90, 180 or 270.</summary>
    public int Rotation { get; init; }
}
