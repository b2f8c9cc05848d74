using QwenDocs.Imaging;

namespace QwenDocs.Testing;

/// <summary>A picture that a simulated server received. The bytes themselves are not kept.</summary>
/// <param name="MediaType">The media type that the request named; empty where the dialect names none.</param>
/// <param name="Size">The size that decoding the bytes gave, in pixels.</param>
/// <param name="Sha256">The SHA-256 of the bytes, in lower-case hexadecimal.</param>
/// <param name="Bytes">The number of bytes.</param>
/// <param name="Tokens">The tokens that the model pays for it, the two marks around it not counted.</param>
/// <param name="IsAtModelSize">Whether the picture has the size at which the model looks at it, so that nothing is resampled.</param>
public sealed record SimulatedImage(string MediaType, PixelSize Size, string Sha256, int Bytes, int Tokens, bool IsAtModelSize)
{
    /// <summary>Returns the picture in one line, as it stands in <see cref="SimulatedRequest.Body"/>.</summary>
    /// <returns>The media type, the size, the number of bytes and the hash.</returns>
    public override string ToString() => $"{MediaType} {Size} {Bytes} bytes sha256:{Sha256}";
}
