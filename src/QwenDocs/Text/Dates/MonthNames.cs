using System.Collections.Frozen;

namespace QwenDocs.Text;

/// <summary>The names of the months and their abbreviations, as whole words of the languages of trade.</summary>
/// <remarks>
/// Source: the month names of the Unicode CLDR, in the cases in which dates are written: English, German, French, Spanish, Italian, Portuguese, Catalan,
/// Dutch, Danish, Norwegian, Swedish, Finnish, Estonian, Polish, Czech, Slovak, Slovenian, Croatian, Hungarian, Romanian, Turkish, Indonesian, Greek,
/// Russian, Ukrainian and Thai. Case and diacritics make no difference.
/// </remarks>
public static class MonthNames
{
    // January to December; a word of two months by language stands at both.
    private static readonly string[] Lines =
    [
        "january jan januar jänner jaenner jän janvier janv enero ene gennaio gen janeiro gener januari tammikuu jaanuar styczeń stycznia sty leden ledna led január januára"
            + " siječanj siječnja sij ianuarie ian ocak oca ιανουαρίου ιανουάριος ιαν январь января янв січень січня січ",
        "february feb febr februar feber février févr fév febrero febbraio fevereiro fev febrer februari helmikuu veebruar luty lutego lut únor února úno február februára"
            + " veljača veljače velj februarie şubat şub subat pebruari φεβρουαρίου φεβρουάριος φεβ февраль февраля фев февр лютий лютого лют",
        "march mar märz maerz mär mrz mars marzo março març maart mrt maaliskuu maalis märts marzec marca březen března bře marec marca március márc ožujak ožujka ožu martie mart"
            + " maret μαρτίου μάρτιος μαρ март марта мар березень березня бер marts",
        "april apr avril avr abril abr aprile huhtikuu aprill kwiecień kwietnia kwi duben dubna dub apríl apríla április ápr travanj travnja tra aprilie nisan nis απριλίου"
            + " απρίλιος απρ апрель апреля апр квітень квітня квіт",
        "may mai mayo maggio mag maio maig mei maj toukokuu maja květen května kvě máj mája május svibanj svibnja svi mayıs mayis μαΐου μάιος μαϊ май мая травень травня трав",
        "june jun juni juin junio giugno giu junho juny kesäkuu juuni czerwiec czerwca cze červen června čvn jún júna június lipanj lipnja lip iunie iun haziran haz ιουνίου ιούνιος"
            + " ιουν июнь июня июн червень червня черв junij",
        "july jul juli juillet juil julio luglio lug julho juliol heinäkuu juuli lipiec lipca lip červenec července čvc júl júla július srpanj srpnja iulie iul temmuz tem ιουλίου"
            + " ιούλιος ιουλ июль июля июл липень липня лип julij",
        "august aug août aout agosto ago augusto agost augustus augusti elokuu sierpień sierpnia sie srpen srpna srp augusta augusztus kolovoz kolovoza kol ağustos ağu agustos agustus agu agt"
            + " αυγούστου αύγουστος αυγ август августа авг серпень серпня серп avgust avg",
        "september sep sept septembre septiembre settembre set setembro setembre syyskuu wrzesień września wrz září zář septembra szeptember szept rujan rujna ruj septembrie eylül eyl"
            + " σεπτεμβρίου σεπτέμβριος σεπ сентябрь сентября сен сент вересень вересня вер",
        "october oct oktober okt octobre octubre ottobre ott outubro out octubre lokakuu oktoober październik października paź říjen října říj október októbra október listopad listopada lis"
            + " octombrie ekim eki οκτωβρίου οκτώβριος οκτ октябрь октября окт жовтень жовтня жовт oktobra",
        "november nov novembre noviembre novembro marraskuu marras listopad listopada listopadu lis novembra studeni studenoga studenog stu noiembrie noi kasım kas nopember"
            + " νοεμβρίου νοέμβριος νοε ноябрь ноября ноя нояб листопад листопада лист",
        "december dec dezember dez décembre déc diciembre dic dicembre dezembro desembre joulukuu detsember desember des grudzień grudnia gru prosinec prosince pro decembra prosinac prosinca"
            + " decembrie aralık ara δεκεμβρίου δεκέμβριος δεκ декабрь декабря дек грудень грудня груд",
    ];

    // Thai vowels are marks, and without them January and March are one: Thai names are matched as they are, without their points.
    private static readonly FrozenDictionary<string, int[]> Thai = new[]
    {
        "มกราคม มค มกรา", "กุมภาพันธ์ กพ กุมภา", "มีนาคม มีค มีนา", "เมษายน เมย เมษา", "พฤษภาคม พค พฤษภา", "มิถุนายน มิย มิถุนา", "กรกฎาคม กค กรกฎา", "สิงหาคม สค สิงหา",
        "กันยายน กย กันยา", "ตุลาคม ตค ตุลา", "พฤศจิกายน พย พฤศจิกา", "ธันวาคม ธค ธันวา",
    }.SelectMany((names, index) => names.Split(' ').Select(name => (name, index + 1))).ToFrozenDictionary(month => month.name, month => new[] { month.Item2 }, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int[]> Months = Load();

    /// <summary>Finds the months that a word names.</summary>
    /// <param name="word">One word; a point behind it is left out.</param>
    /// <returns>
    /// The months, 1 to 12: none where the word is no month, two where languages differ, as <c>listopada</c>, which is November in Polish and October in
    /// Croatian.
    /// </returns>
    public static IReadOnlyList<int> Find(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (word.Length > 20)
            return [];
        if (IsThai(word))
            return Thai.GetValueOrDefault(word.Replace(".", "", StringComparison.Ordinal)) ?? [];
        return Months.GetValueOrDefault(TextFolding.Fold(word, TextFolds.Width | TextFolds.Case | TextFolds.Diacritics).Trim('.', ',')) ?? [];
    }

    /// <summary>Whether a word is written in Thai, whose years are those of the Buddhist era.</summary>
    internal static bool IsThai(string word) => word.Length > 0 && word[0] is >= '\u0E00' and <= '\u0E7F';

    private static FrozenDictionary<string, int[]> Load()
    {
        Dictionary<string, int[]> months = [];
        for (int month = 1; month <= Lines.Length; month++)
        {
            foreach (string name in Lines[month - 1].Split(' '))
            {
                string key = TextFolding.Fold(name, TextFolds.Width | TextFolds.Case | TextFolds.Diacritics);
                Add(months, key, month);
                // The Finnish months are written tammikuuta in dates and tammikuun between other words.
                if (key.EndsWith("kuu", StringComparison.Ordinal))
                {
                    Add(months, key + "ta", month);
                    Add(months, key + "n", month);
                }
            }
        }

        return months.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, int[]> months, string key, int month)
    {
        int[] known = months.GetValueOrDefault(key) ?? [];
        // The reading of more people stands first: November for listopad.
        if (!known.Contains(month))
            months[key] = [month, .. known];
    }
}
