using QwenDocs.SampleMaker.Photos;
using SkiaSharp;

namespace QwenDocs.SampleMaker.Identity;

/// <summary>The photos of samples/IdentityDocuments: specimens of a state that issues none, of persons who do not exist.</summary>
internal sealed class IdentityPictures(Lettering lettering)
{
    private const int Quality = 64;

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        using (PhotoScene scene = new(1120, 840, 41))
        {
            scene.Fill(Surface.Wood(101, new SKColor(58, 40, 30), new SKColor(124, 90, 64), 260));
            scene.Place(new SKSize(PassportPage.Width, PassportPage.Height), [new(66, 74), new(1040, 44), new(1074, 764), new(40, 786)], new PassportPage(lettering).Draw, shadow: 18);
            scene.Light(420, 240, 1000, 118);
            scene.Glare(860, 130, 190, 64);
            Take(scene, Path.Combine(folder, "passport.jpg"));
        }

        using (PhotoScene scene = new(1008, 1204, 42))
        {
            scene.Fill(Surface.Plain(102, new SKColor(70, 92, 104), 0.12f, 90));
            IdentityCard card = new(lettering);
            SKSize size = new(IdentityCard.Width, IdentityCard.Height);
            scene.Place(size, [new(70, 52), new(936, 30), new(950, 570), new(58, 588)], card.DrawFront, shadow: 14);
            scene.Place(size, [new(62, 628), new(944, 640), new(930, 1186), new(76, 1170)], card.DrawBack, shadow: 14);
            scene.Light(430, 420, 1060, 122);
            scene.Glare(250, 150, 150, 70);
            Take(scene, Path.Combine(folder, "identity-card.jpg"));
        }
    }

    private static void Take(PhotoScene scene, string path)
    {
        using SKData jpeg = scene.TakeJpeg(Quality);
        File.WriteAllBytes(path, jpeg.ToArray());
    }
}
