using QwenDocs.Endpoints;
using QwenDocs.Imaging;

namespace QwenDocs.Benchmarks;

/// <summary>A request of 20 pages of 400 KB: a body of 10.7 MB.</summary>
internal static class TwentyPages
{
    public static ModelRequest Request()
    {
        byte[] bytes = new byte[400_000];
        new Random(1).NextBytes(bytes);
        return new ModelRequest
        {
            Model = "qwen/qwen2.5-vl-72b-instruct",
            Messages =
            [
                ModelMessage.FromText(ModelRole.System, "Read the invoice."),
                new ModelMessage(ModelRole.User, [.. Enumerable.Range(1, 20).Select(number => ModelContent.Image(new PageImage(number, new PixelSize(1232, 1764), "image/jpeg", bytes)))]),
            ],
        };
    }
}
