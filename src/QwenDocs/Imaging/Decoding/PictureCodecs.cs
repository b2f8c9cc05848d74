using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;

namespace QwenDocs.Imaging.Decoding;

/// <summary>ImageSharp as it is used here: the wanted formats alone, metadata left out, one frame, allocations limited.</summary>
internal static class PictureCodecs
{
    private const int BytesPerMegabyte = 1 << 20;

    /// <summary>Returns a configuration whose decoders cannot allocate more than a limit at a time.</summary>
    /// <param name="memoryLimit">The limit, in bytes.</param>
    public static Configuration Configure(long memoryLimit) => new(
        new JpegConfigurationModule(),
        new PngConfigurationModule(),
        new WebpConfigurationModule(),
        new BmpConfigurationModule(),
        new GifConfigurationModule())
    {
        MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions
        {
            MaximumPoolSizeMegabytes = 0,
            AllocationLimitMegabytes = (int)Math.Max(1, memoryLimit / BytesPerMegabyte),
        }),
        MaxDegreeOfParallelism = 1,
    };

    public static IImageDecoder Decoder(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => new JpegDecoder { IgnoreMetadata = true },
        PictureFormat.Png => new PngDecoder { IgnoreMetadata = true },
        PictureFormat.WebP => new WebpDecoder { IgnoreMetadata = true },
        PictureFormat.Gif => new GifDecoder { IgnoreMetadata = true, DecodingMode = SixLabors.ImageSharp.Metadata.FrameDecodingMode.First, MaxFrames = 1 },
        PictureFormat.Bmp => new BmpDecoder(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
    };

    /// <summary>Reads what the header of a picture says.</summary>
    /// <returns>The size and the metadata, or <see langword="null"/> when it is damaged or of none of the wanted formats.</returns>
    public static IImageInfo? Identify(ReadOnlyMemory<byte> bytes)
    {
        if (PictureFormatDetector.Detect(bytes.Span) is not { } format)
            return null;
        try
        {
            using var stream = new CheckedStream(bytes, static () => { });
            return Decoder(format) is IImageInfoDetector detector ? detector.Identify(Configure(BytesPerMegabyte), stream, CancellationToken.None) : null;
        }
        catch (Exception exception) when (IsDecodingFailure(exception))
        {
            return null;
        }
    }

    /// <summary>Tells whether a decoder threw because of what it read: damaged files end it in many ways.</summary>
    public static bool IsDecodingFailure(Exception exception) => exception is
        ImageFormatException or InvalidMemoryOperationException or IOException or IndexOutOfRangeException or ArgumentException or ArithmeticException
        or InvalidOperationException or NotSupportedException or NotImplementedException or NullReferenceException or FormatException or InvalidDataException;
}
