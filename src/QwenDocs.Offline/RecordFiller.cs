using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using QwenDocs.Offline.Labels;
using QwenDocs.Offline.Pages;
using QwenDocs.Offline.Parties;
using QwenDocs.Offline.Print;
using QwenDocs.Offline.Tables;
using QwenDocs.Offline.Values;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline;

/// <summary>Fills a schema with what is printed on pages. Whatever is not found is null, an empty list, or the emptiest value the schema takes.</summary>
internal sealed class RecordFiller
{
    private readonly PrintedDocument _document;
    private readonly SchemaLabels _declared;
    private readonly ValueSearch _values;
    private readonly PartySearch _parties;
    private readonly TableSearch _tables;
    private PartyAddress? _lastParty;

    public RecordFiller(PrintedDocument document, SchemaLabels declared)
    {
        _document = document;
        _declared = declared;
        var labels = new LabelSearch(document, declared);
        _values = new ValueSearch(document, labels);
        _parties = new PartySearch(document, labels);
        _tables = new TableSearch(document, declared);
    }

    /// <summary>Returns the JSON for a schema; <paramref name="name"/> is the record's name, which tells what its number or date is.</summary>
    public JsonNode? Fill(string name, SchemaNode schema)
    {
        if (FormItems.Find(_document, schema) is not { } form || new RecordFiller(form.Rest, _declared).Value("", name, schema) is not JsonObject filled)
            return Value("", name, schema);
        filled[form.Property] = new JsonArray([.. form.Items.Select(item => new RecordFiller(item, _declared).Value(name, form.Property, form.Item))]);
        return filled;
    }

    private static JsonValue DateValue(DateOnly date, SchemaNode node) =>
        JsonValue.Create(date.ToString("O", CultureInfo.InvariantCulture) + (node.Format == "date-time" ? "T00:00:00Z" : ""));

    private static JsonValue NumberValue(decimal value, SchemaNode node) =>
        node.Kind == SchemaNodeKind.Integer ? JsonValue.Create((long)Math.Round(Math.Clamp(value, long.MinValue, long.MaxValue))) : JsonValue.Create(value);

    private static string Fold(string text) => FieldVocabulary.Recognized.Fold(text);

    private JsonNode? Value(string parent, string name, SchemaNode schema)
    {
        var field = FieldQuery.Of(parent, name, schema);
        return field.Node.Kind switch
        {
            SchemaNodeKind.Object => Object(name, field),
            SchemaNodeKind.Array => Array(name, field),
            _ => Leaf(field) ?? schema.CreateStandIn(),
        };
    }

    private JsonObject? Object(string name, FieldQuery field)
    {
        if (PartySearch.IsParty(field.Node) && (field.Kind == FieldKind.Party || _parties.Find(field, _lastParty) is not null))
            return Party(name, field);
        if (field.Schema.Labels.Count > 0 || field.Place.Box is not null)
            return Pieces(name, field);
        var filled = new JsonObject();
        foreach (SchemaProperty property in field.Node.Properties)
            filled[property.Name] = Value(name, property.Name, property.Node);
        return filled;
    }

    /// <summary>An object that is printed in one place, its parts with strokes between: <c>USD/1200/3</c>.</summary>
    private JsonObject? Pieces(string name, FieldQuery field)
    {
        string[] printed = _values.Text(field.AsText())?.Split('/', StringSplitOptions.TrimEntries) ?? [];
        bool isWhole = printed.Length > 0 && printed.Length == field.Place.Pieces.Count;
        if (!isWhole && field.IsNullable)
            return null;
        var filled = new JsonObject();
        foreach (SchemaProperty property in field.Node.Properties)
        {
            int at = isWhole ? field.Place.Pieces.ToList().IndexOf(property.Name.ToLowerInvariant()) : -1;
            filled[property.Name] = (at < 0 ? null : Parse(FieldQuery.Of(name, property.Name, property.Node), printed[at])) ?? property.Node.CreateStandIn();
        }
        return filled;
    }

    private JsonObject? Party(string name, FieldQuery field)
    {
        PartyAddress? address = _parties.Find(field, _lastParty);
        if (address is null && field.IsNullable)
            return null;
        _lastParty = address;
        bool hasEori = field.Node.Properties.Any(property => NameWords.Split(property.Name).Contains("eori"));
        var filled = new JsonObject();
        foreach (SchemaProperty property in field.Node.Properties)
        {
            var own = FieldQuery.Of(name, property.Name, property.Node);
            bool isPlainText = own.Node is { Kind: SchemaNodeKind.String, Choices.Count: 0, Format: null, Constant: null };
            string? text = isPlainText ? PartyText(own, property.Name, address, hasEori) : null;
            // What stands outside of addresses, in a footer as a rule, is the number of whoever wrote the document.
            if (isPlainText && text is null && own.Kind == FieldKind.TaxId && field.Terms.UnlabelledPlace != PartyPlace.Addressee)
                text = _values.Text(own);
            filled[property.Name] = text is null ? property.Node.CreateStandIn() : JsonValue.Create(text);
        }
        return filled;
    }

    private string? PartyText(
        FieldQuery field,
        string property,
        PartyAddress? address,
        bool hasEori)
    {
        if (address?.Part(property) is { } part)
            return part;
        bool isPrintedThere = field.Kind == FieldKind.Eori || (field.Kind == FieldKind.TaxId && !hasEori);
        return isPrintedThere ? address?.Print.Select(text => _values.TextOf(field.Kind, text)).OfType<string>().FirstOrDefault() : null;
    }

    private JsonNode? Array(string name, FieldQuery field)
    {
        if (field.Node.Items is not { } items)
            return field.Schema.CreateStandIn();
        SchemaNode item = FieldQuery.Chosen(items);
        if (PageClassifier.IsWanted(name, item))
            return new PageClassifier(_document).Fill(item);
        if (item.Kind == SchemaNodeKind.Object)
            return new JsonArray([.. _tables.Find(name, item).Select(row => Row(name, item, row))]);
        if (field.Kind == FieldKind.Container && item.Kind == SchemaNodeKind.String)
            return new JsonArray([.. _values.All(field.Kind).Select(text => JsonValue.Create(text))]);
        if (item.Kind != SchemaNodeKind.String || _values.Text(field.AsText()) is not { } listed)
            return field.Schema.CreateStandIn();
        FieldQuery entry = new(item, field.Terms, field.Place);
        string[] texts = listed.Split([',', ';', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new JsonArray([.. texts.Select(text => Parse(entry, text) ?? item.CreateStandIn())]);
    }

    private JsonObject Row(string name, SchemaNode item, Dictionary<string, string> row)
    {
        var filled = new JsonObject();
        foreach (SchemaProperty property in item.Properties)
        {
            var field = FieldQuery.Of(name, property.Name, property.Node);
            string? text = row.GetValueOrDefault(property.Name);
            if (text is null && field.Kind == FieldKind.Unit)
                text = UnitIn(row, item, name);
            // A cell of a table is the whole identifier, spaces and all.
            if (field.Kind is FieldKind.Identifier or FieldKind.Code)
                field = field.AsText();
            filled[property.Name] = (text is null ? null : Parse(field, text)) ?? property.Node.CreateStandIn();
        }
        return filled;
    }

    /// <summary>The unit behind the number of the quantity column.</summary>
    private string? UnitIn(Dictionary<string, string> row, SchemaNode item, string name)
    {
        foreach (SchemaProperty property in item.Properties)
        {
            if (!row.TryGetValue(property.Name, out string? text) || FieldQuery.Of(name, property.Name, property.Node).Kind != FieldKind.Quantity)
                continue;
            PrintedNumber number = _document.Numbers.Find(text).FirstOrDefault();
            string unit = number.End > 0 ? text[number.End..].Trim() : "";
            return unit.Length > 0 ? unit : null;
        }
        return null;
    }

    private JsonValue? Leaf(FieldQuery field)
    {
        if (field.Node.Constant is { } constant)
            return JsonValue.Create(constant);
        if (field.Node.Choices.Count > 0)
            return Choice(field);
        if (field.IsDate)
            return _values.Date(field) is { } date ? DateValue(date, field.Node) : null;
        if (field.IsNumber)
            return _values.Number(field) is { } number ? NumberValue(number, field.Node) : null;
        if (field.Node.Kind == SchemaNodeKind.Boolean)
            return _values.Flag(field) is { } flag ? JsonValue.Create(flag) : null;
        if (!field.IsText || field.Node.Format is not (null or "uri" or "email"))
            return null;
        string? text = field.Kind switch
        {
            FieldKind.Currency => _values.Currency(field),
            FieldKind.Choice => Heading(field),
            FieldKind.Date => _values.Date(field)?.ToString("O", CultureInfo.InvariantCulture),
            _ => _values.Text(field),
        };
        return text is null ? null : JsonValue.Create(text);
    }

    private JsonValue? Parse(FieldQuery field, string text)
    {
        SchemaNode node = field.Node;
        if (node.Choices.Count > 0)
            return node.Choices.Where(choice => Fold(choice.ToString()) == Fold(text)).Select(choice => JsonValue.Create(choice)).FirstOrDefault();
        if (field.IsDate)
            return _document.Dates.Find(text, out _, out _) is { } date ? DateValue(date, node) : null;
        if (field.IsNumber)
            return _document.Numbers.Find(text).Select(number => NumberValue(number.Value, node)).FirstOrDefault();
        return field.IsText && node.Format is null && _values.TextOf(field.Kind, text) is { } value ? JsonValue.Create(value) : null;
    }

    /// <summary>One of the values of an enum: as printed beside the label, or the currency, or the one that the document prints at all.</summary>
    private JsonValue? Choice(FieldQuery field)
    {
        if (Described(field.Node) is { } described)
            return described;
        string? printed = field.Kind == FieldKind.Currency ? _values.Currency(field) : _values.Text(field.AsText());
        if (printed is not null && Pick(field.Node, Fold(printed)) is { } beside)
            return beside;
        string all = string.Concat(_document.Cells.Select(cell => $" {cell.Folded.Value} "));
        JsonElement[] present = [.. field.Node.Choices.Where(choice => all.Contains($" {Fold(choice.ToString())} ", StringComparison.Ordinal))];
        return present.Length == 1 ? JsonValue.Create(present[0]) : null;
    }

    /// <summary>The choice of whose print the description tells, such as <c>export for 出口货物报关单</c>.</summary>
    private JsonValue? Described(SchemaNode node)
    {
        string description = node.Description ?? "";
        foreach (JsonElement choice in node.Choices)
        {
            string opening = $"{choice} for ";
            int at = description.IndexOf(opening, StringComparison.Ordinal);
            string print = at < 0 ? "" : Fold(description[(at + opening.Length)..].Split([',', '.', ';'])[0]);
            if (print.Length > 1 && _document.Cells.Any(cell => cell.Folded.Value.Contains(print, StringComparison.Ordinal)))
                return JsonValue.Create(choice);
        }
        return null;
    }

    private static JsonValue? Pick(SchemaNode node, string printed) =>
        node.Choices
            .Where(choice => Fold(choice.ToString()) is { Length: > 0 } folded && printed.StartsWith(folded, StringComparison.Ordinal))
            .OrderByDescending(choice => choice.ToString().Length)
            .Select(choice => JsonValue.Create(choice))
            .FirstOrDefault();

    /// <summary>The value whose title stands on the first page in the largest print.</summary>
    private string? Heading(FieldQuery field)
    {
        IEnumerable<string> headings = from choice in field.Terms.Titles
                                       from title in choice.Value.Select(Fold)
                                       from cell in _document.Cells
                                       where cell.Page == _document.FirstPage && IsHeading(cell, title)
                                       orderby Math.Round(cell.Box.Height / 4) descending, title.Length descending, cell.Box.Top
                                       select choice.Key;
        return headings.FirstOrDefault();

        static bool IsHeading(PrintedCell cell, string title) =>
            cell.Folded.Value.StartsWith(title, StringComparison.Ordinal)
            && cell.Folded.EndOf(0, title.Length) is var end && (end == cell.Text.Length || !char.IsLetter(cell.Text[end]));
    }
}
