namespace QwenDocs.Text;

/// <summary>The names of the months in English, German, French, Spanish, Italian and Dutch, by what is common to name and abbreviation.</summary>
internal static class MonthNames
{
    // The stems of January to December; a name belongs to the month whose stem it begins with.
    private static readonly string[][] Stems =
    [
        ["jan", "jän", "ene", "gen", "janv"],
        ["feb", "fév", "fev"],
        ["mar", "mär", "mrz", "maa", "mrt"],
        ["apr", "avr", "abr"],
        ["may", "mai", "mag", "mei"],
        ["jun", "juin", "giu"],
        ["jul", "juil", "lug"],
        ["aug", "aoû", "aou", "ago"],
        ["sep", "set"],
        ["oct", "okt", "ott"],
        ["nov"],
        ["dec", "dez", "déc", "dic"],
    ];

    /// <summary>Returns the month of a name, 1 to 12, or 0 where it is none.</summary>
    public static int Find(string name)
    {
        string lower = name.ToLowerInvariant();
        return Array.FindIndex(Stems, stems => stems.Any(stem => lower.StartsWith(stem, StringComparison.Ordinal))) + 1;
    }
}
