namespace QwenDocs.Text;

/// <summary>The eras whose years stand on documents, and the years before their first.</summary>
/// <remarks>
/// Source: the calendars of the Unicode CLDR and JIS X 0301: Meiji 1 is 1868, Taisho 1 is 1912, Showa 1 is 1926, Heisei 1 is 1989, Reiwa 1 is 2019; Minguo
/// 1 is 1912; the Buddhist era is 543 ahead. An era that is over ends with its last year: Meiji 45, Taisho 15, Showa 64. Years of Heisei behind 31 were printed for days to come
/// before May 2019, and mean what they count.
/// </remarks>
internal static class Eras
{
    private const int LastHeisei = 50;
    private const int LastReiwa = 60;

    /// <summary>Returns the year of the common era, or null for a word that is no era and for a year that the era does not have.</summary>
    public static int? YearOf(string era, int year) => YearBefore(era) is { } before && year > 0 && year <= LastYear(era, before) ? before + year : null;

    private static int LastYear(string era, int before) => before switch
    {
        1867 => 45,
        1911 when era is "大正" or "大" or "T" or "㍽" => 15,
        1925 => 64,
        1988 => LastHeisei,
        2018 => LastReiwa,
        _ => int.MaxValue - 3_000,
    };

    /// <summary>Returns the year before the first of an era; 0 for the common era, and null for a word that is no era.</summary>
    private static int? YearBefore(string era) => era switch
    {
        "明治" or "明" or "M" or "㍾" => 1867,
        "大正" or "大" or "T" or "㍽" => 1911,
        "昭和" or "昭" or "S" or "㍼" => 1925,
        "平成" or "平" or "H" or "㍻" => 1988,
        "令和" or "令" or "R" or "㋿" => 2018,
        "民國" or "民国" or "中華民國" or "中华民国" or "民" or "ROC" or "R.O.C." => 1911,
        "佛历" or "佛曆" => -543,
        "西元" or "公元" or "西暦" or "西曆" or "서기" => 0,
        _ => null,
    };
}
