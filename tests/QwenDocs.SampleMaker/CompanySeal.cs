using SkiaSharp;

namespace QwenDocs.SampleMaker;

/// <summary>A round company seal as China uses it: name in an arc, star, purpose below; worn rubber, red ink.</summary>
internal static class CompanySeal
{
    private const int Seed = 4718;

    public static void Draw(SKCanvas canvas, Typography typography, float x, float y, float radius, string name = SampleTrade.SellerChinese, string purpose = "发票专用章")
    {
        using SKPathBuilder builder = new();
        builder.AddCircle(0, 0, radius);
        builder.AddCircle(0, 0, radius - 2.6f, SKPathDirection.CounterClockwise);
        AddStar(builder, radius * 0.3f);
        for (int index = 0; index < name.Length; index++)
        {
            float angle = -117 + (234f * index / (name.Length - 1));
            using SKPath glyph = typography.Outline(name[index..(index + 1)], radius * 0.27f);
            glyph.Transform(SKMatrix.CreateScale(0.82f, 1.12f)
                .PostConcat(SKMatrix.CreateTranslation(0, -radius * 0.76f))
                .PostConcat(SKMatrix.CreateRotationDegrees(angle)));
            builder.AddPath(glyph);
        }

        using SKPath below = typography.Outline(purpose, radius * 0.22f);
        below.Transform(SKMatrix.CreateTranslation(0, radius * 0.56f));
        builder.AddPath(below);
        using SKPath ink = builder.Detach();

        using SKPath worn = Wear(ink, radius);
        using SKPaint paint = new() { Color = new SKColor(206, 24, 34, 205), IsAntialias = true, BlendMode = SKBlendMode.Multiply };
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(-9);
        canvas.DrawPath(worn, paint);
        canvas.Restore();
    }

    private static void AddStar(SKPathBuilder builder, float radius)
    {
        for (int point = 0; point < 10; point++)
        {
            double angle = (-90 + (point * 36)) * Math.PI / 180;
            double length = point % 2 == 0 ? radius : radius * 0.382;
            SKPoint corner = new((float)(length * Math.Cos(angle)), (float)(length * Math.Sin(angle)));
            if (point == 0)
                builder.MoveTo(corner);
            else
                builder.LineTo(corner);
        }

        builder.Close();
    }

    private static SKPath Wear(SKPath ink, float radius)
    {
        Random random = new(Seed);
        using SKPathBuilder builder = new();
        for (int speck = 0; speck < 130; speck++)
        {
            double angle = random.NextDouble() * Math.Tau;
            double distance = Math.Sqrt(random.NextDouble()) * radius;
            builder.AddCircle((float)(distance * Math.Cos(angle)), (float)(distance * Math.Sin(angle)), 0.25f + (float)(random.NextDouble() * 0.75));
        }

        using SKPath specks = builder.Detach();
        return ink.Op(specks, SKPathOp.Difference) ?? new SKPath(ink);
    }
}
