using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using QwenDocs.Extraction;

namespace QwenDocs.Tests;

public class ArchitectureTests
{
    // What each area of the engine may use beside itself. Exceptions and names of the root namespace are everybody's.
    private static readonly Dictionary<string, string[]> Edges = new()
    {
        ["Imaging"] = [],
        ["Text"] = ["Imaging"],
        ["Options"] = [],
        ["Telemetry"] = [],
        ["Pdf"] = ["Imaging"],
        ["Tokens"] = ["Imaging"],
        ["Schemas"] = ["Text"],
        ["Documents"] = ["Imaging", "Pdf", "Text"],
        ["Rendering"] = ["Documents", "Pdf", "Imaging", "Text"],
        ["Prompts"] = ["Schemas", "Tokens"],
        ["Endpoints"] = ["Schemas", "Tokens", "Text", "Imaging", "Telemetry", "Options"],
        ["Validation"] = ["Schemas", "Text", "Imaging"],
        ["Planning"] = ["Documents", "Rendering", "Imaging", "Text", "Tokens", "Schemas", "Prompts", "Options"],
        ["Grounding"] = ["Documents", "Rendering", "Imaging", "Text", "Schemas", "Validation", "Options"],
        ["Extraction"] =
            ["Planning", "Endpoints", "Grounding", "Validation", "Prompts", "Documents", "Rendering", "Imaging", "Text", "Tokens", "Schemas", "Telemetry", "Options"],
        ["Pipelines"] = ["Extraction", "Planning", "Documents", "Schemas", "Tokens", "Validation", "Options"],
        ["Review"] = ["Extraction", "Grounding", "Validation", "Planning", "Documents", "Rendering", "Imaging", "Schemas", "Options"],
        ["DependencyInjection"] = ["Pipelines", "Extraction", "Planning", "Endpoints", "Documents", "Rendering", "Schemas", "Tokens", "Validation", "Telemetry", "Options"],
    };

    // What the assemblies beside the engine may use of it, and of each other.
    private static readonly Dictionary<string, string[]> AssemblyEdges = new()
    {
        ["QwenDocs.Records"] = ["Schemas", "Text", "Validation", "Documents"],
        ["QwenDocs.Ocr"] = ["Text", "Imaging", "Documents"],
        ["QwenDocs.Evaluation"] = ["QwenDocs.Records", "Extraction", "Grounding", "Validation", "Planning", "Documents", "Rendering", "Imaging", "Schemas", "Text", "Tokens"],
        ["QwenDocs.Sqlite"] = ["Pipelines"],
        ["QwenDocs.Offline"] = ["QwenDocs.Ocr", "QwenDocs.Records", "Endpoints", "Tokens", "Schemas", "Text", "Imaging", "Documents"],
    };

    private static readonly Assembly Library = typeof(DocumentExtractor).Assembly;

    private static readonly Assembly[] Assemblies =
    [
        Library,
        typeof(Records.Invoices.Invoice).Assembly,
        typeof(Ocr.OcrReader).Assembly,
        typeof(Offline.OfflineEndpoint).Assembly,
        typeof(Evaluation.ExtractBenchScorer).Assembly,
        typeof(Sqlite.SqliteJournal).Assembly,
    ];

    [Fact]
    public void Areas_and_assemblies_use_what_the_plan_lets_them_use()
    {
        SortedDictionary<string, SortedSet<string>> witnesses = new(StringComparer.Ordinal);
        foreach (Type type in Assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            if (PlaceOf(type) is not { } place)
                continue;
            foreach (string used in Uses(type).Select(PlaceOf).OfType<string>().Distinct().Where(used => used != place && !MayUse(place, used)))
            {
                string edge = $"{place} -> {used}";
                (witnesses.TryGetValue(edge, out SortedSet<string>? types) ? types : witnesses[edge] = []).Add(type.FullName!.Split('+', '`')[0]);
            }
        }

        string.Join('\n', witnesses.Select(edge => $"{edge.Key}: {string.Join(", ", edge.Value)}")).ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_tests_and_the_endpoint_beside_it_see_the_internals_of_an_assembly() =>
        Assemblies
            .SelectMany(assembly => assembly.GetCustomAttributes<InternalsVisibleToAttribute>().Select(attribute => (From: assembly.GetName().Name, To: attribute.AssemblyName)))
            .Where(friend => !friend.To.EndsWith(".Tests", StringComparison.Ordinal) && friend.To != "QwenDocs.Benchmarks")
            .ShouldBe([("QwenDocs", "QwenDocs.Offline"), ("QwenDocs.Ocr", "QwenDocs.Offline")]);

    [Fact]
    public void Every_public_type_lives_in_an_area() =>
        Library.GetExportedTypes()
            .Where(type => type.Namespace is not ("QwenDocs" or "Microsoft.Extensions.DependencyInjection") && PlaceOf(type) is null)
            .ShouldBeEmpty();

    [Fact]
    public void The_picture_of_the_areas_is_drawn_from_the_table()
    {
        // Options are checks of ranges that everybody may use: no box for them, and none for an area without code.
        HashSet<string> drawn = [.. Library.GetTypes().Select(PlaceOf).OfType<string>().Where(area => area is not ("Options" or "Telemetry"))];
        string picture = AreaPicture.Draw(Edges.Where(edge => drawn.Contains(edge.Key)).ToDictionary(edge => edge.Key, edge => edge.Value.Where(drawn.Contains).ToArray()));
        string docs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs"));
        string received = Path.Combine(docs, "areas.received.svg");
        if (File.Exists(Path.Combine(docs, "areas.svg")) && File.ReadAllText(Path.Combine(docs, "areas.svg")).ReplaceLineEndings("\n") == picture)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, picture);
        Assert.Fail($"docs/areas.svg is not what the table says. To approve the change run this command:\nmv \"{received}\" \"{Path.Combine(docs, "areas.svg")}\"");
    }

    [Fact]
    public void Nothing_static_can_be_changed() =>
        Library.GetTypes()
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal))
            .Select(field => $"{field.DeclaringType}.{field.Name}")
            .ShouldBeEmpty();

    /// <summary>The area of the engine, or the other assembly, that a type belongs to; null for what everybody may use.</summary>
    private static string? PlaceOf(Type type)
    {
        if (type.Assembly != Library)
            return Assemblies.Contains(type.Assembly) ? type.Assembly.GetName().Name : null;
        string? area = (type.Namespace ?? "").Split('.') is ["QwenDocs", { } name, ..] ? name : null;
        return area is not null && Edges.ContainsKey(area) ? area : null;
    }

    private static bool MayUse(string place, string used) => (Edges.TryGetValue(place, out string[]? may) ? may : AssemblyEdges[place]).Contains(used);

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name.StartsWith('<')
        || type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "GeneratedCodeAttribute")
        || (type.DeclaringType is { } outer && IsGenerated(outer));

    private static IEnumerable<Type> Uses(Type type)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        IEnumerable<Type> used = type.GetInterfaces().Append(type.BaseType!)
            .Concat(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType))
            .Concat(type.GetFields(All).Select(field => field.FieldType));
        foreach (MethodBase method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
        {
            used = used.Concat(method.GetParameters().Select(parameter => parameter.ParameterType)).Concat(InBody(method));
            if (method is MethodInfo info)
                used = used.Append(info.ReturnType);
        }

        return used.Where(candidate => candidate is not null).SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];

    private static IEnumerable<Type> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            yield break;
        foreach (LocalVariableInfo local in body.LocalVariables)
            yield return local.LocalType;

        byte[] il = body.GetILAsByteArray()!;
        Type[] typeArguments = method.DeclaringType!.GetGenericArguments();
        Type[] methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (int offset = 0; offset < il.Length;)
        {
            OpCode code = il[offset] == 0xFE ? OpCodesByValue[(short)(0xFE00 | il[offset + 1])] : OpCodesByValue[il[offset]];
            offset += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                MemberInfo? member = method.Module.ResolveMember(BitConverter.ToInt32(il, offset), typeArguments, methodArguments);
                if ((member as Type ?? member?.DeclaringType) is { } used)
                    yield return used;
                if (member is MethodInfo { IsGenericMethod: true } generic)
                {
                    foreach (Type argument in generic.GetGenericArguments())
                        yield return argument;
                }
            }

            offset += OperandSize(code.OperandType, il, offset);
        }
    }

    private static int OperandSize(OperandType operand, byte[] il, int offset) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, offset)),
        _ => 4,
    };

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);
}
