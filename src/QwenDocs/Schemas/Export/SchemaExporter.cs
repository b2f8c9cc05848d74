using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;
using QwenDocs.Schemas.Marks;

namespace QwenDocs.Schemas.Export;

/// <summary>Makes strict schemas: <see cref="AIJsonUtilities"/> maps the type and its attributes, this closes what it leaves open.</summary>
internal static class SchemaExporter
{
    public static JsonElement Create(JsonTypeInfo typeInfo, out bool isWrapped)
    {
        JsonElement created = Export(typeInfo.Type, typeInfo.Options, out bool asksInVain);
        if (asksInVain)
            created = Export(typeInfo.Type, SettableProperties.Only(typeInfo.Options), out _);
        return Finish(created, typeInfo.Type.ToString(), out isWrapped);
    }

    /// <summary>Writes out references, refuses what cannot be asked for, and wraps what is no object.</summary>
    /// <param name="created">A closed schema, all of its properties required.</param>
    /// <param name="what">What the schema is of, for messages.</param>
    /// <param name="isWrapped">Whether the schema was put into a wrapping object.</param>
    public static JsonElement Finish(JsonElement created, string what, out bool isWrapped)
    {
        JsonObject schema = new ReferenceInliner(created).WriteOut(path => Refuse(what, path, "holds its own type again; a strict schema ends somewhere, so give the inner one a type of its own")) as JsonObject
            ?? throw Refuse(what, "$", "may be a value of any type; name the properties that are wanted in a record");
        schema.Remove("$defs");
        schema.Remove("definitions");
        Complete(schema, what, "$");

        isWrapped = !IsPlainObject(schema);
        if (isWrapped)
        {
            schema = new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { [RecordSchema.WrapperProperty] = schema },
                ["required"] = new JsonArray(RecordSchema.WrapperProperty),
                ["additionalProperties"] = false,
            };
        }

        return JsonSerializer.SerializeToElement(schema, SchemaJsonContext.Relaxed.JsonNode);
    }

    private static JsonElement Export(Type type, JsonSerializerOptions options, out bool asksInVain)
    {
        bool isInVain = false;
        JsonElement schema = AIJsonUtilities.CreateJsonSchema(type, serializerOptions: options, inferenceOptions: new AIJsonSchemaCreateOptions
        {
            TransformSchemaNode = (context, node) =>
            {
                isInVain |= context.TypeInfo.Kind == JsonTypeInfoKind.Object && context.TypeInfo.Properties.Any(property => !SettableProperties.IsAsked(context.TypeInfo, property));
                return LabelHints.Append(context.PropertyInfo, EnumDescriptions.Append(context.TypeInfo, CompleteNode(context, node)));
            },
            TransformOptions = new AIJsonSchemaTransformOptions { DisallowAdditionalProperties = true, RequireAllProperties = true },
        });
        asksInVain = isInVain;
        return schema;
    }

    private static bool IsPlainObject(JsonObject schema) =>
        schema["type"] is JsonValue type && type.TryGetValue(out string? name) && name == "object";

    /// <summary>Gives a type with a converter of its own (a code, an amount) the type that it has in documents: text.</summary>
    private static JsonNode CompleteNode(AIJsonSchemaCreateContext context, JsonNode node)
    {
        Type type = context.TypeInfo.Type;
        Type underlying = Nullable.GetUnderlyingType(type) ?? type;
        JsonObject schema = node as JsonObject ?? [];
        if (UnsupportedSchema.OfContract(context.TypeInfo) is { } reason)
        {
            schema[UnsupportedSchema.Keyword] = reason;
            return schema;
        }

        if (MarkHints.IsMark(type))
            return MarkHints.Schema(schema, underlying != type);
        if (schema.ContainsKey("properties") && !schema.ContainsKey("type"))
            schema.Insert(0, "type", "object");

        // Elements with a converter of their own never come here by themselves: the list leaves them out.
        if (context.TypeInfo is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } element } && schema["items"] is not JsonObject { Count: > 0 } && IsText(element, context.TypeInfo.Options))
            schema["items"] = MarkHints.IsMark(element) ? MarkHints.Schema([], Nullable.GetUnderlyingType(element) is not null) : Text(element, [], Nullable.GetUnderlyingType(element) is not null);

        bool saysNothing = !schema.ContainsKey("type") && !schema.ContainsKey("anyOf") && !schema.ContainsKey("enum") && !schema.ContainsKey("$ref") && !schema.ContainsKey("const");
        return saysNothing && IsText(type, context.TypeInfo.Options) ? Text(type, schema, underlying != type || context.PropertyInfo?.IsSetNullable == true) : node;
    }

    private static bool IsText(Type type, JsonSerializerOptions options)
    {
        Type underlying = Nullable.GetUnderlyingType(type) ?? type;
        return underlying != typeof(object) && !typeof(JsonNode).IsAssignableFrom(underlying) && underlying != typeof(JsonElement) && underlying != typeof(JsonDocument)
            && options.TryGetTypeInfo(type, out JsonTypeInfo? typeInfo) && typeInfo.Kind == JsonTypeInfoKind.None;
    }

    private static JsonObject Text(Type type, JsonObject schema, bool isNullable)
    {
        schema["type"] = isNullable ? new JsonArray("string", "null") : "string";
        if (!schema.ContainsKey("description") && (Nullable.GetUnderlyingType(type) ?? type).GetCustomAttribute<DescriptionAttribute>() is { } description)
            schema.Insert(0, "description", description.Description);
        return schema;
    }

    private static void Complete(JsonObject schema, string root, string path)
    {
        if (UnsupportedSchema.OfSchema(schema) is { } reason)
            throw Refuse(root, path, reason);

        if (schema["properties"] is JsonObject properties)
        {
            foreach ((string name, JsonNode? property) in properties)
                Complete(property as JsonObject ?? [], root, $"{path}.{name}");
        }

        if (schema["items"] is { } items)
            Complete(items as JsonObject ?? [], root, path + "[]");
        if (schema["anyOf"] is JsonArray alternatives)
        {
            foreach (JsonNode? alternative in alternatives)
                Complete(alternative as JsonObject ?? [], root, path);

            // A polymorphic type comes as an object with alternatives; strict schemas take the alternatives alone.
            if (schema["type"] is JsonArray types && types.Any(type => type?.GetValue<string>() == "null"))
                alternatives.Add((JsonNode)new JsonObject { ["type"] = "null" });
            schema.Remove("type");
            schema.Remove("required");
        }
    }

    private static ArgumentException Refuse(string root, string path, string reason) =>
        new($"{root} cannot be a strict schema: {path} {reason}.");
}
