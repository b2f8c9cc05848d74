using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace QwenDocs.Schemas.Paths;

/// <summary>Turns an expression such as <c>x => x.Lines[2].Total</c> into a path. Nothing is compiled, so that it works in native applications.</summary>
internal static class MemberExpressionPath
{
    /// <summary>Turns an expression into a path.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="typeInfo">The contract of the record, or <see langword="null"/> to name properties by their attributes and in camel case.</param>
    /// <exception cref="ArgumentException">The expression names no field of the record's JSON.</exception>
    public static FieldPath Of(LambdaExpression expression, JsonTypeInfo? typeInfo)
    {
        Stack<Expression> steps = [];
        for (Expression? current = Bare(expression.Body); current != expression.Parameters[0]; current = Bare(Source(current!, expression)))
            steps.Push(current);

        FieldPath path = FieldPath.Root;
        JsonTypeInfo? contract = typeInfo;
        while (steps.TryPop(out Expression? step))
        {
            if (step is MemberExpression { Member: var member })
            {
                if (member.Name == nameof(Nullable<>.Value) && Nullable.GetUnderlyingType(member.DeclaringType!) is not null)
                    continue;
                path = path.Append(typeInfo is null ? NameOf(member, expression) : NameOf(member, ref contract, typeInfo.Options, expression));
            }
            else
            {
                path = path.Append(IndexOf(step, expression));
                contract = contract?.ElementType is { } element && typeInfo!.Options.TryGetTypeInfo(element, out JsonTypeInfo? found) ? found : null;
            }
        }

        return path;
    }

    private static Expression Source(Expression step, LambdaExpression whole) => step switch
    {
        MemberExpression { Expression: { } source } => source,
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } access => access.Left,
        IndexExpression { Object: { } source, Arguments.Count: 1 } => source,
        MethodCallExpression { Method.Name: "get_Item", Object: { } source, Arguments.Count: 1 } => source,
        MethodCallExpression { Method.Name: "ElementAt", Method.DeclaringType: { } type, Arguments.Count: 2 } call when type == typeof(Enumerable) => call.Arguments[0],
        _ => throw Unsupported(whole),
    };

    private static Expression Bare(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } conversion)
            expression = conversion.Operand;
        return expression;
    }

    private static string NameOf(MemberInfo member, LambdaExpression whole)
    {
        if (member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Always })
            throw NotInJson(member, whole);
        return member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(member.Name);
    }

    private static string NameOf(MemberInfo member, ref JsonTypeInfo? contract, JsonSerializerOptions options, LambdaExpression whole)
    {
        // A member of a derived type is none of the contract of the property's own type.
        if (contract is null || !member.DeclaringType!.IsAssignableFrom(contract.Type))
            contract = options.TryGetTypeInfo(member.DeclaringType!, out JsonTypeInfo? declaring) ? declaring : null;
        JsonPropertyInfo property = contract?.Properties.FirstOrDefault(candidate => IsWritten(candidate, member)) ?? throw NotInJson(member, whole);
        contract = options.TryGetTypeInfo(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, out JsonTypeInfo? found) ? found : null;
        return property.Name;
    }

    // Contracts keep ignored members, with neither a getter nor a setter.
    private static bool IsWritten(JsonPropertyInfo property, MemberInfo member) =>
        (property.AttributeProvider as MemberInfo)?.Name == member.Name && (property.Get is not null || property.Set is not null);

    private static int IndexOf(Expression step, LambdaExpression whole)
    {
        Expression argument = step switch
        {
            BinaryExpression access => access.Right,
            IndexExpression access => access.Arguments[0],
            _ => ((MethodCallExpression)step).Arguments[^1],
        };
        return ValueOf(argument, whole) is int and >= 0 and var index ? index : throw Unsupported(whole);
    }

    /// <summary>Reads a constant, or a variable that the expression captured.</summary>
    private static object? ValueOf(Expression? expression, LambdaExpression whole) => expression switch
    {
        null => null,
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } access => field.GetValue(ValueOf(access.Expression, whole)),
        MemberExpression { Member: PropertyInfo property } access => property.GetValue(ValueOf(access.Expression, whole)),
        BinaryExpression { NodeType: ExpressionType.Add } sum when (ValueOf(sum.Left, whole), ValueOf(sum.Right, whole)) is (int left, int right) => left + right,
        BinaryExpression { NodeType: ExpressionType.Subtract } difference when (ValueOf(difference.Left, whole), ValueOf(difference.Right, whole)) is (int left, int right) => left - right,
        UnaryExpression { NodeType: ExpressionType.Convert } conversion => ValueOf(conversion.Operand, whole),
        _ => throw Unsupported(whole),
    };

    private static ArgumentException Unsupported(LambdaExpression whole) =>
        new($"{whole} is no path: only properties and entries of lists by a constant or a variable, from 0, can stand in it, such as x => x.Lines[2].Total.", nameof(whole));

    private static ArgumentException NotInJson(MemberInfo member, LambdaExpression whole) =>
        new($"{whole} is no path: {member.DeclaringType?.Name}.{member.Name} is no property of the record's JSON.", nameof(whole));
}
