using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Grounding.Print;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Grounding.Claims;

/// <summary>Takes a record apart into the values that it claims, along its schema.</summary>
internal sealed class RecordClaims
{
    // A value of more characters is looked for by its beginning.
    private const int LongestText = 4000;
    private const int MostValues = 400_000;

    private readonly SchemaFields _fields;
    private readonly List<Claim> _claims = [];
    private readonly List<(FieldPath Path, ClaimField Field)> _empty = [];
    private readonly PrintFolding _folding;

    private RecordClaims(SchemaFields fields, PrintFolding folding) => (_fields, _folding) = (fields, folding);

    /// <summary>Gets the fields of the schema, and their labels.</summary>
    public SchemaFields Fields => _fields;

    /// <summary>Gets every value, in the order of the schema.</summary>
    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>Gets the fields without a value.</summary>
    public IReadOnlyList<(FieldPath Path, ClaimField Field)> Empty => _empty;

    public static RecordClaims Of(RecordSchema schema, JsonNode? record, PrintFolding folding) => Of(schema, SchemaFields.Of(schema), record, folding);

    public static RecordClaims Of(
        RecordSchema schema,
        SchemaFields fields,
        JsonNode? record,
        PrintFolding folding)
    {
        RecordClaims claims = new(fields, folding);
        claims.Visit(record, schema.Record, FieldPath.Root, "", null, -1);
        return claims;
    }

    private void Visit(JsonNode? node, SchemaNode schema, FieldPath path, string key, FieldPath? list, int index)
    {
        if (schema.Kind == SchemaNodeKind.AnyOf)
        {
            SchemaNode? alternative = schema.Alternatives.FirstOrDefault(alternative => alternative.IsNamedBy(node)) ?? schema.Alternatives.FirstOrDefault(alternative => Fits(alternative, node));
            if (alternative is not null)
                Visit(node, alternative, path, key, list, index);
        }
        else if (schema.Kind == SchemaNodeKind.Object)
        {
            var value = node as JsonObject;
            foreach (SchemaProperty property in schema.Properties)
                Visit(value?[property.Name], property.Node, path.Append(property.Name), SchemaFields.Join(key, property.Name), list, index);
        }
        else if (schema.Kind == SchemaNodeKind.Array)
        {
            if (node is not JsonArray entries || schema.Items is not { } items)
                return;
            for (int i = 0; i < entries.Count && _claims.Count < MostValues; i++)
                Visit(entries[i], items, path.Append(i), key, path, i);
        }
        else if (_fields.Find(key) is { } field)
        {
            if (node is JsonValue value && Make(value, path, field, list, index) is { } claim)
                _claims.Add(claim);
            else
                _empty.Add((path, field));
        }
    }

    private Claim? Make(JsonValue value, FieldPath path, ClaimField field, FieldPath? list, int index)
    {
        JsonValueKind kind = value.GetValueKind();
        if (kind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
            return null;
        string text = kind == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Length > LongestText)
            text = text[..LongestText];
        string normalised = field.Reader?.Read(text) is { IsValid: true } read ? read.ToString() ?? text : text;
        // Codes of digits alone, such as tariff codes, are no numbers.
        bool isNumber = kind == JsonValueKind.Number ? field.Reader is null : field.Reader is not null && normalised.AsSpan().ContainsAny('.', ' ');
        decimal? number = isNumber ? NumberOf(normalised) : null;
        DateOnly? date = field.IsDate || field.Reader is not null ? DateOf(normalised) : null;
        ClaimKind claimKind = field.Node.Mark is not null ? ClaimKind.Mark
            : kind is JsonValueKind.True or JsonValueKind.False || field.Node.Choices.Count > 0 ? ClaimKind.Choice
            : date is not null ? ClaimKind.Date
            : number is not null ? ClaimKind.Number
            : KindOf(text, normalised, field);
        return new Claim(path, field, claimKind, text)
        {
            Folded = _folding.Fold(text),
            Normalised = normalised,
            Number = claimKind == ClaimKind.Number ? number : null,
            Date = claimKind == ClaimKind.Date ? date : null,
            List = list,
            Index = index,
        };
    }

    private static ClaimKind KindOf(string text, string normalised, ClaimField field) => field.Terms.Kind switch
    {
        FieldKind.Choice => ClaimKind.Choice,
        FieldKind.Unit => ClaimKind.Unit,
        FieldKind.Currency when text.Length == 3 => ClaimKind.Meaning,
        FieldKind.Country when text.Length <= 3 => ClaimKind.Meaning,
        _ when field.Reader is not null && !normalised.Any(char.IsDigit) => ClaimKind.Meaning,
        _ => IsCode(text) ? ClaimKind.Code : ClaimKind.Text,
    };

    /// <summary>An identifier: digits in it, and no words beside them.</summary>
    private static bool IsCode(string text)
    {
        string[] words = text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return text.Any(char.IsAsciiDigit) && words.Length <= 6 && !text.Any(PrintFolding.IsUnspaced)
            && words.All(word => word.Any(char.IsAsciiDigit) || (word.Length <= 3 && word.All(c => char.IsAsciiLetterUpper(c) || !char.IsLetter(c))));
    }

    /// <summary>The number of a JSON number, or of a value such as an amount that is a number with its currency or unit.</summary>
    private static decimal? NumberOf(string text)
    {
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
            return number;
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2)
            return null;
        foreach ((string value, string unit) in new[] { (parts[0], parts[1]), (parts[1], parts[0]) })
        {
            if (!unit.Any(char.IsDigit) && decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
                return number;
        }

        return null;
    }

    private static DateOnly? DateOf(string text)
    {
        ReadOnlySpan<char> day = text.Length > 10 && text[10] is 'T' or ' ' ? text.AsSpan(0, 10) : text;
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date) ? date : null;
    }

    private static bool Fits(SchemaNode alternative, JsonNode? node) => node switch
    {
        JsonObject value => alternative.Kind == SchemaNodeKind.Object && value.All(property => alternative.TryGetProperty(property.Key, out _)),
        JsonArray => alternative.Kind == SchemaNodeKind.Array,
        _ => alternative.IsLeaf,
    };
}
