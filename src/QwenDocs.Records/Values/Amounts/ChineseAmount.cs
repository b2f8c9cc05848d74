using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>An amount in Chinese capitals (大写), such as <c>壹仟贰佰叁拾肆元伍角陆分</c>, which must agree with the figures beside it.</summary>
/// <remarks>
/// Source: the Ministry of Finance's Rules on Basic Accounting Work (会计基础工作规范), article 52, and the People's Bank of China's rules for bills. Second
/// source: the invoice rules for 价税合计（大写）. Traditional and plain numerals are read too; 整 may be missing.
/// </remarks>
[Description("Amount in Chinese capital numerals exactly as printed, such as 壹仟贰佰叁拾肆元伍角陆分")]
[JsonConverter(typeof(PrintedValueConverter<ChineseAmount>))]
public readonly record struct ChineseAmount : IPrintedValue<ChineseAmount>
{
    private readonly PrintedReading _reading;

    private ChineseAmount(PrintedReading reading, decimal amount) => (_reading, Amount) = (reading, amount);

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the amount; 0 when not valid.</summary>
    public decimal Amount { get; }

    /// <summary>Writes an amount in capitals.</summary>
    /// <param name="amount">The amount, rounded to 0.01.</param>
    /// <returns>The amount, its text and all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is 10 trillion (10¹³) or more.</exception>
    public static ChineseAmount FromDecimal(decimal amount) => Read(ChineseNumerals.Write(amount));

    /// <inheritdoc/>
    public static ChineseAmount Read(string? printed)
    {
        if (ChineseNumerals.Read(PrintedText.Fold(printed)) is not { } amount || Math.Abs(amount) >= ChineseNumerals.Limit)
            return new(PrintedReading.Invalid(printed, "This is no amount in Chinese capitals; expected numerals such as 壹贰叁, 拾佰仟万亿, and 元角分, closed by 整."), 0);
        return new(PrintedReading.Valid(printed, ChineseNumerals.Write(amount)), amount);
    }

    /// <inheritdoc/>
    public static ChineseAmount Read(decimal number) =>
        Math.Abs(number) < ChineseNumerals.Limit ? FromDecimal(number) : new(PrintedReading.Invalid("?", "The amount is too large for Chinese capitals."), 0);

    /// <inheritdoc/>
    public static ChineseAmount Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<ChineseAmount>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ChineseAmount result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}
