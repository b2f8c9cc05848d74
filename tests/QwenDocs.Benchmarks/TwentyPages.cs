using QwenDocs.Endpoints;
using QwenDocs.Rendering;

namespace QwenDocs.Benchmarks;

/// <summary>A request of 20 pages of 400 KB: a body of 10.7 MB.</summary>
internal static class TwentyPages
{
    public static ChatRequest Request()
    {
        var bytes = new byte[400_000];
        new Random(1).NextBytes(bytes);
        return new ChatRequest
        {
            Model = "qwen/qwen2.5-vl-72b-instruct",
            Messages =
            [
                ChatMessage.FromText(ChatRole.System, "Read the invoice."),
                new ChatMessage(ChatRole.User, [.. Enumerable.Range(1, 20).Select(number => ChatPart.Image(new PageImage(number, new PixelSize(1232, 1764), "image/jpeg", bytes)))]),
            ],
        };
    }
}
