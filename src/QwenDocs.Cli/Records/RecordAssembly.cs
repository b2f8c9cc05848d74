using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Records;

/// <summary>An assembly of the user's own with record types. What it references of QwenDocs is the tool's own, so that attributes and rules are known here.</summary>
internal sealed class RecordAssembly : AssemblyLoadContext
{
    private readonly AssemblyDependencyResolver _resolver;
    private readonly string _path;

    private RecordAssembly(string path)
        : base(Path.GetFileNameWithoutExtension(path)) => (_path, _resolver) = (path, new AssemblyDependencyResolver(path));

    /// <summary>Makes the kind of a record type in an assembly.</summary>
    /// <param name="path">The assembly's file.</param>
    /// <param name="type">The type's full name, or its name alone.</param>
    /// <exception cref="UsageException">The file is no assembly that can be loaded here, it has no such type, or the type cannot be a schema.</exception>
    public static RecordKind Find(string path, string type)
    {
        string full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw new UsageException($"There is no file {path}.");
        try
        {
            Type found = Choose(new RecordAssembly(full).Types(), type, path);
            return (RecordKind)typeof(RecordAssembly).GetMethod(nameof(KindOf), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(found).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [], null)!;
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or TypeLoadException or ReflectionTypeLoadException or InvalidOperationException)
        {
            throw new UsageException($"{path} cannot be loaded: {exception.Message}");
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Two copies of an attribute's type would be two attributes.
        if (assemblyName.Name is { } name && name.StartsWith("QwenDocs", StringComparison.Ordinal) && File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll")))
            return null;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static RecordKind KindOf<T>()
    {
        var schema = RecordSchema.For<T>();
        return RecordKind.Of(JsonNamingPolicy.KebabCaseLower.ConvertName(schema.Name), () => schema);
    }

    private Type[] Types() =>
        [.. LoadFromAssemblyPath(_path).GetTypes().Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && (type.IsClass || type.IsValueType) && !type.Name.StartsWith('<'))];

    private static Type Choose(Type[] types, string name, string path)
    {
        Type[] found = [.. types.Where(type => type.FullName == name)];
        if (found.Length == 0)
            found = [.. types.Where(type => type.Name == name)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new UsageException($"There is no type '{name}' in {path}.{Spelling.Suggest(name, types.SelectMany(type => (string[])[type.FullName!, type.Name]))}"),
            _ => throw new UsageException($"Several types are named '{name}': {string.Join(", ", found.Select(type => type.FullName))}."),
        };
    }
}
