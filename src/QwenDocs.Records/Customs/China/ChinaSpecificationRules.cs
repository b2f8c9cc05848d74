using System.Globalization;
using System.Text.RegularExpressions;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs.China;

/// <summary>The elements of 规格型号: kind of brand, preference of an export, then what the tariff code asks for, such as use, material, brand and model.</summary>
/// <remarks>
/// Source: 海关总署公告2019年第18号, 商品名称及规格型号, and the 规范申报目录, which names the elements of each tariff code. 品牌类型 is 0 (none), 1 and 2 (domestic) or 3 and 4 (foreign);
/// 出口享惠情况 is 0 (no preference), 1 (preference), 2 (not known) or 3 (not applicable), or empty on an import.
/// </remarks>
internal static partial class ChinaSpecificationRules
{
    private const string Expected = "the elements as printed, with every | between them";

    public static IEnumerable<Finding> Check(ChinaCustomsDeclaration declaration)
    {
        // The tariff code says which elements there are: items of one code have as many, but for empty ones at the end.
        var counts = declaration.Items
            .Where(item => item.TariffCode is { IsValid: true } && IsInOrder(item))
            .GroupBy(item => item.TariffCode!.Value.ToString(), StringComparer.Ordinal)
            .Where(items => items.Count() > 1)
            .ToDictionary(items => items.Key, items => items.Max(Count), StringComparer.Ordinal);
        for (int index = 0; index < declaration.Items.Count; index++)
        {
            ChinaCustomsItem item = declaration.Items[index];
            string path = string.Create(CultureInfo.InvariantCulture, $"{nameof(declaration.Items)}[{index}].{nameof(item.Specification)}");
            if (string.IsNullOrWhiteSpace(item.Specification))
                continue;
            if (!IsInOrder(item))
                yield return Finding.Warning(path, "规格型号 begins with 品牌类型 (0 to 4) | 出口享惠情况 (0 to 3) |; a | may have been read as I, l, 1, ! or ].", Expected);
            else if (SeparatorInElement().IsMatch(item.Specification))
                yield return Finding.Warning(path, "A sign that looks like | stands inside an element of 规格型号; it may be one.", Expected);
            else if (item.TariffCode is { IsValid: true } code && counts.TryGetValue(code.ToString(), out int most) && Count(item) < most)
                yield return Finding.Warning(path, string.Create(CultureInfo.InvariantCulture, $"规格型号 has {Count(item)} elements here and {most} in another item of the same tariff code; a | or an element may be lost."), Expected);
        }
    }

    private static int Count(ChinaCustomsItem item) => item.SpecificationElements.Count;

    private static bool IsInOrder(ChinaCustomsItem item) => item.SpecificationElements is [[>= '0' and <= '4'], [] or [>= '0' and <= '3'], _, ..];

    // What | is misread as: a bracket without its other one, a sign of another script, or a letter between Chinese characters. Inside of Latin words a letter is one.
    [GeneratedRegex(@"\[(?![^|]*\])|(?<!\[[^|]*)\]|[丨￨∣]|(?<=\p{IsCJKUnifiedIdeographs})[Il!](?=\p{IsCJKUnifiedIdeographs})", RegexOptions.CultureInvariant)]
    private static partial Regex SeparatorInElement();
}
