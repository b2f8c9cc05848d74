using System.Globalization;
using System.Text.Json;
using QwenDocs.Evaluation.Scoring.Cells;
using QwenDocs.Evaluation.Scoring.Pairing;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Evaluation.Comparison;

/// <summary>Compares cells by their type.</summary>
internal sealed class TypedCells(double minTextSimilarity) : CellComparer
{
    private const TextFolds Folds = TextFolds.Width | TextFolds.Case;

    private const int MaxCodeLength = 48;

    public override string KeyOf(JsonElement? value, SchemaNode? schema) => Key(TypeOf(schema, value), value);

    public override bool AreEqual(FieldPath path, JsonElement? expected, JsonElement? predicted, SchemaNode? schema) =>
        Similarity(schema, expected, predicted) >= (TypeOf(schema, expected) == ComparedAs.Text ? minTextSimilarity : 1);

    /// <summary>Measures how near two values are, 0 to 1.</summary>
    public static double Similarity(SchemaNode? schema, JsonElement? expected, JsonElement? predicted)
    {
        ComparedAs type = TypeOf(schema, expected);
        string left = Key(type, expected), right = Key(type, predicted);
        if (left == right)
            return 1;
        return type == ComparedAs.Text && left != CellKeys.Null && right != CellKeys.Null ? EditDistance.Similarity(left.AsSpan(1), right.AsSpan(1)) : 0;
    }

    /// <summary>Says how a value is compared: by its schema, and where that leaves it open, by what the value is.</summary>
    public static ComparedAs TypeOf(SchemaNode? schema, JsonElement? value)
    {
        if (schema is { Kind: SchemaNodeKind.AnyOf, Alternatives.Count: 1 })
            schema = schema.Alternatives[0];
        return value switch
        {
            { ValueKind: JsonValueKind.Array or JsonValueKind.Object } => ComparedAs.Whole,
            _ when schema is { Choices.Count: > 0 } or { Constant: not null } => ComparedAs.Choice,
            _ when schema?.Kind == SchemaNodeKind.Boolean => ComparedAs.Flag,
            _ when schema?.Kind is SchemaNodeKind.Number or SchemaNodeKind.Integer => ComparedAs.Number,
            _ when schema?.Format is "date" or "date-time" => ComparedAs.Date,
            { ValueKind: JsonValueKind.True or JsonValueKind.False } => ComparedAs.Flag,
            { ValueKind: JsonValueKind.Number } => ComparedAs.Number,
            { ValueKind: JsonValueKind.String } text => TypeOf(text.GetString()!),
            _ => ComparedAs.Text,
        };
    }

    private static ComparedAs TypeOf(string text)
    {
        if (DateSpelling.TryRead(text, out _))
            return ComparedAs.Date;
        if (Amount(text) is not null)
            return ComparedAs.Money;

        // Codes have digits, or are a few capitals such as EUR; words have small letters in a row.
        bool isShort = text.Length is > 0 and <= MaxCodeLength, hasWord = text.Count(char.IsAsciiLetterLower) > 1;
        return isShort && !hasWord && text.All(char.IsAscii) && (text.Any(char.IsAsciiDigit) || text is { Length: <= 4 } && text.All(char.IsAsciiLetterUpper))
            ? ComparedAs.Code
            : ComparedAs.Text;
    }

    private static string Key(ComparedAs type, JsonElement? value)
    {
        if (value is { ValueKind: JsonValueKind.Number } number)
            return CellKeys.OfNumber(number);
        if (value is not { ValueKind: JsonValueKind.String } given)
            return CellKeys.Of(value);
        string text = given.GetString()!;
        switch (type)
        {
            case ComparedAs.Number when NumberText.Read(text) is { } reading:
                return "d" + Plain(reading.Value);
            case ComparedAs.Money when Amount(text) is { } amount:
                return "m" + amount;
            case ComparedAs.Date when DateSpelling.TryRead(text, out DateOnly day):
                return Day(day);
            case ComparedAs.Date when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment):
                return moment.TimeOfDay == TimeSpan.Zero ? Day(DateOnly.FromDateTime(moment.DateTime)) : "s" + moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
            case ComparedAs.Date when DateText.Read(text) is { Alternatives.Count: 0 } reading:
                return Day(reading.Date);
            case ComparedAs.Code:
                return "s" + string.Concat(TextFolding.Fold(text, Folds).Where(char.IsLetterOrDigit));
            default:
                return "s" + CellKeys.Collapse(TextFolding.Fold(text, Folds));
        }
    }

    private static string Day(DateOnly day) => "s" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // An amount has a currency before or behind it: a sign, or three letters.
    private static string? Amount(string text)
    {
        if (text.Length is < 2 or > 40 || NumberText.Read(text, new NumberTextOptions { IsAmount = true }) is not { } reading)
            return null;
        string currency = (reading.Before + reading.After).Trim();
        bool isCurrency = currency.Length is > 0 and <= 3 && currency.All(character => char.GetUnicodeCategory(character) == UnicodeCategory.CurrencySymbol || char.IsAsciiLetterUpper(character))
            && (currency.Length == 3 || currency.Any(character => char.GetUnicodeCategory(character) == UnicodeCategory.CurrencySymbol));
        return isCurrency ? Plain(reading.Value) + currency : null;
    }

    private static string Plain(decimal value) => (value / 1.000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
