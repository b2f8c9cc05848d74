using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Validation.Lists;

/// <summary>The property in which the entries of a list hold the number that is printed before each row.</summary>
/// <param name="Property">The name of the property.</param>
/// <param name="IsCertain">Whether its name or a label can mean nothing else. Of the others, the values tell: an item number may be an article's.</param>
internal sealed record RowNumberField(string Property, bool IsCertain)
{
    private static readonly FrozenSet<string> Certain = FrozenSet.ToFrozenSet(
    [
        "line", "lineno", "linenr", "linenumber", "linenum", "lineindex", "row", "rowno", "rownr", "rownumber", "rowindex", "pos", "posno", "posnr", "position", "positionno", "positionnumber", "seq",
        "seqno", "sequence", "sequenceno", "sequencenumber", "ordinal", "goodsitemnumber", "lfdnr", "laufendenr", "laufendenummer", "zeile", "zeilennummer", "slno", "srno", "lp",
        "序号", "項番", "项号", "項號", "序號", "行号", "行番号", "行號",
    ], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Possible = FrozenSet.ToFrozenSet(
    [
        "no", "nr", "num", "number", "item", "itemno", "itemnr", "itemnumber", "itemindex", "entry", "entryno", "entrynumber", "index", "id", "nummer", "numero", "número", "numéro", "番号", "编号", "sn",
    ], StringComparer.Ordinal);

    /// <summary>Finds the property among those of a list's entries.</summary>
    public static RowNumberField? Find(SchemaNode entry)
    {
        SchemaProperty[] candidates = [.. entry.Properties.Where(property => property.Node.Kind is SchemaNodeKind.Integer or SchemaNodeKind.Number or SchemaNodeKind.String && property.Node.Choices.Count == 0)];
        foreach (FrozenSet<string> names in new[] { Certain, Possible })
        {
            // A name says more than a label: 'No.' stands before many things.
            SchemaProperty? found = candidates.FirstOrDefault(property => names.Contains(FieldWords.Join(property.Name)))
                ?? candidates.FirstOrDefault(property => property.Node.Labels.Any(label => names.Contains(FieldWords.Join(label))));
            if (found is not null)
                return new RowNumberField(found.Name, names == Certain);
        }

        return null;
    }

    /// <summary>Reads the number of a row, or <see langword="null"/> where it has none: <c>7</c>, <c>"007"</c>, <c>"7."</c>.</summary>
    public int? Read(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(Property, out JsonElement value))
            return null;
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetDecimal(out decimal number) && number == decimal.Truncate(number) && number is >= 0 and <= 999_999 ? (int)number : null;
        if (value.ValueKind != JsonValueKind.String)
            return null;
        string text = value.GetString()!.Normalize(NormalizationForm.FormKC).Trim().TrimEnd('.', ')', ':').TrimStart('(', '#');
        return text.Length is > 0 and <= 6 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int read) ? read : null;
    }
}
