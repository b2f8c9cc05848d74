using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas.Export;
using QwenDocs.Schemas.Reading;

namespace QwenDocs.Schemas;

/// <summary>What a model is asked to answer: the strict JSON Schema of a record type, and the way back from JSON to the record.</summary>
/// <remarks>
/// The attributes of <c>System.ComponentModel</c> and <c>System.ComponentModel.DataAnnotations</c> become keywords:
/// <c>[Description]</c>, <c>[Range]</c>, <c>[RegularExpression]</c>, <c>[Length]</c>, <c>[StringLength]</c>, <c>[AllowedValues]</c> and so on.
/// The <c>[Description]</c>s of an enum's members follow the description of each property of the enum. Properties that JSON cannot set, such as
/// computed ones, are not asked for. What the attributes cannot say stands in <see cref="PrintedAsAttribute"/> and <see cref="PrintedUnitAttribute"/>, and follows the description.
/// A type that strict schemas cannot hold (a list, a polymorphic type) is wrapped in an object with one property, <c>data</c>.
/// </remarks>
public abstract class RecordSchema
{
    internal const string WrapperProperty = "data";

    // A schema is made once for each contract, and lives as long as the contract does.
    private static readonly ConditionalWeakTable<JsonTypeInfo, RecordSchema> Known = [];

    private readonly JsonTypeInfo _readingTypeInfo;
    private readonly Lazy<string> _fingerprint;

    private protected RecordSchema(string name, JsonTypeInfo typeInfo, JsonElement json, bool isWrapped)
    {
        Name = name;
        TypeInfo = typeInfo;
        IsWrapped = isWrapped;
        Root = SchemaNode.Read(json);
        Json = SchemaAnnotations.Remove(json);
        Text = JsonSerializer.Serialize(Json, SchemaJsonContext.Relaxed.JsonElement);
        TextInPrompt = Text;
        _fingerprint = new Lazy<string>(() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text))));
        _readingTypeInfo = ReadingOptions(typeInfo.Options).GetTypeInfo(typeInfo.Type);
    }

    /// <summary>Gets the name of the schema: the type's name, 1 to 64 letters, digits, underscores and hyphens.</summary>
    public string Name { get; }

    /// <summary>Gets the contract by which records are written.</summary>
    public JsonTypeInfo TypeInfo { get; }

    /// <summary>
    /// Gets the strict JSON Schema: every object closed (<c>additionalProperties: false</c>), every property required, and
    /// <c>null</c> allowed where the property's type allows it (<c>"type": ["string", "null"]</c>).
    /// </summary>
    public JsonElement Json { get; }

    /// <summary>Gets the schema as compact JSON text, Chinese unescaped, as it stands in the instructions.</summary>
    public string Text { get; }

    /// <summary>Gets the text under which the schema stands in the instructions: that of the schema which this one limits, where it does.</summary>
    internal string TextInPrompt { get; private protected init; }

    /// <summary>Gets the SHA-256 of <see cref="Text"/>, as 64 lower-case hexadecimal digits: two schemas that ask for the same have the same one.</summary>
    public string Fingerprint => _fingerprint.Value;

    /// <summary>Gets the schema of the whole answer, read once, with the labels and units of its properties.</summary>
    public SchemaNode Root { get; }

    /// <summary>Gets the schema of the record: that of the answer, without the wrapping object where there is one.</summary>
    public SchemaNode Record => IsWrapped && Root.TryGetProperty(WrapperProperty, out SchemaNode? record) ? record : Root;

    /// <summary>Gets a value indicating whether the record asks for signatures, stamps or ticked boxes.</summary>
    internal bool HasMarks => Root.HasMarks;

    /// <summary>Gets a value indicating whether the record stands in the property <c>data</c> of a wrapping object.</summary>
    internal bool IsWrapped { get; }

    /// <summary>Gets the place of the record in an answer.</summary>
    internal FieldPath RecordPath => IsWrapped ? FieldPath.Root.Append(WrapperProperty) : FieldPath.Root;

    /// <summary>Puts a record where an answer has it.</summary>
    [return: NotNullIfNotNull(nameof(record))]
    internal JsonNode? Wrap(JsonNode? record) => IsWrapped ? new JsonObject { [WrapperProperty] = record } : record;

    /// <summary>Writes a record under its contract, letters of every script as they are.</summary>
    internal string WriteRecord(object? record)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            JsonSerializer.Serialize(json, record, TypeInfo);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Finds the record's object in an answer: in the wrapping object, and of alternatives the one that it names.</summary>
    /// <returns>The object and its schema, or <see langword="null"/> where it is no object or names no alternative.</returns>
    internal (JsonObject Record, SchemaNode Node)? FindRecord(JsonObject answer)
    {
        if (!IsWrapped || Record.Kind is not (SchemaNodeKind.Object or SchemaNodeKind.AnyOf))
            return (answer, Root);
        if (answer[WrapperProperty] is not JsonObject record)
            return null;
        SchemaNode? node = Record.Kind == SchemaNodeKind.Object ? Record : Record.Alternatives.FirstOrDefault(alternative => alternative.IsNamedBy(record));
        return node is null ? null : (record, node);
    }

    /// <summary>Makes the schema of a type by reflection: property names in camel case, enums by name.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <returns>The schema; the same one each time.</returns>
    /// <exception cref="ArgumentException">The type cannot be a strict schema: it holds a dictionary, itself, an enum with <c>[Flags]</c>, a value of any type, or a type that JSON cannot make.</exception>
    [RequiresUnreferencedCode("Reads the type by reflection. Use the overload that takes a JsonTypeInfo in trimmed applications.")]
    [RequiresDynamicCode("Reads the type by reflection. Use the overload that takes a JsonTypeInfo in native applications.")]
    public static RecordSchema<T> For<[StrictSchema] T>() => For((JsonTypeInfo<T>)ReflectionDefaults.Options.GetTypeInfo(typeof(T)));

    /// <summary>Makes the schema of a type by its JSON contract, source-generated or not.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="typeInfo">The contract, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <returns>The schema; the same one each time for the same contract.</returns>
    /// <exception cref="ArgumentException">The type cannot be a strict schema: it holds a dictionary, itself, an enum with <c>[Flags]</c>, a value of any type, or a type that JSON cannot make.</exception>
    public static RecordSchema<T> For<[StrictSchema] T>(JsonTypeInfo<T> typeInfo)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        return (RecordSchema<T>)Known.GetValue(typeInfo, static key => Create((JsonTypeInfo<T>)key));
    }

    /// <summary>Makes a schema of a JSON Schema, for extraction without a .NET type: records are JSON.</summary>
    /// <remarks>
    /// The schema is made strict: references are written out, objects closed, and a property that was not required may be <c>null</c>. Labels and unit of a property
    /// stand in the keywords <c>x-printedAs</c> (a list of texts) and <c>x-printedUnit</c> (a text), the sort of a <see cref="Mark"/>, whose type is <c>boolean</c>, in <c>x-mark</c> (<c>signature</c>, <c>stamp</c> or <c>checkbox</c>); they do not go to the model, so say them in the description too.
    /// </remarks>
    /// <param name="name">The name of the schema; what is no letter, digit, underscore or hyphen is left out, and what is longer than 64 characters is cut.</param>
    /// <param name="json">The JSON Schema of the record.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="ArgumentException">The JSON is no schema that can be made strict: it allows any value somewhere, or holds itself.</exception>
    public static RecordSchema<JsonElement> FromJson(string name, JsonElement json)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        JsonElement schema = SchemaImporter.Create(name, json, out bool isWrapped);
        return new RecordSchema<JsonElement>(SafeName(name), SchemaJsonContext.Relaxed.JsonElement, schema, isWrapped);
    }

    /// <summary>Makes a schema of JSON that no record type stands behind. Endpoints pass it on; what is read under it is JSON.</summary>
    internal static RecordSchema<JsonElement> ForForeign(string name, JsonElement json) => new(SafeName(name), SchemaJsonContext.Relaxed.JsonElement, json, isWrapped: false);

    /// <summary>Makes a schema for a part of the record, to ask a model for that part alone.</summary>
    internal abstract RecordSchema Narrow(JsonObject json);

    /// <summary>Makes this schema anew with limits that the instructions do not tell.</summary>
    internal abstract RecordSchema Limit(JsonObject json);

    /// <summary>Calls a visitor with the record's type, so that what depends on the type is made without reflection.</summary>
    internal abstract TResult Accept<TResult>(RecordTypeVisitor<TResult> visitor);

    /// <summary>Reads a model's answer. Whatever can be repaired by rule is repaired, and all of it is reported. It throws nothing, whatever the answer is.</summary>
    /// <param name="answer">The text of the answer: JSON, perhaps behind thoughts, fenced, cut or surrounded by prose.</param>
    /// <returns>The record, or none where the answer holds no JSON object; and where the answer departed from the schema.</returns>
    public RecordReading ReadAnswer(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return RecordReader.Read(this, _readingTypeInfo, answer);
    }

    /// <summary>Reads a record that stands in a larger answer.</summary>
    /// <param name="record">The record's JSON.</param>
    /// <param name="source">What the answer was built with.</param>
    internal RecordReading ReadNode(JsonNode? record, JsonTreeBuilder source) => RecordReader.Read(this, _readingTypeInfo, record, source);

    /// <summary>Returns the schema as indented JSON: stable text for snapshots.</summary>
    /// <returns>The schema, two spaces an indent, <c>\n</c> line ends, Chinese unescaped.</returns>
    public override string ToString() => JsonSerializer.Serialize(Json, SchemaJsonContext.Indented.JsonElement);

    private static RecordSchema<T> Create<T>(JsonTypeInfo<T> typeInfo)
    {
        JsonElement schema = SchemaExporter.Create(typeInfo, out bool isWrapped);
        return new RecordSchema<T>(NameOf(typeof(T)), typeInfo, schema, isWrapped);
    }

    private static string NameOf(Type type)
    {
        return SafeName(type.IsGenericType ? type.GetGenericArguments()[0].Name + "s" : type.Name);
    }

    private static string SafeName(string name)
    {
        string safe = new([.. name.Where(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-').Take(64)]);
        return safe.Length > 0 ? safe : "Record";
    }

    private static JsonSerializerOptions ReadingOptions(JsonSerializerOptions options) => new(options)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = options.NumberHandling | JsonNumberHandling.AllowReadingFromString,
    };

    [RequiresUnreferencedCode("Reflection.")]
    [RequiresDynamicCode("Reflection.")]
    private static class ReflectionDefaults
    {
        public static JsonSerializerOptions Options { get; } = Create();

        private static JsonSerializerOptions Create()
        {
            JsonSerializerOptions options = new()
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
                TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            };
            options.MakeReadOnly();
            return options;
        }
    }
}
