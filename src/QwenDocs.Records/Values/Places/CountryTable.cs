using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using QwenDocs.Text;

namespace QwenDocs.Records.Values.Places;

/// <summary>The 249 countries and territories of ISO 3166-1: both codes, the English and the Chinese name, and other names that documents print.</summary>
internal static partial class CountryTable
{
    private const int LongestName = 100;
    private static readonly FrozenDictionary<string, Country> ByCode = Load().ToFrozenDictionary();
    private static readonly FrozenDictionary<string, Country> ByName = Index();
    private static readonly FrozenDictionary<string, Country> ByWords = IndexWords();

    private static ReadOnlySpan<byte> Lines => """
        AD AND Andorra|安道尔
        AE ARE United Arab Emirates|阿联酋|UAE|U.A.E.|Emirates|Vereinigte Arabische Emirate|Émirats arabes unis|阿拉伯联合酋长国
        AF AFG Afghanistan|阿富汗
        AG ATG Antigua and Barbuda|安提瓜和巴布达
        AI AIA Anguilla|安圭拉
        AL ALB Albania|阿尔巴尼亚
        AM ARM Armenia|亚美尼亚
        AO AGO Angola|安哥拉
        AQ ATA Antarctica|南极洲
        AR ARG Argentina|阿根廷
        AS ASM American Samoa|美属萨摩亚
        AT AUT Austria|奥地利|Österreich|Autriche|Oesterreich|奧地利
        AU AUS Australia|澳大利亚|Australien|Australie|澳洲
        AW ABW Aruba|阿鲁巴
        AX ALA Åland Islands|奥兰|Aland Islands
        AZ AZE Azerbaijan|阿塞拜疆
        BA BIH Bosnia and Herzegovina|波黑|Bosnia|波斯尼亚和黑塞哥维那
        BB BRB Barbados|巴巴多斯
        BD BGD Bangladesh|孟加拉国|孟加拉
        BE BEL Belgium|比利时|Belgien|Belgique|België|Belgie|比利時
        BF BFA Burkina Faso|布基纳法索
        BG BGR Bulgaria|保加利亚
        BH BHR Bahrain|巴林
        BI BDI Burundi|布隆迪
        BJ BEN Benin|贝宁
        BL BLM Saint Barthélemy|圣巴泰勒米|Saint Barthelemy
        BM BMU Bermuda|百慕大
        BN BRN Brunei Darussalam|文莱|Brunei
        BO BOL Bolivia|玻利维亚|Bolivia (Plurinational State of)
        BQ BES Bonaire, Sint Eustatius and Saba|荷兰加勒比区
        BR BRA Brazil|巴西|Brasil|Brasilien|Brésil
        BS BHS Bahamas|巴哈马
        BT BTN Bhutan|不丹
        BV BVT Bouvet Island|布韦岛
        BW BWA Botswana|博茨瓦纳
        BY BLR Belarus|白俄罗斯
        BZ BLZ Belize|伯利兹
        CA CAN Canada|加拿大
        CC CCK Cocos (Keeling) Islands|科科斯（基林）群岛
        CD COD Congo, The Democratic Republic of the|刚果（金）|DR Congo|DRC|Congo, Democratic Republic of the|民主刚果|Democratic Republic of the Congo
        CF CAF Central African Republic|中非
        CG COG Congo|刚果（布）|Congo-Brazzaville|Republic of the Congo|Congo, Republic of the
        CH CHE Switzerland|瑞士|Schweiz|Suisse|Svizzera|Suiza|Swiss|瑞士联邦
        CI CIV Côte d'Ivoire|科特迪瓦|Ivory Coast|Elfenbeinküste
        CK COK Cook Islands|库克群岛
        CL CHL Chile|智利
        CM CMR Cameroon|喀麦隆
        CN CHN China|中国|PRC|P.R. China|P.R.C.|PR China|People's Republic of China|China, People's Republic of|Mainland China|Volksrepublik China|VR China|Chine|Cina|中华人民共和国|中國|中国大陆
        CO COL Colombia|哥伦比亚
        CR CRI Costa Rica|哥斯达黎加
        CU CUB Cuba|古巴
        CV CPV Cabo Verde|佛得角|Cape Verde
        CW CUW Curaçao|库拉索|Curacao
        CX CXR Christmas Island|圣诞岛
        CY CYP Cyprus|塞浦路斯
        CZ CZE Czechia|捷克|Czech Republic|Tschechien|Tschechische Republik|Tchéquie|République tchèque|捷克共和国
        DE DEU Germany|德国|Deutschland|Allemagne|Germania|Alemania|Duitsland|Federal Republic of Germany|Bundesrepublik Deutschland|BRD|德國
        DJ DJI Djibouti|吉布提
        DK DNK Denmark|丹麦|Dänemark|Danmark|Danemark|丹麥
        DM DMA Dominica|多米尼克|多米尼克国
        DO DOM Dominican Republic|多米尼加|多米尼加共和国
        DZ DZA Algeria|阿尔及利亚
        EC ECU Ecuador|厄瓜多尔
        EE EST Estonia|爱沙尼亚
        EG EGY Egypt|埃及|Ägypten|Égypte
        EH ESH Western Sahara|西撒哈拉
        ER ERI Eritrea|厄立特里亚
        ES ESP Spain|西班牙|España|Espana|Spanien|Espagne|Spagna|西班牙王国
        ET ETH Ethiopia|埃塞俄比亚
        FI FIN Finland|芬兰|Finnland|Suomi|Finlande|芬蘭
        FJ FJI Fiji|斐济
        FK FLK Falkland Islands (Malvinas)|福克兰群岛|Falkland Islands
        FM FSM Micronesia, Federated States of|密克罗尼西亚联邦|Micronesia
        FO FRO Faroe Islands|法罗群岛
        FR FRA France|法国|Frankreich|Francia|Frankrijk|法國|法兰西
        GA GAB Gabon|加蓬
        GB GBR United Kingdom|英国|UK|U.K.|Great Britain|United Kingdom of Great Britain and Northern Ireland|England|Scotland|Wales|Northern Ireland|Vereinigtes Königreich|Großbritannien|Royaume-Uni|英國|联合王国
        GD GRD Grenada|格林纳达
        GE GEO Georgia|格鲁吉亚
        GF GUF French Guiana|法属圭亚那
        GG GGY Guernsey|根西
        GH GHA Ghana|加纳
        GI GIB Gibraltar|直布罗陀
        GL GRL Greenland|格陵兰
        GM GMB Gambia|冈比亚|The Gambia|Republic of The Gambia
        GN GIN Guinea|几内亚
        GP GLP Guadeloupe|瓜德罗普
        GQ GNQ Equatorial Guinea|赤道几内亚
        GR GRC Greece|希腊|Griechenland|Grèce|Hellas|Hellenic Republic|EL|希臘
        GS SGS South Georgia and the South Sandwich Islands|南乔治亚和南桑威奇群岛
        GT GTM Guatemala|危地马拉
        GU GUM Guam|关岛
        GW GNB Guinea-Bissau|几内亚比绍
        GY GUY Guyana|圭亚那
        HK HKG Hong Kong|香港|Hongkong|Hong Kong SAR|Hong Kong, China|Hong Kong SAR, China|中国香港|中国香港特别行政区|香港特别行政区
        HM HMD Heard Island and McDonald Islands|赫德岛和麦克唐纳群岛
        HN HND Honduras|洪都拉斯
        HR HRV Croatia|克罗地亚
        HT HTI Haiti|海地
        HU HUN Hungary|匈牙利|Ungarn|Hongrie|Magyarország
        ID IDN Indonesia|印尼|Indonesien|Indonésie|印度尼西亚
        IE IRL Ireland|爱尔兰|Irland|Irlande|Éire|Republic of Ireland|爱尔兰共和国
        IL ISR Israel|以色列
        IM IMN Isle of Man|马恩岛
        IN IND India|印度|Indien|Inde|Bharat
        IO IOT British Indian Ocean Territory|英属印度洋领地
        IQ IRQ Iraq|伊拉克
        IR IRN Iran|伊朗|Iran, Islamic Republic of|Islamic Republic of Iran
        IS ISL Iceland|冰岛
        IT ITA Italy|意大利|Italien|Italia|Italie|Italië|義大利
        JE JEY Jersey|泽西
        JM JAM Jamaica|牙买加
        JO JOR Jordan|约旦
        JP JPN Japan|日本|日本国|Japon|Nippon|Giappone|Japón
        KE KEN Kenya|肯尼亚
        KG KGZ Kyrgyzstan|吉尔吉斯斯坦
        KH KHM Cambodia|柬埔寨
        KI KIR Kiribati|基里巴斯
        KM COM Comoros|科摩罗
        KN KNA Saint Kitts and Nevis|圣基茨和尼维斯
        KP PRK Korea, Democratic People's Republic of|朝鲜|North Korea|DPRK|朝鲜民主主义人民共和国
        KR KOR Korea, Republic of|韩国|South Korea|Republic of Korea|Korea (South)|Korea|R.O.K.|ROK|Südkorea|Corée du Sud|大韩民国|韓國|南韓
        KW KWT Kuwait|科威特
        KY CYM Cayman Islands|开曼群岛
        KZ KAZ Kazakhstan|哈萨克斯坦
        LA LAO Lao People's Democratic Republic|老挝|Laos|Lao PDR
        LB LBN Lebanon|黎巴嫩
        LC LCA Saint Lucia|圣卢西亚
        LI LIE Liechtenstein|列支敦士登
        LK LKA Sri Lanka|斯里兰卡
        LR LBR Liberia|利比里亚
        LS LSO Lesotho|莱索托
        LT LTU Lithuania|立陶宛
        LU LUX Luxembourg|卢森堡|Luxemburg
        LV LVA Latvia|拉脱维亚
        LY LBY Libya|利比亚|Libyan Arab Jamahiriya
        MA MAR Morocco|摩洛哥|Marokko|Maroc
        MC MCO Monaco|摩纳哥
        MD MDA Moldova|摩尔多瓦|Republic of Moldova|Moldova, Republic of
        ME MNE Montenegro|黑山
        MF MAF Saint Martin (French part)|法属圣马丁
        MG MDG Madagascar|马达加斯加
        MH MHL Marshall Islands|马绍尔群岛
        MK MKD North Macedonia|北马其顿|Macedonia|Nordmazedonien|Republic of North Macedonia
        ML MLI Mali|马里
        MM MMR Myanmar|缅甸|Burma
        MN MNG Mongolia|蒙古
        MO MAC Macao|澳门|Macau|Macao SAR|中国澳门|澳門
        MP MNP Northern Mariana Islands|北马里亚纳群岛
        MQ MTQ Martinique|马提尼克
        MR MRT Mauritania|毛里塔尼亚
        MS MSR Montserrat|蒙特塞拉特
        MT MLT Malta|马耳他
        MU MUS Mauritius|毛里求斯
        MV MDV Maldives|马尔代夫
        MW MWI Malawi|马拉维
        MX MEX Mexico|墨西哥|México|Mexiko|Mexique
        MY MYS Malaysia|马来西亚|Malaysien|Malaisie|馬來西亞
        MZ MOZ Mozambique|莫桑比克
        NA NAM Namibia|纳米比亚
        NC NCL New Caledonia|新喀里多尼亚
        NE NER Niger|尼日尔
        NF NFK Norfolk Island|诺福克岛
        NG NGA Nigeria|尼日利亚
        NI NIC Nicaragua|尼加拉瓜
        NL NLD Netherlands|荷兰|The Netherlands|Holland|Nederland|Niederlande|Pays-Bas|Kingdom of the Netherlands|Netherlands, Kingdom of the|荷蘭
        NO NOR Norway|挪威|Norwegen|Norge|Norvège|挪威王国
        NP NPL Nepal|尼泊尔
        NR NRU Nauru|瑙鲁
        NU NIU Niue|纽埃
        NZ NZL New Zealand|新西兰|Neuseeland|新西蘭|紐西蘭
        OM OMN Oman|阿曼
        PA PAN Panama|巴拿马
        PE PER Peru|秘鲁
        PF PYF French Polynesia|法属波利尼西亚
        PG PNG Papua New Guinea|巴布亚新几内亚
        PH PHL Philippines|菲律宾|The Philippines|Philippinen|菲律賓
        PK PAK Pakistan|巴基斯坦
        PL POL Poland|波兰|Polen|Polska|Pologne|波蘭
        PM SPM Saint Pierre and Miquelon|圣皮埃尔和密克隆
        PN PCN Pitcairn|皮特凯恩群岛|Pitcairn Islands
        PR PRI Puerto Rico|波多黎各
        PS PSE Palestine, State of|巴勒斯坦|Palestine
        PT PRT Portugal|葡萄牙|Portugal (incl. Azores and Madeira)
        PW PLW Palau|帕劳
        PY PRY Paraguay|巴拉圭
        QA QAT Qatar|卡塔尔
        RE REU Réunion|留尼汪
        RO ROU Romania|罗马尼亚|Rumänien|Roumanie|România
        RS SRB Serbia|塞尔维亚
        RU RUS Russian Federation|俄罗斯|Russia|Russland|Russie|俄罗斯联邦
        RW RWA Rwanda|卢旺达
        SA SAU Saudi Arabia|沙特阿拉伯|Kingdom of Saudi Arabia|KSA|Saudi-Arabien|沙特
        SB SLB Solomon Islands|所罗门群岛
        SC SYC Seychelles|塞舌尔
        SD SDN Sudan|苏丹
        SE SWE Sweden|瑞典|Schweden|Sverige|Suède|瑞典王国
        SG SGP Singapore|新加坡|Singapur|Singapour|Republic of Singapore
        SH SHN Saint Helena|圣赫勒拿
        SI SVN Slovenia|斯洛文尼亚|Slowenien
        SJ SJM Svalbard and Jan Mayen|斯瓦尔巴和扬马延
        SK SVK Slovakia|斯洛伐克|Slowakei|Slovak Republic|Slovaquie
        SL SLE Sierra Leone|塞拉利昂
        SM SMR San Marino|圣马力诺
        SN SEN Senegal|塞内加尔
        SO SOM Somalia|索马里
        SR SUR Suriname|苏里南
        SS SSD South Sudan|南苏丹
        ST STP Sao Tome and Principe|圣多美和普林西比
        SV SLV El Salvador|萨尔瓦多
        SX SXM Sint Maarten (Dutch part)|荷属圣马丁
        SY SYR Syrian Arab Republic|叙利亚|Syria
        SZ SWZ Eswatini|斯威士兰|Swaziland
        TC TCA Turks and Caicos Islands|特克斯和凯科斯群岛
        TD TCD Chad|乍得
        TF ATF French Southern Territories|法属南部领地
        TG TGO Togo|多哥
        TH THA Thailand|泰国|Thaïlande|泰國
        TJ TJK Tajikistan|塔吉克斯坦
        TK TKL Tokelau|托克劳
        TL TLS Timor-Leste|东帝汶|East Timor
        TM TKM Turkmenistan|土库曼斯坦
        TN TUN Tunisia|突尼斯
        TO TON Tonga|汤加
        TR TUR Türkiye|土耳其|Turkey|Turkiye|Türkei|Turquie
        TT TTO Trinidad and Tobago|特立尼达和多巴哥
        TV TUV Tuvalu|图瓦卢
        TW TWN Taiwan|Taiwan, Province of China|台湾|Taiwan, R.O.C.|Chinese Taipei|台灣|臺灣|中国台湾|台澎金马关税区
        TZ TZA Tanzania|坦桑尼亚|Tanzania, United Republic of|United Republic of Tanzania
        UA UKR Ukraine|乌克兰
        UG UGA Uganda|乌干达
        UM UMI United States Minor Outlying Islands|美国本土外小岛屿
        US USA United States of America|美国|USA|U.S.A.|U.S.|United States|The United States of America|Vereinigte Staaten|Vereinigte Staaten von Amerika|Etats-Unis|États-Unis|Stati Uniti|Estados Unidos|Verenigde Staten|美利坚合众国|美國
        UY URY Uruguay|乌拉圭
        UZ UZB Uzbekistan|乌兹别克斯坦
        VA VAT Holy See (Vatican City State)|梵蒂冈|Vatican|Vatican City|Holy See
        VC VCT Saint Vincent and the Grenadines|圣文森特和格林纳丁斯
        VE VEN Venezuela|委内瑞拉|Venezuela (Bolivarian Republic of)|Bolivarian Republic of Venezuela
        VG VGB Virgin Islands, British|英属维尔京群岛|British Virgin Islands|BVI
        VI VIR Virgin Islands, U.S.|美属维尔京群岛|US Virgin Islands
        VN VNM Viet Nam|越南|Viêt Nam|Việt Nam|越南社会主义共和国|Vietnam
        VU VUT Vanuatu|瓦努阿图
        WF WLF Wallis and Futuna|瓦利斯和富图纳
        WS WSM Samoa|萨摩亚
        YE YEM Yemen|也门
        YT MYT Mayotte|马约特
        ZA ZAF South Africa|南非|Südafrika|Afrique du Sud|R.S.A.
        ZM ZMB Zambia|赞比亚
        ZW ZWE Zimbabwe|津巴布韦
        """u8;

    /// <summary>Gets the countries in the order of their codes.</summary>
    public static IEnumerable<Country> All => ByCode.Values.OrderBy(country => country.Alpha2, StringComparer.Ordinal);

    /// <summary>Finds a country by its alpha-2 code.</summary>
    public static Country? Find(string alpha2) => ByCode.GetValueOrDefault(alpha2);

    /// <summary>Finds a country by its alpha-3 code or by a name; case, accents, spaces and points do not matter, and <c>Rep.</c> is the Republic.</summary>
    public static Country? FindName(string name)
    {
        if (name.Length > LongestName)
            return null;
        if (ByName.GetValueOrDefault(Key(name)) is { } country)
            return country;
        string written = WrittenOut(name);
        return ByName.GetValueOrDefault(Key(written)) ?? ByWords.GetValueOrDefault(WordsOf(written));
    }

    /// <summary>The words of a name in order of the alphabet, for Korea, Republic of is the Republic of Korea and Korea Rep.</summary>
    private static string WordsOf(string name) =>
        string.Join(' ', Key(name, TextFolds.None).Split([' ', ',', '(', ')', '.', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word is not ("of" or "the" or "and")).Order(StringComparer.Ordinal));

    private static string Key(string name, TextFolds more = TextFolds.Punctuation) => TextFolding.Fold(name, TextFolds.Width | TextFolds.Case | TextFolds.Diacritics | more);

    private static string WrittenOut(string name) => Abbreviation().Replace(name, match => match.Value.ToUpperInvariant().TrimEnd('.') switch
    {
        "REP" or "REPUB" => "Republic",
        "DEM" => "Democratic",
        "PEOP" => "People's",
        "FED" => "Federation",
        "ST" => "Saint",
        "IS" or "ISL" => "Islands",
        "UTD" => "United",
        "&" => "and",
        _ => match.Value,
    });

    [GeneratedRegex(@"\b(?:Rep|Repub|Dem|Peop|Fed|St|Isl?|Utd)\b\.?|&", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Abbreviation();

    private static Dictionary<string, Country> Load()
    {
        Dictionary<string, Country> countries = [];
        foreach (string line in Encoding.UTF8.GetString(Lines).Split('\n'))
            countries.Add(line[..2], new Country(line[..2], line[3..6], line[7..].Split('|')));
        return countries;
    }

    private static FrozenDictionary<string, Country> Index()
    {
        Dictionary<string, Country> names = [];
        foreach (Country country in ByCode.Values)
        {
            names.Add(Key(country.Alpha3), country);
            foreach (string name in country.Names)
                names[Key(name)] = country;
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, Country> IndexWords()
    {
        Dictionary<string, Country> names = [];
        foreach (Country country in ByCode.Values.OrderBy(country => country.Alpha2, StringComparer.Ordinal))
        {
            foreach (string name in country.Names)
                names.TryAdd(WordsOf(name), country);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A country: its two codes and its names, the English first and the Chinese second.</summary>
    internal sealed record Country(string Alpha2, string Alpha3, string[] Names);
}
