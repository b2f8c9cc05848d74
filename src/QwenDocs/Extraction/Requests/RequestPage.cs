using System.Security.Cryptography;
using System.Text;
using QwenDocs.Imaging;
using QwenDocs.Prompts;
using QwenDocs.Text;

namespace QwenDocs.Extraction.Requests;

/// <summary>A page as a request sends it: its picture, its text, or both.</summary>
/// <param name="Number">The number of the page, counted from 1.</param>
/// <param name="Image">The picture, or <see langword="null"/> where text alone is sent.</param>
/// <param name="Text">What the page shows of its text layer, or <see langword="null"/> where the picture alone is sent.</param>
internal sealed record RequestPage(int Number, PageImage? Image, ShownText? Text = null)
{
    /// <summary>Gets the words of a page whose text layer is what it shows, for an endpoint that takes them in place of the picture; they are never sent.</summary>
    public PageText? Words { get; init; }

    private string? _writtenText;

    /// <summary>Gets the text with the heading before it, or <see langword="null"/> where there is none.</summary>
    public string? WrittenText => Text is null ? null : _writtenText ??= ExtractionPrompt.PageText(Number, LayoutText.Write(Text.Text), hasPicture: Image is not null);

    /// <summary>Gets the SHA-256 of what is sent of the page first, in lower-case hexadecimal.</summary>
    public string Sha256 => Image?.Sha256 ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WrittenText ?? "")));
}
