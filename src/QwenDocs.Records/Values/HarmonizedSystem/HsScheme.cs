namespace QwenDocs.Records.Values;

/// <summary>Which tariff a code was written for, as far as its length and its dots tell. Members with <c>Any</c> say that several tariffs fit.</summary>
public enum HsScheme
{
    /// <summary>The length fits no tariff that is known here.</summary>
    None,

    /// <summary>Four digits: a heading, such as the short HSN of Indian invoices.</summary>
    Heading,

    /// <summary>Six digits: the international subheading.</summary>
    Hs6,

    /// <summary>Eight digits: the European CN, India's ITC-HS, ASEAN's AHTN, Mercosur's NCM, the Swiss tariff, the US rate line, or Mexico or Australia without their tail.</summary>
    AnyEight,

    /// <summary>Eight digits written 4.4: the Swiss tariff (8471.3000).</summary>
    SwissEight,

    /// <summary>Nine digits: Japan's import and export code (6 + 3).</summary>
    JapaneseNine,

    /// <summary>Ten digits: the US HTSUS or Schedule B, the European TARIC, the United Kingdom, China, Korea, Canada, the Eurasian Union, Mexico or Australia.</summary>
    AnyTen,

    /// <summary>Ten digits written 4.2.2.2 or 4.2.4 with dots, as the US HTSUS and Schedule B and the Canadian tariff are.</summary>
    NorthAmericanTen,

    /// <summary>Ten digits written 4.4.2 with dots: China's tariff (8471.3000.00).</summary>
    ChineseTen,

    /// <summary>Ten digits written 4.2-4: Korea's HSK (8471.30-0000).</summary>
    KoreanTen,

    /// <summary>Eleven digits: Taiwan's CCC code (8 + 2 + 1), or the Swiss tariff with its statistical key (8 + 3).</summary>
    AnyEleven,

    /// <summary>Twelve digits: Turkey's GTİP.</summary>
    TurkishTwelve,

    /// <summary>Thirteen digits: China's code with the inspection suffix (10 + 3).</summary>
    ChineseThirteen,
}
