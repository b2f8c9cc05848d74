using System.Numerics;
using System.Security.Cryptography;

namespace QwenDocs.Imaging;

/// <summary>A page as an encoded picture, in the very bytes that a model is sent.</summary>
public sealed class PageImage
{
    private readonly Lazy<string> _sha256;

    /// <summary>Initializes a new instance of the <see cref="PageImage"/> class.</summary>
    /// <param name="pageNumber">The number of the page, counted from 1.</param>
    /// <param name="size">The size of the picture, in pixels.</param>
    /// <param name="mediaType">The media type of the bytes: <c>image/jpeg</c> or <c>image/png</c>.</param>
    /// <param name="bytes">The encoded picture; it must not change.</param>
    public PageImage(int pageNumber, PixelSize size, string mediaType, ReadOnlyMemory<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageNumber, 1);
        ArgumentException.ThrowIfNullOrEmpty(mediaType);
        PageNumber = pageNumber;
        Size = size;
        MediaType = mediaType;
        Bytes = bytes;
        PageSize = new PageSize(size.Width, size.Height, PageUnit.Pixel);
        _sha256 = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span)));
    }

    /// <summary>Gets the number of the page, counted from 1.</summary>
    public int PageNumber { get; }

    /// <summary>Gets the size of the picture, in pixels.</summary>
    public PixelSize Size { get; }

    /// <summary>Gets the size of the page that the picture shows, as displayed; by default that of the picture itself, in pixels.</summary>
    public PageSize PageSize { get; init; }

    /// <summary>
    /// Gets the map from pixels of the picture to the page as displayed, in the unit of <see cref="PageSize"/>; both have their origin at the top
    /// left, and y grows downwards. By default the picture shows the whole page.
    /// </summary>
    public Matrix3x2 ToPage
    {
        get => field.IsIdentity
            ? Straightening * Matrix3x2.CreateScale((float)(PageSize.Width / (TurnedFrom ?? Size).Width), (float)(PageSize.Height / (TurnedFrom ?? Size).Height))
            : field;
        init;
    } = Matrix3x2.Identity;

    /// <summary>Gets what takes a pixel of a straightened picture to its place in the picture before it was turned, in pixels.</summary>
    internal Matrix3x2 Straightening { get; set; } = Matrix3x2.Identity;

    /// <summary>Gets the size of the picture before it was turned upright; <see langword="null"/> where it was not.</summary>
    internal PixelSize? TurnedFrom { get; set; }

    /// <summary>Gets a value indicating whether the page is a picture, such as a scan, and was not drawn.</summary>
    internal bool IsScan { get; set; }

    /// <summary>Gets the media type of <see cref="Bytes"/>.</summary>
    public string MediaType { get; }

    /// <summary>Gets the encoded picture.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Gets what was done to a scan so that it reads better; <see langword="null"/> where nothing was.</summary>
    public PageCleanUp? CleanUp { get; internal set; }

    /// <summary>Gets the scripts, such as <c>Han</c>, of words that could not be drawn: their font is neither embedded nor on this machine.</summary>
    public IReadOnlyList<string> MissingScripts { get; internal set; } = [];

    /// <summary>Gets the SHA-256 of <see cref="Bytes"/>, in lower-case hexadecimal. It is computed when first asked for.</summary>
    public string Sha256 => _sha256.Value;
}
