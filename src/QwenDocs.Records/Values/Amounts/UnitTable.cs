using System.Collections.Frozen;
using System.Text;

namespace QwenDocs.Records.Values.Amounts;

/// <summary>Units of trade by their codes in UN/ECE Recommendations 20 and 21, and the words for them in English, German, French and Chinese.</summary>
internal static class UnitTable
{
    private static readonly FrozenDictionary<string, string> Codes = Load();

    // A code, then what documents print for it. Codes of packages begin with X (Recommendation 21).
    private static ReadOnlySpan<byte> Lines => """
        H87 个|個|件|只|隻|支|枚|颗|粒|把|PC|PCS|PC.|PCS.|PCE|PCES|PIECE|PIECES|STK|STK.|STCK|STÜCK|STUECK|ST|ST.|PIÈCE|PIÈCES|PIECE(S)|PC(S)|PZ|PZA|PIEZA|PIEZAS|PEZZI|STUKS|台|辆|架|艘|个/件|本|块|枝|頭|头|匹|株|棵|條|条|根|片|幅|张|張|頂|顶|개|個数
        C62 UNIT|UNITS|UNIT(S)|UNITÉ|UNITÉS|EINHEIT|EINHEITEN|NOS|NOS.|NO.|NO|NUMBER|U|UN|UND|UNI|N°|ONE
        EA EACH|EA.
        SET 套|SETS|SET(S)|SATZ|SÄTZE|JEU|JEUX|组|組|KIT|KITS
        PR 双|雙|对|對|副|PAIR|PAIRS|PRS|PAAR|PAIRE|PAIRES
        DZN 打|DOZ|DOZEN|DOZENS|DZ|DUTZEND|DOUZAINE
        GRO GROSS|籮
        MIL 千个|千支|千件|THOUSAND|THOUSANDS|M PCS|TAUSEND|千只
        CEN 百个|百支|百件|HUNDRED|百片
        KGM 千克|公斤|KG|KGS|KG.|KGS.|KILO|KILOS|KILOGRAM|KILOGRAMS|KILOGRAMM|KILOGRAMME|KILOGRAMMES|KGM.
        GRM 克|公克|G|GR|GRS|GM|GRAM|GRAMS|GRAMM|GRAMME|GRAMMES
        MGM 毫克|MG|MILLIGRAM
        TNE 吨|噸|公吨|T|TO|TON|TONS|TONNE|TONNES|MT|M/T|MTS|TNS|METRIC TON|METRIC TONS|TONNEN
        LBR 磅|LB|LBS|LB.|LBS.|POUND|POUNDS|PFUND
        ONZ 盎司|OZ|OUNCE|OUNCES|UNZE
        APZ OZT|OZ T|TROY OUNCE|TR.OZ
        STN SHORT TON|SHORT TONS
        LTN LONG TON|LONG TONS
        DTN DT|QUINTAL|DZT
        CTM CT|CARAT|CARATS|克拉|KARAT
        MTR 米|公尺|M|MTRS|METER|METERS|METRE|METRES|MÈTRE|MÈTRES|LFM|LM|RM
        CMT 厘米|公分|CM|CENTIMETER|CENTIMETRE
        MMT 毫米|MM|MILLIMETER|MILLIMETRE
        KMT 千米|公里|KM|KILOMETER|KILOMETRE|KILOMETRES
        INH 英寸|IN|INCH|INCHES|ZOLL|POUCE
        FOT 英尺|FT|FOOT|FEET
        YRD 码|YD|YDS|YARD|YARDS
        SMI MILE|MILES|英里
        MTK 平方米|平方公尺|M2|M²|SQM|SQ.M|SQ M|QM|M^2|平米|SQUARE METER|SQUARE METERS|QUADRATMETER|MÈTRE CARRÉ
        CMK CM2|CM²|平方厘米
        FTK 平方英尺|FT2|FT²|SQFT|SQ FT|SQ.FT|SQUARE FEET|SQUARE FOOT|SF
        YDK SQ YD|SQYD|平方码
        HAR HA|HECTARE|HEKTAR|公顷
        MTQ 立方米|M3|M³|CBM|CUM|CU.M|CU M|M^3|KUBIKMETER|CUBIC METER|CUBIC METERS|CUBIC METRE|MÈTRE CUBE|立方
        CMQ CM3|CM³|CCM|立方厘米
        DMQ DM3|DM³
        FTQ FT3|FT³|CFT|CUFT|CU FT|CU.FT|CUBIC FEET|立方英尺
        LTR 升|公升|L|LT|LTS|LITER|LITERS|LITRE|LITRES|LTR.
        MLT 毫升|ML|MILLILITER|MILLILITRE
        CLT CL|CENTILITER
        DLT DL|DECILITER
        HLT HL|HECTOLITRE|HEKTOLITER
        GLL GAL|GALLON|GALLONS|US GALLON|加仑
        GLI IMPERIAL GALLON|UK GALLON
        BLL BBL|BARREL|BARRELS|桶装油
        PTI PINT|PINTS
        QT QUART|QUARTS
        SEC 秒|S|SECOND|SECONDS|SEKUNDE|SEKUNDEN
        MIN 分钟|MINUTE|MINUTES|MINUTEN
        HUR 小时|時間|H|HR|HRS|STD|STD.|HOUR|HOURS|STUNDE|STUNDEN|HEURE|HEURES
        DAY 天|日|DAYS|TAG|TAGE|JOUR|JOURS
        WEE 周|WEEK|WEEKS|WOCHE|WOCHEN|SEMAINE
        MON 月|个月|MONTH|MONTHS|MONAT|MONATE|MOIS
        ANN 年|YEAR|YEARS|JAHR|JAHRE|AN|ANNÉE
        KWH 千瓦时|度|KILOWATT HOUR|KILOWATTSTUNDE
        MWH 兆瓦时
        KWT 千瓦|KW|KILOWATT
        WTT 瓦|W|WATT|WATTS
        MAW MW|兆瓦
        VLT V|VOLT|VOLTS
        AMP A|AMPERE|AMPERES
        AMH AH|AMPERE HOUR
        CEL °C|CELSIUS
        P1 %|PERCENT|PROZENT
        LS LUMP SUM|PAUSCHAL|PAUSCHALE|FORFAIT|项|式|批|LOT|JOB|PSCH
        NAR NUMBER OF ARTICLES
        NPR NUMBER OF PAIRS
        RO ROLL|ROLLS|ROLLE|ROLLEN|ROULEAU|卷|筒|捲
        ST SHEET|SHEETS|BLATT|BOGEN
        XBX BOX|BOXES|BXS|BX|盒|SCHACHTEL|BOÎTE|BOÎTES
        XCT CARTON|CARTONS|CTN|CTNS|CTN.|CTNS.|KARTON|KARTONS|纸箱|箱|CARTON(S)
        XCS CASE|CASES|C/S|KISTE|KISTEN|CAISSE|CAISSES|木箱
        XPK PACKAGE|PACKAGES|PKG|PKGS|PKG.|PKGS.|PACK|PACKS|PK|COLLI|COLIS|KOLLI|PACKSTÜCK|PACKSTÜCKE|包|件数|包装
        XPX PALLET|PALLETS|PLT|PLTS|PAL|PALETTE|PALETTEN|PALETTES|托|托盘|栈板
        XBG BAG|BAGS|BEUTEL|SACK|SÄCKE|SAC|SACS|袋
        XBO BOTTLE|BOTTLES|BTL|BTLS|FLASCHE|FLASCHEN|BOUTEILLE|BOUTEILLES|瓶
        XCA CAN|CANS|DOSE|DOSEN|罐|听
        XDR DRUM|DRUMS|FASS|FÄSSER|FÛT|FÛTS|桶
        XBA CASK
        XBE BUNDLE|BUNDLES|BDL|BDLS|BÜNDEL|BUND|捆|束|扎
        XCR CRATE|CRATES|板条箱
        XCN CONTAINER|CONTAINERS|集装箱
        XRL REEL|REELS|SPULE|盘
        XCL COIL|COILS
        XTU TUBE|TUBES|管
        XPA PACKET|PACKETS
        """u8;

    /// <summary>Finds the code for a code, sign or word in capitals.</summary>
    public static string? Find(string word) => Codes.GetValueOrDefault(word);

    private static FrozenDictionary<string, string> Load()
    {
        Dictionary<string, string> codes = [];
        foreach (string line in Encoding.UTF8.GetString(Lines).Split('\n'))
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            codes.TryAdd(line[..space], line[..space]);
            foreach (string word in line[(space + 1)..].Split('|'))
                codes.TryAdd(word, line[..space]);
        }

        return codes.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
