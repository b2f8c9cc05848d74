using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Wasmtime;

namespace QwenDocs.Pdf.Sandbox;

/// <summary>
/// Compiled modules in a folder. A compiled module is native code, and Wasmtime does not notice when one was altered: so only a
/// folder that nobody else can write to is used, and a file is loaded only when its SHA-256 is the one in its name. That
/// also makes a file valid or not as a whole, however many processes write at once.
/// </summary>
internal sealed class ModuleCache
{
    private const string Extension = ".cwasm";

    private readonly string _folder;
    private readonly string _key;

    private ModuleCache(string folder, string key)
    {
        _folder = folder;
        _key = key;
    }

    /// <summary>Opens the cache for a module.</summary>
    /// <returns>The cache, or <see langword="null"/> when there is no folder that may be used.</returns>
    public static ModuleCache? Open(string? folder, ReadOnlySpan<byte> wasm)
    {
        if ((folder ?? DefaultFolder()) is not { Length: > 0 } path || !IsOwn(path))
            return null;
        string version = typeof(Engine).Assembly.GetName().Version?.ToString() ?? "0";
        string hash = Convert.ToHexStringLower(SHA256.HashData(wasm))[..16];
        return new ModuleCache(path, $"pdfium-{hash}-wasmtime-{version}-{RuntimeInformation.RuntimeIdentifier}-");
    }

    /// <summary>Loads the compiled module.</summary>
    /// <returns>The module, or <see langword="null"/> when there is none that can be trusted and runs here.</returns>
    public Module? TryLoad(Engine engine)
    {
        try
        {
            foreach (string file in Directory.EnumerateFiles(_folder, _key + "*" + Extension))
            {
                if (!IsIntact(file))
                {
                    File.Delete(file);
                    continue;
                }
                try
                {
                    return Module.DeserializeFile(engine, "pdfium", file);
                }
                catch (WasmtimeException)
                {
                    // Compiled for another processor or with other settings: whoever wrote it may still want it.
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The cache only saves time.
        }
        return null;
    }

    /// <summary>Adds a compiled module; a folder that cannot be written to is left as it is.</summary>
    public void Save(Module module)
    {
        string temporary = Path.Combine(_folder, Path.GetRandomFileName());
        try
        {
            byte[] bytes = module.Serialize();
            string file = Path.Combine(_folder, _key + Convert.ToHexStringLower(SHA256.HashData(bytes)) + Extension);
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TryDelete(temporary);
        }
    }

    private static string? DefaultFolder()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length == 0 ? null : Path.Combine(data, "QwenDocs", "modules");
    }

    /// <summary>Creates the folder, and tells whether nobody but its owner may write to it.</summary>
    private static bool IsOwn(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
                return true;
            }
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return (File.GetUnixFileMode(folder) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private bool IsIntact(string file)
    {
        string expected = Path.GetFileNameWithoutExtension(file)[_key.Length..];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        return Convert.ToHexStringLower(SHA256.HashData(stream)) == expected;
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It stays; nothing reads it.
        }
    }
}
