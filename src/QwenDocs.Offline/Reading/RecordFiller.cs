using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QwenDocs.Offline.Reading;

/// <summary>Fills a schema with what is printed on pages. Whatever is not found is null, an empty list, or the emptiest value the schema takes.</summary>
internal sealed class RecordFiller
{
    private readonly PrintedDocument _document;
    private readonly Vocabulary _vocabulary;
    private readonly ValueSearch _values;
    private readonly PartySearch _parties;
    private readonly TableSearch _tables;
    private readonly DeclaredLabels _declared;
    private PartyAddress? _lastParty;

    public RecordFiller(PrintedDocument document, Vocabulary vocabulary, DeclaredLabels declared)
    {
        _document = document;
        _vocabulary = vocabulary;
        _declared = declared;
        var labels = new LabelSearch(document, vocabulary, declared);
        _values = new ValueSearch(document, labels);
        _parties = new PartySearch(document, labels);
        _tables = new TableSearch(document, vocabulary, declared);
    }

    /// <summary>Returns the JSON for a schema; <paramref name="name"/> is the record's name, which tells what its number or date is.</summary>
    public JsonNode? Fill(string name, SchemaNode schema)
    {
        if (ItemBoxes.Find(_document, schema) is not { } boxes || new RecordFiller(boxes.Rest, _vocabulary, _declared).Value("", name, schema) is not JsonObject filled)
            return Value("", name, schema);
        filled[boxes.Property] = new JsonArray([.. boxes.Items.Select(item => new RecordFiller(item, _vocabulary, _declared).Value(name, boxes.Property, boxes.Item))]);
        return filled;
    }

    private static JsonNode? Empty(SchemaNode node) =>
        node.IsNullable ? null
        : node.Choices.Count > 0 ? Node(node.Choices[0])
        : node.Type switch
        {
            "object" => new JsonObject(node.Properties.Select(property => KeyValuePair.Create(property.Key, Empty(property.Value)))),
            "array" => new JsonArray(),
            "number" or "integer" => JsonValue.Create(0),
            "boolean" => JsonValue.Create(false),
            "null" => null,
            _ => JsonValue.Create(node.Format switch { "date" => "0001-01-01", "date-time" => "0001-01-01T00:00:00Z", "time" => "00:00:00", _ => "" }),
        };

    private static JsonNode? Node(JsonElement element) => JsonNode.Parse(element.GetRawText());

    private static JsonValue Node(DateOnly date, SchemaNode node) =>
        JsonValue.Create(date.ToString("O", CultureInfo.InvariantCulture) + (node.Format == "date-time" ? "T00:00:00Z" : ""));

    private JsonNode? Value(string parent, string name, SchemaNode node)
    {
        FieldTerms terms = _vocabulary.TermsOf(parent, name, node.Description);
        return node.Type switch
        {
            "object" => Object(name, node, terms),
            "array" => Array(name, node, terms),
            _ => Leaf(node, terms) ?? Empty(node),
        };
    }

    private JsonObject? Object(string name, SchemaNode node, FieldTerms terms)
    {
        if (PartySearch.IsParty(node) && (terms.Kind == "party" || _parties.Find(terms, _lastParty) is not null))
            return Party(name, node, terms);
        if (terms.Hints.Labels.Count > 0 || terms.Hints.Box is not null)
            return Pieces(name, node, terms);
        var filled = new JsonObject();
        foreach ((string property, SchemaNode child) in node.Properties)
            filled[property] = Value(name, property, child);
        return filled;
    }

    /// <summary>An object that is printed in one place, its parts with strokes between: <c>USD/1200/3</c>.</summary>
    private JsonObject? Pieces(string name, SchemaNode node, FieldTerms terms)
    {
        string[] printed = _values.Text(terms with { Kind = "text" })?.Split('/', StringSplitOptions.TrimEntries) ?? [];
        bool isWhole = printed.Length > 0 && printed.Length == terms.Hints.Pieces.Count;
        if (!isWhole && node.IsNullable)
            return null;
        var filled = new JsonObject();
        foreach ((string property, SchemaNode child) in node.Properties)
        {
            int at = isWhole ? terms.Hints.Pieces.ToList().IndexOf(property.ToLowerInvariant()) : -1;
            filled[property] = (at < 0 ? null : Parse(child, _vocabulary.TermsOf(name, property, child.Description), printed[at])) ?? Empty(child);
        }
        return filled;
    }

    private JsonObject? Party(string name, SchemaNode node, FieldTerms terms)
    {
        PartyAddress? address = _parties.Find(terms, _lastParty);
        if (address is null && node.IsNullable)
            return null;
        _lastParty = address;
        bool hasEori = node.Properties.Any(property => Vocabulary.Words(property.Key).Contains("eori"));
        var filled = new JsonObject();
        foreach ((string property, SchemaNode child) in node.Properties)
        {
            bool isText = child.Type == "string" && child.Choices.Count == 0 && child.Format is null;
            FieldTerms own = _vocabulary.TermsOf(name, property, child.Description);
            filled[property] = isText && address?.Part(property) is { } part ? JsonValue.Create(part)
                : isText && (own.Kind == "eori" || (own.Kind == "taxId" && !hasEori)) && address?.Print.Select(text => _values.TextOf(own.Kind, text)).OfType<string>().FirstOrDefault() is { } code ? JsonValue.Create(code)
                : isText && own.Kind == "taxId" && _values.Text(own) is { } tax ? JsonValue.Create(tax)
                : Empty(child);
        }
        return filled;
    }

    private JsonNode? Array(string name, SchemaNode node, FieldTerms terms)
    {
        if (node.Items is not { } item)
            return Empty(node);
        if (PageEntries.AreWanted(name, item))
            return new PageEntries(_document, _vocabulary).Fill(item);
        if (item.Type == "object")
            return new JsonArray([.. _tables.Find(name, item).Select(row => Row(name, item, row))]);
        if (terms.Kind == "container" && item.Type == "string")
            return new JsonArray([.. _values.All(terms.Kind).Select(text => JsonValue.Create(text))]);
        string? listed = item.Type == "string" ? _values.Text(terms with { Kind = "text" }) : null;
        return listed is null ? Empty(node) : new JsonArray([.. listed.Split([',', ';', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(text => Parse(item, terms, text) ?? Empty(item))]);
    }

    private JsonObject Row(string name, SchemaNode item, Dictionary<string, string> row)
    {
        var filled = new JsonObject();
        foreach ((string property, SchemaNode child) in item.Properties)
        {
            FieldTerms terms = _vocabulary.TermsOf(name, property, child.Description);
            string? text = row.GetValueOrDefault(property);
            if (text is null && terms.Kind == "unit")
                text = UnitIn(row, item, name);
            filled[property] = (text is null ? null : Parse(child, terms.Kind == "identifier" || terms.Kind == "code" ? terms with { Kind = "text" } : terms, text)) ?? Empty(child);
        }
        return filled;
    }

    /// <summary>The unit behind the number of the quantity column.</summary>
    private string? UnitIn(Dictionary<string, string> row, SchemaNode item, string name)
    {
        foreach ((string property, SchemaNode child) in item.Properties)
        {
            if (!row.TryGetValue(property, out string? text) || _vocabulary.TermsOf(name, property, child.Description).Kind != "quantity")
                continue;
            PrintedValue number = _document.Numbers.Find(text).FirstOrDefault();
            string unit = number.End > 0 ? text[number.End..].Trim() : "";
            return unit.Length > 0 ? unit : null;
        }
        return null;
    }

    private JsonNode? Leaf(SchemaNode node, FieldTerms terms)
    {
        if (node.Choices.Count > 0)
            return Choice(node, terms);
        if (node.IsDate)
            return _values.Date(terms) is { } date ? Node(date, node) : null;
        if (node.IsNumber)
            return _values.Number(terms) is { } number ? Number(node, number) : null;
        if (node.Type == "boolean")
            return _values.Flag(terms) is { } flag ? JsonValue.Create(flag) : null;
        if (node.Type != "string" || node.Format is not (null or "uri" or "email"))
            return null;
        string? text = terms.Kind switch
        {
            "currency" => _values.Currency(terms),
            "choice" => Heading(terms),
            "date" => _values.Date(terms)?.ToString("O", CultureInfo.InvariantCulture),
            _ => _values.Text(terms),
        };
        return text is null ? null : JsonValue.Create(text);
    }

    private JsonNode? Parse(SchemaNode node, FieldTerms terms, string text)
    {
        if (node.Choices.Count > 0)
            return node.Choices.Where(choice => Folding.Fold(choice.ToString()) == Folding.Fold(text)).Select(Node).FirstOrDefault();
        if (node.IsDate)
            return _document.Dates.Find(text, out _, out _) is { } date ? Node(date, node) : null;
        if (node.IsNumber)
            return _document.Numbers.Find(text).Select(number => Number(node, number.Value)).FirstOrDefault();
        return node.Type == "string" && node.Format is null && _values.TextOf(terms.Kind, text) is { } value ? JsonValue.Create(value) : null;
    }

    private static JsonValue Number(SchemaNode node, decimal value) =>
        node.Type == "integer" ? JsonValue.Create((long)Math.Round(Math.Clamp(value, long.MinValue, long.MaxValue))) : JsonValue.Create(value);

    /// <summary>One of the values of an enum: as printed beside the label, or the currency, or the one that is on the paper at all.</summary>
    private JsonNode? Choice(SchemaNode node, FieldTerms terms)
    {
        if (Described(node) is { } described)
            return described;
        string? printed = terms.Kind == "currency" ? _values.Currency(terms) : _values.Text(terms with { Kind = "text" });
        if (printed is not null && Pick(node, Folding.Fold(printed)) is { } beside)
            return beside;
        string all = string.Concat(_document.Cells.Select(cell => $" {cell.Folded.Value} "));
        JsonElement[] present = [.. node.Choices.Where(choice => all.Contains($" {Folding.Fold(choice.ToString())} ", StringComparison.Ordinal))];
        return present.Length == 1 ? Node(present[0]) : null;
    }

    /// <summary>The choice of whose print the description tells, such as <c>export for 出口货物报关单</c>.</summary>
    private JsonNode? Described(SchemaNode node)
    {
        foreach (JsonElement choice in node.Choices)
        {
            string opening = $"{choice} for ";
            int at = node.Description.IndexOf(opening, StringComparison.Ordinal);
            string print = at < 0 ? "" : Folding.Fold(node.Description[(at + opening.Length)..].Split([',', '.', ';'])[0]);
            if (print.Length > 1 && _document.Cells.Any(cell => cell.Folded.Value.Contains(print, StringComparison.Ordinal)))
                return Node(choice);
        }
        return null;
    }

    private static JsonNode? Pick(SchemaNode node, string printed) =>
        node.Choices.Where(choice => Folding.Fold(choice.ToString()) is { Length: > 0 } folded && printed.StartsWith(folded, StringComparison.Ordinal)).OrderByDescending(choice => choice.ToString().Length).Select(Node).FirstOrDefault();

    /// <summary>The value whose heading stands on the first page in the largest print.</summary>
    private string? Heading(FieldTerms terms)
    {
        IEnumerable<string> headings = from choice in terms.Data?.Choices ?? []
                                       from heading in choice.Value.Select(Folding.Fold)
                                       from cell in _document.Cells
                                       where cell.Page == _document.FirstPage && IsHeading(cell, heading)
                                       orderby Math.Round(cell.Box.Height / 4) descending, heading.Length descending, cell.Box.Top
                                       select choice.Key;
        return headings.FirstOrDefault();

        static bool IsHeading(Cell cell, string heading) =>
            cell.Folded.Value.StartsWith(heading, StringComparison.Ordinal)
            && cell.Folded.EndOf(0, heading.Length) is var end && (end == cell.Text.Length || !char.IsLetter(cell.Text[end]));
    }
}
