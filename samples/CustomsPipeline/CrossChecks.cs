using QwenDocs.Extraction;
using QwenDocs.Records.Customs;
using QwenDocs.Records.Trade;
using QwenDocs.Validation;

namespace CustomsPipeline;

/// <summary>Rules of the application: a declaration must say what the invoice and the packing list in the same file say. What each record must keep by itself, the record checks.</summary>
internal sealed class CrossChecks
{
    private readonly CommercialInvoice? _invoice;
    private readonly PackingList? _packing;

    private CrossChecks(CommercialInvoice? invoice, PackingList? packing) => (_invoice, _packing) = (invoice, packing);

    /// <summary>Takes the invoice and the packing list of a split, if it has just one of each.</summary>
    public static CrossChecks Against(SplitResult split) => new(Only(split.RecordsOf<CommercialInvoice>()), Only(split.RecordsOf<PackingList>()));

    public static CrossChecks Against(CommercialInvoice? invoice, PackingList? packing) => new(invoice, packing);

    // A rule is a line.
    public IEnumerable<Finding> Check(CustomsDeclaration declaration)
    {
        var declared = DeclaredTotals.Of(declaration);
        return
        [
            .. Same("value", declared.Value, _invoice?.Total, "invoice"),
            .. Same("currency", declared.Currency, _invoice?.Currency, "invoice"),
            .. Same("gross weight", declared.Gross, _packing?.GrossWeight ?? _invoice?.GrossWeight, "packing list"),
            .. Same("net weight", declared.Net, _packing?.NetWeight ?? _invoice?.NetWeight, "packing list"),
            .. Same("number of packages", declared.Packages, _packing?.PackageCount ?? _invoice?.PackageCount, "packing list"),
            .. Party(declared.OverseasParty, declared.IsExport ? _invoice?.Buyer?.Name : _invoice?.Seller?.Name),
            .. Missing(declared.Subheadings, DeclaredTotals.Codes(_invoice?.Items.Select(item => item.HsCode) ?? [])),
        ];
    }

    private static IEnumerable<Finding> Same<T>(string what, T? declared, T? stated, string document)
        where T : struct, IEquatable<T>
    {
        if (declared is { } left && stated is { } right && !left.Equals(right))
            yield return Finding.Error("$", $"The {what} is {left} here and {right} on the {document}.");
    }

    // One party printed on two documents: a letter or two that differ are a misreading of one of them, and another name is another party.
    private static IEnumerable<Finding> Party(string? declared, string? invoiced)
    {
        string left = Letters(declared), right = Letters(invoiced);
        if (left.Length == 0 || right.Length == 0 || left == right)
            yield break;
        yield return Finding.Warning("$.overseasParty", Distance(left, right) <= 1 + (Math.Max(left.Length, right.Length) / 10)
            ? $"The overseas party is '{declared}' here and '{invoiced}' on the invoice: one of the two is misread."
            : $"The overseas party is '{declared}' here, and the invoice names '{invoiced}'.");
    }

    private static string Letters(string? name) => string.Concat((name ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();

    // Levenshtein's distance, row by row.
    private static int Distance(string left, string right)
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int index = 1; index <= left.Length; index++)
        {
            int diagonal = row[0];
            row[0] = index;
            for (int other = 1; other <= right.Length; other++)
                (diagonal, row[other]) = (row[other], Math.Min(Math.Min(row[other], row[other - 1]) + 1, diagonal + (left[index - 1] == right[other - 1] ? 0 : 1)));
        }

        return row[^1];
    }

    private static IEnumerable<Finding> Missing(IReadOnlySet<string> declared, IReadOnlySet<string> invoiced)
    {
        if (invoiced.Count > 0 && declared.Except(invoiced).Order().ToArray() is { Length: > 0 } extra)
            yield return Finding.Warning("$", $"The invoice has no goods of {string.Join(", ", extra)}; it has {string.Join(", ", invoiced.Except(declared).DefaultIfEmpty("nothing else").Order())}.");
    }

    private static T? Only<T>(IEnumerable<T> records)
        where T : class => records.Take(2).ToArray() is [var only] ? only : null;
}
