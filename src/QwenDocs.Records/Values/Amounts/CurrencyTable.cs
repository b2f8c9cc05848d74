using System.Collections.Frozen;
using System.Text;

namespace QwenDocs.Records.Values.Amounts;

/// <summary>The currencies of ISO 4217 with their minor units, those that went out of use, and the words and signs that documents print.</summary>
internal static class CurrencyTable
{
    private static readonly FrozenDictionary<string, int> Current = Codes(Active);
    private static readonly FrozenDictionary<string, int> Former = Codes(Withdrawn);
    private static readonly FrozenDictionary<string, string> Words = Index();

    // List one of 2026-01-01: code and decimals, a hyphen where the list has no decimals to give.
    private static ReadOnlySpan<byte> Active => """
        AED2 AFN2 ALL2 AMD2 AOA2 ARS2 AUD2 AWG2 AZN2 BAM2 BBD2 BDT2 BHD3 BIF0 BMD2 BND2 BOB2 BOV2 BRL2 BSD2 BTN2 BWP2 BYN2 BZD2
        CAD2 CDF2 CHE2 CHF2 CHW2 CLF4 CLP0 CNY2 COP2 COU2 CRC2 CUP2 CVE2 CZK2 DJF0 DKK2 DOP2 DZD2 EGP2 ERN2 ETB2 EUR2 FJD2 FKP2
        GBP2 GEL2 GHS2 GIP2 GMD2 GNF0 GTQ2 GYD2 HKD2 HNL2 HTG2 HUF2 IDR2 ILS2 INR2 IQD3 IRR2 ISK0 JMD2 JOD3 JPY0 KES2 KGS2 KHR2
        KMF0 KPW2 KRW0 KWD3 KYD2 KZT2 LAK2 LBP2 LKR2 LRD2 LSL2 LYD3 MAD2 MDL2 MGA2 MKD2 MMK2 MNT2 MOP2 MRU2 MUR2 MVR2 MWK2 MXN2
        MXV2 MYR2 MZN2 NAD2 NGN2 NIO2 NOK2 NPR2 NZD2 OMR3 PAB2 PEN2 PGK2 PHP2 PKR2 PLN2 PYG0 QAR2 RON2 RSD2 RUB2 RWF0 SAR2 SBD2
        SCR2 SDG2 SEK2 SGD2 SHP2 SLE2 SOS2 SRD2 SSP2 STN2 SVC2 SYP2 SZL2 THB2 TJS2 TMT2 TND3 TOP2 TRY2 TTD2 TWD2 TZS2 UAH2 UGX0
        USD2 USN2 UYI0 UYU2 UYW4 UZS2 VED2 VES2 VND0 VUV0 WST2 XAD2 XAF0 XAG- XAU- XBA- XBB- XBC- XBD- XCD2 XCG2 XDR- XOF0 XPD-
        XPF0 XPT- XSU- XTS- XUA- XXX- YER2 ZAR2 ZMW2 ZWG2
        """u8;

    private static ReadOnlySpan<byte> Withdrawn => """
        ANG2 ATS2 BEF2 BGN2 BYR0 CUC2 CYP2 DEM2 EEK2 ESP0 FIM2 FRF2 GRD0 HRK2 IEP2 ITL0 LTL2 LUF2 LVL2 MRO2 MTL2 NLG2 PTE2 ROL2
        SIT2 SKK2 SLL2 STD2 TRL2 VEF2 ZMK2 ZWL2
        """u8;

    private static ReadOnlySpan<byte> Names => """
        EUR €|EURO|EUROS|EURO'S|欧元|歐元|ユーロ
        USD US$|USDOLLAR|USDOLLARS|US DOLLAR|US DOLLARS|U.S.DOLLARS|U.S. DOLLARS|$US|U$S|US-DOLLAR|美元|美金|米ドル|ドル
        CNY RMB|CN¥|CNH|RMB元|YUAN|RENMINBI|人民币|人民幣|人民币元|¥CN|RMB¥|RMB￥
        JPY JP¥|YEN|円|日本円|日元|日圆|日圓
        GBP £|STG|POUND STERLING|POUNDS STERLING|STERLING|UK£|£STG|英镑|英鎊
        HKD HK$|港币|港元|港幣|HONG KONG DOLLAR
        TWD NT$|NTD|NT|新台币|新臺幣|新台幣|台币
        SGD S$|SG$|新加坡元
        CAD C$|CA$|CAN$|CDN$|加元|加拿大元
        AUD A$|AU$|澳元|澳大利亚元
        NZD NZ$|新西兰元
        MXN MEX$|MX$|PESO MEXICANO|MN
        BRL R$|REAL|REAIS
        CHF SFR|SFR.|FR.|FR|CHF.|FRANKEN|SCHWEIZER FRANKEN|SWISS FRANC|SWISS FRANCS|瑞士法郎
        KRW ₩|WON|韩元|韓元|원
        INR ₹|INDIAN RUPEE|INDIAN RUPEES|卢比
        THB ฿|BAHT|泰铢|บาท
        VND ₫|Đ|VNĐ|VNÐ|Ð|DONG|ĐỒNG|ĐỒNG VIỆT NAM|VIỆT NAM ĐỒNG|越南盾
        RUB ₽|РУБ|РУБ.|RUR|ROUBLE|RUBLE|卢布
        UAH ₴|ГРН
        KZT ₸|TENGE
        TRY ₺|TL|YTL
        PLN ZŁ|ZL|ZŁOTY|ZLOTY
        CZK KČ|KC
        HUF FT|FORINT
        RON LEI|LEU
        ILS ₪|NIS|SHEKEL
        PHP ₱|PESO FILIPINO
        NGN ₦|NAIRA
        ZAR R|RAND
        MYR RM|RINGGIT|马来西亚林吉特
        IDR RP|RP.|RUPIAH|印尼盾
        AED DHS|DH|DIRHAM|DIRHAMS|AED.|迪拉姆
        SAR SR|RIYAL|﷼
        KWD KD|K.D.|KUWAITI DINAR|KUWAITI DINARS|د.ك|دينار كويتي
        BHD BD|B.D.|BAHRAINI DINAR|BAHRAINI DINARS|د.ب
        OMR R.O.|OMANI RIAL|OMANI RIALS|ر.ع.
        JOD JD|J.D.|JORDANIAN DINAR|JORDANIAN DINARS|د.ا
        TND DT|TUNISIAN DINAR|TUNISIAN DINARS|د.ت
        MOP MOP$|PATACA|澳门元
        DKK DKR|DANISH KRONE
        SEK SKR
        NOK NKR
        BDT ৳|TAKA|TK
        PEN S/.|S/|SOLES
        CRC ₡
        PYG ₲
        GEL ₾
        AZN ₼
        GHS GH₵|₵
        LAK ₭
        MNT ₮
        KHR ៛
        DEM DM
        """u8;

    /// <summary>Gets the active codes.</summary>
    public static IEnumerable<string> All => Current.Keys.Order(StringComparer.Ordinal);

    public static bool IsActive(string code) => Current.ContainsKey(code);

    public static bool IsFormer(string code) => Former.ContainsKey(code);

    /// <summary>Returns the decimals of a currency, 2 where none are known.</summary>
    public static int MinorUnits(string code) => Current.TryGetValue(code, out int decimals) || Former.TryGetValue(code, out decimals) ? decimals : 2;

    /// <summary>Finds the one code that a code, sign or word in capitals stands for.</summary>
    public static string? FindCode(string word) => IsActive(word) || IsFormer(word) ? word : Words.GetValueOrDefault(word);

    /// <summary>Returns the codes that a sign may stand for, the commonest first; none for a sign that is not known or stands for one alone.</summary>
    public static string[] Candidates(string sign) => sign switch
    {
        "¥" or "Y" => ["CNY", "JPY"],
        "元" or "圆" or "圓" or "块" => ["CNY", "TWD", "HKD", "JPY"],
        "$" or "DOLLAR" or "DOLLARS" => ["USD", "CAD", "AUD", "HKD", "SGD", "TWD", "NZD", "MXN"],
        "KR" or "KR." or "KRONE" or "KRONER" or "KRONA" or "KRONOR" => ["SEK", "NOK", "DKK", "ISK"],
        "RS" or "RS." or "RE" or "₨" or "RUPEE" or "RUPEES" => ["INR", "PKR", "LKR", "NPR", "MUR"],
        "PESO" or "PESOS" => ["MXN", "PHP", "COP", "CLP", "ARS"],
        "FRANC" or "FRANCS" => ["CHF", "XAF", "XOF"],
        "DINAR" or "DINARS" => ["KWD", "BHD", "JOD", "RSD", "TND"],
        "POUND" or "POUNDS" or "LE" => ["GBP", "EGP"],
        _ => [],
    };

    private static FrozenDictionary<string, int> Codes(ReadOnlySpan<byte> lines)
    {
        Dictionary<string, int> codes = [];
        foreach (string word in Encoding.ASCII.GetString(lines).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
            codes.Add(word[..3], word[3] == '-' ? 0 : word[3] - '0');
        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, string> Index()
    {
        Dictionary<string, string> words = [];
        foreach (string line in Encoding.UTF8.GetString(Names).Split('\n'))
        {
            foreach (string word in line[4..].Split('|'))
                words.Add(word, line[..3]);
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
