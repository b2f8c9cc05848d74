using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Listings;

/// <summary>The pictures of samples/MarketplaceModeration: three product pictures as sellers upload them, with their texts in Thai, Vietnamese and Indonesian.</summary>
internal sealed class ListingPictures(Lettering lettering)
{
    private const int Side = 840;
    private const int Quality = 68;

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, "cream-th.jpg"), 11, new CreamPicture(lettering).Draw);
        Write(Path.Combine(folder, "watch-vi.jpg"), 12, new WatchPicture(lettering).Draw);
        Write(Path.Combine(folder, "bottle-id.jpg"), 13, new BottlePicture(lettering).Draw);
    }

    private static void Write(string path, int seed, Action<PhotoScene> draw)
    {
        using PhotoScene scene = new(Side, Side, seed);
        draw(scene);
        using SKData jpeg = scene.TakeJpeg(Quality);
        File.WriteAllBytes(path, jpeg.ToArray());
    }
}
