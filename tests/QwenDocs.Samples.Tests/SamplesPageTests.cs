using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace QwenDocs.Samples.Tests;

/// <summary>The page of the samples names what is there, and its pictures are.</summary>
public sealed partial class SamplesPageTests
{
    private const int LargestPicture = 150_000;

    private static readonly string Root = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "docs", "samples.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_sample_of_the_page_is_a_project()
    {
        string[] named = [.. Projects().Matches(Page).Select(match => match.Groups[1].Value).Distinct()];

        named.Length.ShouldBeGreaterThan(7);
        named.Where(folder => !Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj").Any()).ShouldBeEmpty();
    }

    [Fact]
    public void Every_picture_of_the_page_is_there_and_small()
    {
        string[] pictures = [.. Pictures().Matches(Page).Select(match => Path.Combine(Root, "docs", match.Groups[1].Value))];

        pictures.Length.ShouldBeGreaterThan(15);
        pictures.Where(picture => !File.Exists(picture) || new FileInfo(picture).Length > LargestPicture).ShouldBeEmpty();
    }

    [Fact]
    public void The_photos_of_recorded_samples_are_sent_as_they_are()
    {
        // The model sees squares of 28 pixels. A picture of whole squares is not scaled, so that its request is the same on every machine.
        (string Sample, string Folder)[] samples =
        [
            ("DiagramReview", "sheets"), ("IdentityDocuments", "specimens"), ("MarketplaceModeration", "listings"), ("SupportPhotos", "photos"),
        ];
        foreach ((string sample, string folder) in samples)
        {
            string answers = File.ReadAllText(Path.Combine(Root, "samples", sample, $"{sample}.answers.json"));
            foreach (string photo in Directory.EnumerateFiles(Path.Combine(Root, "samples", sample, folder)))
                answers.ShouldContain($"image/jpeg sha256:{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(photo)))}", Case.Sensitive, Path.GetFileName(photo));
        }
    }

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    [GeneratedRegex(@"(?:--project|publish) (samples/\w+)")]
    private static partial Regex Projects();

    [GeneratedRegex(@"(?:!\[[^\]]+\]\(|<img src="")([^)""]+)")]
    private static partial Regex Pictures();
}
