using System.Text.Json.Serialization.Metadata;
using QwenDocs.Grounding.Labels;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;
using QwenDocs.Text.Values;

namespace QwenDocs.Grounding.Claims;

/// <summary>The fields of a schema and the labels that name them: the same for all its records.</summary>
internal sealed class SchemaFields
{
    private readonly Dictionary<string, ClaimField> _byKey = [];
    private readonly List<ClaimField> _fields = [];

    private SchemaFields(RecordSchema schema)
    {
        Collect(schema.Record, schema.TypeInfo, "", schema.Name, isInList: false);
        Labels = new FieldLabels(_fields);
    }

    /// <summary>Gets every field, in the order of the schema.</summary>
    public IReadOnlyList<ClaimField> All => _fields;

    public FieldLabels Labels { get; }

    public static SchemaFields Of(RecordSchema schema) => new(schema);

    /// <summary>Returns the field of a key; null where the schema has none.</summary>
    public ClaimField? Find(string key) => _byKey.GetValueOrDefault(key);

    public static string Join(string key, string name) => key.Length == 0 ? name : $"{key}.{name}";

    private void Collect(SchemaNode node, JsonTypeInfo? contract, string key, string parent, bool isInList)
    {
        foreach (SchemaNode alternative in node.Alternatives)
            Collect(alternative, contract, key, parent, isInList);
        foreach (SchemaProperty property in node.Properties)
        {
            JsonTypeInfo? child = ContractOf(contract, property.Name);
            CollectValue(property.Node, child, Join(key, property.Name), key, parent, property.Name, isInList);
        }

        if (node.Kind == SchemaNodeKind.Array && node.Items is { } items)
            CollectValue(items, ElementOf(contract), key, key, parent, parent, isInList: true);
    }

    private void CollectValue(SchemaNode node, JsonTypeInfo? contract, string key, string group, string parent, string name, bool isInList)
    {
        if (!node.IsLeaf)
        {
            Collect(node, contract, key, name, isInList);
            return;
        }

        if (_byKey.ContainsKey(key) || node.Constant is not null)
            return;
        ClaimField field = new(_fields.Count, key, group, name, node, FieldVocabulary.Default.TermsOf(parent, name, node), isInList, contract?.Converter as IPrintedValueReader);
        _fields.Add(field);
        _byKey[key] = field;
    }

    private static JsonTypeInfo? ContractOf(JsonTypeInfo? contract, string name) =>
        contract is { Kind: JsonTypeInfoKind.Object } && contract.Properties.FirstOrDefault(property => property.Name == name) is { } property ? TypeOf(contract, property.PropertyType) : null;

    private static JsonTypeInfo? ElementOf(JsonTypeInfo? contract) => contract?.ElementType is { } element ? TypeOf(contract, element) : null;

    private static JsonTypeInfo? TypeOf(JsonTypeInfo contract, Type type) =>
        contract.Options.TryGetTypeInfo(Nullable.GetUnderlyingType(type) ?? type, out JsonTypeInfo? found) ? found : null;
}
