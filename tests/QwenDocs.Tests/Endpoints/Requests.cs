using System.ComponentModel;
using QwenDocs.Endpoints;
using QwenDocs.Imaging;
using QwenDocs.Schemas;
using SkiaSharp;

namespace QwenDocs.Tests.Endpoints;

internal static class Requests
{
    public static RecordSchema RecordSchema { get; } = RecordSchema.For<Sample>();

    public static ModelRequest Small { get; } = new()
    {
        Model = "qwen/qwen2.5-vl-72b-instruct",
        Messages = [ModelMessage.FromText(ModelRole.System, "Read the invoice."), ModelMessage.FromText(ModelRole.User, "Größe: 3 µm, 发票")],
        MaxCompletionTokens = 2000,
    };

    public static ModelRequest WithPages(int pages) => Small with
    {
        Messages =
        [
            Small.Messages[0],
            new ModelMessage(ModelRole.User, [.. Enumerable.Range(1, pages).SelectMany(static number => new ModelContent[] { ModelContent.Text($"Page {number}"), ModelContent.Image(Page(number)) })]),
        ],
        Schema = RecordSchema,
        ContextTokens = 65_536,
    };

    // PNG loses nothing: the test server sees the very pixels.
    public static PageImage Page(int number, int width = 56, int height = 84)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(new SKColor((byte)number, 20, 30));
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return new PageImage(number, new PixelSize(width, height), "image/png", data.ToArray());
    }

    public sealed record Sample([property: Description("As printed")] string? Number, DateOnly Date, IReadOnlyList<decimal> Amounts);
}
