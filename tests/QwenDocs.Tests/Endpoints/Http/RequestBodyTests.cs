using System.Text.Json;
using CsCheck;
using QwenDocs.Endpoints;
using QwenDocs.Endpoints.Dialects;
using QwenDocs.Endpoints.Http;
using QwenDocs.Imaging;

namespace QwenDocs.Tests.Endpoints;

public sealed class RequestBodyTests
{
    [Fact]
    public void Pictures_of_every_length_arrive_whole_and_the_length_is_exact() => Gen.Select(Gen.Int[0, 3], Gen.Int[1, 150_000]).Sample(
        (images, bytes) =>
        {
            var pages = Enumerable.Range(1, images).Select(number => new PageImage(number, new PixelSize(1, 1), "image/jpeg", Random(number, bytes + number))).ToList();
            var body = new RequestBody();
            ModelRequest request = Requests.Small with { Messages = [new ModelMessage(ModelRole.User, [ModelContent.Text("\"quoted\" äöü 😀"), .. pages.Select(ModelContent.Image)])] };
            EndpointDialect.For(EndpointKind.Vllm).WriteBody(body, request, new EndpointOptions());

            using var stream = new MemoryStream();
            body.WriteToAsync(stream, CancellationToken.None).GetAwaiter().GetResult();

            stream.Length.ShouldBe(body.Length);
            using var json = JsonDocument.Parse(stream.ToArray());
            JsonElement content = json.RootElement.GetProperty("messages")[0].GetProperty("content");
            IEnumerable<byte[]> sent = content.ValueKind == JsonValueKind.String
                ? []
                : content.EnumerateArray().Skip(1).Select(part => part.GetProperty("image_url").GetProperty("url").GetString()!.Split(";base64,")[1]).Select(Convert.FromBase64String);
            sent.Select(Convert.ToHexString).ShouldBe(pages.Select(page => Convert.ToHexString(page.Bytes.Span)));
        },
        iter: 30);

    private static byte[] Random(int seed, int length)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
