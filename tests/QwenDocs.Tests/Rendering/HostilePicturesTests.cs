using QwenDocs.Documents;
using QwenDocs.Imaging;
using QwenDocs.Rendering;
using SkiaSharp;

namespace QwenDocs.Tests.Rendering;

/// <summary>Documents and pictures of every kind, damaged at random: drawn or refused, and nothing else. QWENDOCS_MUTATIONS says how many, 300 without it.</summary>
public sealed class HostilePicturesTests
{
    [Fact]
    public async Task A_damaged_document_is_drawn_or_refused()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        int count = int.TryParse(Environment.GetEnvironmentVariable("QWENDOCS_MUTATIONS"), out int wanted) ? wanted : 300;
        byte[][] samples = Samples();
        var random = new Random(11);
        using var renderer = new RenderingEngine(new RenderingOptions { Timeout = TimeSpan.FromSeconds(20), MaxMemoryBytes = 128 << 20, MaxConcurrency = 1 });
        int drawn = 0;
        TimeSpan slowest = TimeSpan.Zero;
        var refused = new SortedDictionary<string, int>();
        for (int round = 0; round < count; round++)
        {
            byte[] bytes = Mutate(samples[round % samples.Length], random);
            long started = TimeProvider.System.GetTimestamp();
            try
            {
                using DocumentContent document = await Document.FromBytes(bytes, "damaged").OpenAsync(new DocumentOptions { TimeLimit = TimeSpan.FromSeconds(20) }, token);
                using DocumentRenderer rendering = renderer.Open(document);
                PageImage image = await rendering.RenderAsync(document.Pages[0], new PixelSize(160, 120), token);
                image.Size.ShouldBe(new PixelSize(160, 120));
                drawn++;
            }
            catch (DocumentException exception)
            {
                refused[exception.ErrorCode.ToString()] = refused.GetValueOrDefault(exception.ErrorCode.ToString()) + 1;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Mutation {round} of sample {round % samples.Length} ended otherwise.", exception);
            }
            TimeSpan time = TimeProvider.System.GetElapsedTime(started);
            slowest = time > slowest ? time : slowest;
        }
        TestContext.Current.SendDiagnosticMessage(
            $"{count} mutations: {drawn} drawn, refused {string.Join(", ", refused.Select(pair => $"{pair.Key} {pair.Value}"))}; the slowest took {slowest.TotalSeconds:0.0} s; {Environment.WorkingSet >> 20} MiB at the end");
        (drawn + refused.Values.Sum()).ShouldBe(count);
    }

    private static byte[][] Samples()
    {
        using SKBitmap quarters = Inputs.Quarters(200, 100);
        byte[] jpeg = Inputs.Encode(quarters, SKEncodedImageFormat.Jpeg);
        return
        [
            Inputs.TextPage(),
            Inputs.Scan(jpeg, 200, 100),
            new TestPdf().Page(text: "Invoice 4711").Page(text: "Total 12.50").ToBytes(),
            .. ScanFilterTests.Pdfs(),
            jpeg,
            Inputs.Encode(quarters, SKEncodedImageFormat.Png),
            Inputs.Encode(quarters, SKEncodedImageFormat.Webp),
        ];
    }

    private static byte[] Mutate(byte[] sample, Random random)
    {
        byte[] bytes = [.. sample];
        switch (random.Next(6))
        {
            case 0:
                return bytes[..random.Next(1, bytes.Length)];
            case 1:
                int from = random.Next(bytes.Length), length = Math.Min(random.Next(1, 64), bytes.Length - from);
                return [.. bytes[..from], .. bytes[(from + length)..]];
            case 2:
                int at = random.Next(bytes.Length);
                return [.. bytes[..at], .. bytes.AsSpan(random.Next(bytes.Length)), .. bytes[at..]];
            case 3:
                // Digits of lengths, sizes and offsets grow.
                for (int i = 0; i < bytes.Length; i++)
                {
                    if (bytes[i] is >= (byte)'0' and <= (byte)'9' && random.Next(40) == 0)
                        bytes[i] = (byte)'9';
                }
                return bytes;
            default:
                for (int change = random.Next(1, 40); change > 0; change--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
        }
    }
}
