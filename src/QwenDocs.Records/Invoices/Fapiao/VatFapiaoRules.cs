using System.Globalization;
using QwenDocs.Records.Rules;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Invoices.Fapiao;

/// <summary>The sums of a fapiao, and the forms of its numbers.</summary>
internal static class VatFapiaoRules
{
    private const int DigitalLength = 20;

    public static IEnumerable<Finding> Check(VatFapiao fapiao) => Numbers(fapiao).Concat(Totals(fapiao)).Concat(Capitals(fapiao)).Concat(Red(fapiao));

    private static IEnumerable<Finding> Numbers(VatFapiao fapiao)
    {
        string number = PrintedText.Compact(fapiao.Number);
        string code = PrintedText.Compact(fapiao.Code);
        if (number.Length > 0 && !(PrintedText.IsDigits(number) && number.Length is 8 or DigitalLength))
            yield return Finding.Error(nameof(fapiao.Number), "The invoice number has another form; read it again digit by digit.", "8 digits, or 20 on a fully digital invoice");
        if (code.Length > 0 && !(PrintedText.IsDigits(code) && code.Length is 10 or 12))
            yield return Finding.Error(nameof(fapiao.Code), "The invoice code has another form; read it again digit by digit.", "10 or 12 digits");
        if (number.Length == 8 && code.Length == 0)
            yield return Finding.Warning(nameof(fapiao.Code), "An invoice with a number of 8 digits has an invoice code as well, above it or in the other corner.", "10 or 12 digits");
        if (number.Length == DigitalLength && code.Length > 0)
            yield return Finding.Warning(nameof(fapiao.Code), "A number of 20 digits is that of a fully digital invoice, which has no code; perhaps the check code was taken for the number.");
        if (number.Length == DigitalLength && PrintedText.IsDigits(number) && fapiao.IssueDate is { } date && number[..2] != date.ToString("yy", CultureInfo.InvariantCulture))
            yield return Finding.Warning(nameof(fapiao.Number), "The first two digits of a fully digital invoice's number are the year of its issue, and the date has another year; read both again.");
        string check = PrintedText.Compact(fapiao.CheckCode);
        if (check.Length > 0 && !(PrintedText.IsDigits(check) && check.Length == DigitalLength))
            yield return Finding.Warning(nameof(fapiao.CheckCode), "The check code has another form; read it again digit by digit.", "20 digits");
    }

    private static IEnumerable<Finding> Totals(VatFapiao fapiao)
    {
        // A line without a rate has no tax (免税, 不征税, ***); one with a rate and without a tax leaves the sum open.
        decimal? taxes = Arithmetic.Sum(fapiao.Lines, line => line.Tax ?? (line.TaxRate is null or 0 ? 0 : null));
        decimal? tax = fapiao.TaxTotal ?? (fapiao.Lines.All(line => line.Tax is null or 0) ? 0 : null);
        return Arithmetic.Compare(nameof(fapiao.AmountTotal), fapiao.AmountTotal, Arithmetic.Sum(fapiao.Lines, line => line.Amount), "the sum of the lines' amounts")
            .Concat(Arithmetic.Compare(nameof(fapiao.TaxTotal), fapiao.TaxTotal, taxes, "the sum of the lines' taxes"))
            .Concat(Arithmetic.Compare(nameof(fapiao.Total), fapiao.Total, Arithmetic.Compute(() => fapiao.AmountTotal + tax), "the amount plus the tax of the row 合计"));
    }

    private static IEnumerable<Finding> Capitals(VatFapiao fapiao)
    {
        // Red invoices write 负数 or 红字 in many places; the sign is left to the figures.
        if (fapiao is { TotalInCapitals: { IsValid: true } capitals, Total: { } total } && Math.Abs(capitals.Amount) != Math.Abs(total))
        {
            yield return Finding.Error(
                nameof(fapiao.TotalInCapitals),
                $"The total in capitals is {Arithmetic.Text(capitals.Amount)} and the one in figures {Arithmetic.Text(total)}; they must agree, so read both again.");
        }
    }

    private static IEnumerable<Finding> Red(VatFapiao fapiao)
    {
        if (fapiao is { ReversedInvoiceNumber: not null, Total: > 0 })
            yield return Finding.Warning(nameof(fapiao.Total), "An invoice that takes another back is a red one, whose amounts are negative; look for the minus signs.");
    }
}
