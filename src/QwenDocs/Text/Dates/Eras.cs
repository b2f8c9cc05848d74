namespace QwenDocs.Text;

/// <summary>The eras whose years stand on documents, and the years before their first.</summary>
/// <remarks>
/// Source: the calendars of the Unicode CLDR and JIS X 0301: Meiji 1 is 1868, Taisho 1 is 1912, Showa 1 is 1926, Heisei 1 is 1989, Reiwa 1 is 2019; Minguo
/// 1 is 1912; the Buddhist era is 543 ahead.
/// </remarks>
internal static class Eras
{
    /// <summary>Returns the year before the first of an era; 0 for the common era, and null for a word that is no era.</summary>
    public static int? YearBefore(string era) => era switch
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
