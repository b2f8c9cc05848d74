namespace QwenDocs.Rendering;

/// <summary>Where the fonts of a machine are.</summary>
internal static class SystemFonts
{
    /// <summary>Returns the folders that exist.</summary>
    /// <param name="directory">The folder that was asked for; <see langword="null"/> for those of the system and of the user, an empty string for none.</param>
    public static IReadOnlyList<string> Folders(string? directory) => directory switch
    {
        null => [.. Known().Where(Directory.Exists)],
        "" => [],
        _ => [directory],
    };

    // Fontconfig's defaults (fonts.conf), Apple's and Microsoft's font folders: the system's, the machine's, the user's.
    private static IEnumerable<string> Known()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (OperatingSystem.IsWindows())
            return [Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(local, "Microsoft", "Windows", "Fonts")];
        return OperatingSystem.IsMacOS()
            ? ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")]
            : ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(local, "fonts"), Path.Combine(home, ".fonts")];
    }
}
