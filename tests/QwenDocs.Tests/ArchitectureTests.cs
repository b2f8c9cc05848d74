using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using QwenDocs.Extraction;

namespace QwenDocs.Tests;

public class ArchitectureTests
{
    private static readonly string[] Rooms =
    [
        "Text", "Documents", "Rendering", "Tokens", "Schemas", "Planning", "Endpoints", "Grounding", "Validation", "Extraction", "Pipelines", "Records", "DependencyInjection",
    ];

    private static readonly Assembly Library = typeof(DocumentExtractor).Assembly;

    [Fact]
    public void A_room_knows_only_the_rooms_before_it()
    {
        List<string> wrongWays = [];
        // Registration (Microsoft.Extensions.DependencyInjection) stands above all rooms.
        foreach (Type type in Library.GetTypes().Where(type => type.Namespace?.StartsWith("QwenDocs", StringComparison.Ordinal) == true))
        {
            int room = RoomOf(type);
            foreach (Type used in Uses(type).Where(used => RoomOf(used) > room).Distinct())
                wrongWays.Add($"{type.FullName} uses {used.FullName}");
        }

        wrongWays.Order().ShouldBeEmpty();
    }

    [Fact]
    public void Every_public_type_lives_in_a_room() =>
        Library.GetExportedTypes()
            .Where(type => type.Namespace is not ("QwenDocs" or "Microsoft.Extensions.DependencyInjection") && RoomOf(type) < 0)
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_static_can_be_changed() =>
        Library.GetTypes()
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal))
            .Select(field => $"{field.DeclaringType}.{field.Name}")
            .ShouldBeEmpty();

    /// <summary>The room's place in the order; -1 for what every room may use.</summary>
    private static int RoomOf(Type type)
    {
        string[] parts = (type.Namespace ?? "").Split('.');
        return type.Assembly == Library && parts.Length > 1 ? Array.IndexOf(Rooms, parts[1]) : -1;
    }

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

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);
}
