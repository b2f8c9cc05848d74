namespace QwenDocs.Imaging.Decoding;

/// <summary>What an encoded picture is. TIFF is read by LibTiff, which tells its kinds apart itself.</summary>
internal enum PictureFormat
{
    Png,
    Jpeg,
    WebP,
    Bmp,
    Gif,
}
