using System.ComponentModel;
using QwenDocs.Records.Values;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>A Chinese enterprise on a customs declaration.</summary>
[Description("A Chinese enterprise.")]
public record ChinaCustomsParty : IValidatableRecord
{
    /// <summary>Gets the name.</summary>
    [Description("Name (名称), in Chinese.")]
    public string? Name { get; init; }

    /// <summary>Gets the unified social credit code.</summary>
    [Description("统一社会信用代码: 18 characters, printed in brackets.")]
    public Uscc? CreditCode { get; init; }

    /// <summary>Gets the code of registration with customs.</summary>
    [Description("海关注册编码: 10 characters, where it is printed.")]
    public string? CustomsCode { get; init; }

    /// <summary>Checks the length of the customs code.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate()
    {
        if (CustomsCode is { } code && (code.Length != 10 || PrintedText.Compact(code) != code))
            yield return Finding.Warning(nameof(CustomsCode), "A customs registration code has 10 capital letters and digits; 18 are those of the credit code.");
    }
}
