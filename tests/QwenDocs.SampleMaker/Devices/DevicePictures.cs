using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Devices;

/// <summary>The photos of samples/SupportPhotos: what customers in China, Taiwan and Britain send to one help desk.</summary>
internal sealed class DevicePictures(Lettering lettering)
{
    private const int Width = 1008;
    private const int Height = 756;
    private const int Quality = 66;

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, "ticket-3101-washer.jpg"), 21, new WasherPhoto(lettering).Draw);
        Write(Path.Combine(folder, "ticket-3102-router.jpg"), 22, new RouterPhoto(lettering).Draw);
        Write(Path.Combine(folder, "ticket-3103-ups.jpg"), 23, new UpsPhoto(lettering).Draw);
    }

    private static void Write(string path, int seed, Action<PhotoScene> draw)
    {
        using PhotoScene scene = new(Width, Height, seed);
        draw(scene);
        using SKData jpeg = scene.TakeJpeg(Quality, blur: 0.55f);
        File.WriteAllBytes(path, jpeg.ToArray());
    }
}
