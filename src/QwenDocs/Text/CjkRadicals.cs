namespace QwenDocs.Text;

/// <summary>
/// Replaces radicals, which Unicode has beside the characters that look like them, by those characters. Programs that tell the text of a PDF from its glyphs, among them
/// browsers, write ⾦ (U+2FA6, a radical) for 金 (U+91D1): readers see the same, and comparisons do not.
/// </summary>
/// <remarks>The pairs are those of Unicode's <c>EquivalentUnifiedIdeograph.txt</c> (version 14) whose character is in the basic plane; the others stay as they are.</remarks>
internal static class CjkRadicals
{
    private const char First = '\u2E80';

    // One for each code point from U+2E80 on.
    private const string Ideographs =
        "⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王⺪目示礻⺮糹纟罓罒㓁冗⺵羊⺷⺸耂肀聿肉⺽艹艹" +
        "艹虎衤覀西见角⻇讠贝⻊车辶辶辶邑钅長镸长门⻕阝雨青韦页风飞食⻞飠饣⻡马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟⻴⻵⻶⻷⻸⻹⻺⻻⻼⻽⻾⻿" +
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手" +
        "支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳" +
        "聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯" +
        "鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    /// <summary>Returns the character that a radical looks like, and every other character as it is.</summary>
    public static char Unify(char c) => c >= First && c - First < Ideographs.Length ? Ideographs[c - First] : c;
}
