using System.Text;
using QwenDocs.Schemas;

namespace QwenDocs.Prompts;

/// <summary>A record in a few words: enough to know its documents by, at a fraction of the schema's tokens.</summary>
internal static class RecordOutline
{
    /// <summary>Writes name, description and the names of the values.</summary>
    public static string Write(RecordSchema schema)
    {
        StringBuilder text = new(schema.Name);
        if ((schema.Root.Description ?? schema.Record.Description) is { } description)
            text.Append(": ").Append(description.ReplaceLineEndings(" "));
        text.Append('\n').Append("Its values: ").Append(Values(schema.Record)).Append('.');
        return text.ToString();
    }

    private static string Values(SchemaNode schema) => schema.Kind switch
    {
        SchemaNodeKind.AnyOf => string.Join("; or ", schema.Alternatives.Select(Values).Where(values => values.Length > 0).Distinct()),
        SchemaNodeKind.Array => Values(schema.Items ?? SchemaNode.Anything),
        SchemaNodeKind.Object => string.Join(", ", schema.Properties.Select(property => Values(property.Node) is { Length: > 0 } inner ? $"{property.Name} ({inner})" : property.Name)),
        _ => "",
    };
}
