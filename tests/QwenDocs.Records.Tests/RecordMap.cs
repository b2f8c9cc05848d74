using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;

namespace QwenDocs.Records.Tests;

/// <summary>The library's records, found by reflection: those that stand for a document, and the parts that they hold.</summary>
internal sealed class RecordMap
{
    private readonly Dictionary<Type, Type[]> _parts;
    private readonly Dictionary<Type, HashSet<Type>> _documents = [];

    public RecordMap()
    {
        // Records carry a description for the model; results and options, which may be records as well, do not.
        All = [.. typeof(Invoice).Assembly.GetExportedTypes().Where(type => IsRecord(type)).OrderBy(type => type.Name, StringComparer.Ordinal)];
        _parts = All.ToDictionary(type => type, type => Fields(type).Select(field => Element(field.PropertyType)).Where(part => IsRecord(part) && part != type).Distinct().ToArray());
        Documents = [.. All.Where(type => !_parts.Values.Any(parts => parts.Contains(type)))];
        foreach (Type paper in Documents)
            Reach(paper, paper);
    }

    /// <summary>Gets all records, by name.</summary>
    public IReadOnlyList<Type> All { get; }

    /// <summary>Gets the records that no other record holds.</summary>
    public IReadOnlyList<Type> Documents { get; }

    /// <summary>Gets the parts that several documents hold.</summary>
    public IEnumerable<Type> Shared => All.Where(type => !Documents.Contains(type) && (!_documents.TryGetValue(type, out HashSet<Type>? papers) || papers.Count > 1));

    /// <summary>Returns the parts that this record alone holds, in the order of its fields, parts of parts behind them.</summary>
    public IEnumerable<Type> OwnParts(Type paper)
    {
        HashSet<Type> seen = [];
        return Parts(paper);

        IEnumerable<Type> Parts(Type type) => _parts[type].Where(part => _documents[part].Count == 1 && seen.Add(part)).ToArray().SelectMany(part => Parts(part).Prepend(part));
    }

    /// <summary>Returns the fields in the order of the schema.</summary>
    public static IEnumerable<JsonPropertyInfo> Fields(Type type) =>
        RecordSchema.For<Invoice>().TypeInfo.Options.GetTypeInfo(type).Properties.Where(property => property.AttributeProvider is PropertyInfo && property.Set is not null);

    /// <summary>Returns what a property holds, without list and null.</summary>
    public static Type Element(Type type)
    {
        Type inner = Nullable.GetUnderlyingType(type) ?? type;
        return inner != typeof(string) && inner.GetInterfaces().Append(inner).FirstOrDefault(part => part.IsGenericType && part.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list
            ? list.GetGenericArguments()[0]
            : inner;
    }

    private static bool IsRecord(Type type) =>
        type.IsClass && type.GetMethod("<Clone>$") is not null && type.IsDefined(typeof(DescriptionAttribute), inherit: false);

    private void Reach(Type paper, Type type)
    {
        foreach (Type part in _parts[type])
        {
            if (!_documents.TryGetValue(part, out HashSet<Type>? papers))
                _documents[part] = papers = [];
            if (papers.Add(paper))
                Reach(paper, part);
        }
    }
}
