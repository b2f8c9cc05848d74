using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QwenDocs.Endpoints;
using QwenDocs.Schemas;
using QwenDocs.Testing.Cassettes;

namespace QwenDocs.Testing;

/// <summary>Requests and answers in a JSON file that can be read and reviewed. Pictures are kept as hashes, keys not at all.</summary>
public sealed class Cassette
{
    private readonly Lock _gate = new();
    private readonly List<CassetteEntry> _entries;

    private Cassette(CassetteEndpointInfo endpoint, List<CassetteEntry> entries)
    {
        Endpoint = endpoint;
        _entries = entries;
    }

    /// <summary>Gets the entries, in the order in which they were recorded.</summary>
    public IReadOnlyList<CassetteEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>Gets what the recorded endpoint said of itself.</summary>
    public CassetteEndpointInfo Endpoint { get; }

    /// <summary>Makes an empty cassette.</summary>
    /// <returns>The cassette.</returns>
    public static Cassette Create() => new(new CassetteEndpointInfo(), []);

    /// <summary>Reads a cassette.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The cassette.</returns>
    /// <exception cref="InvalidDataException">The file is no cassette.</exception>
    public static async Task<Cassette> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        FileStream stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                CassetteFile file = await JsonSerializer.DeserializeAsync(stream, CassetteJsonContext.Relaxed.CassetteFile, cancellationToken).ConfigureAwait(false)
                    ?? throw new JsonException("The file is null.");
                return new Cassette(file.Endpoint ?? new CassetteEndpointInfo(), file.Entries ?? throw new JsonException("It has no entries."));
            }
            catch (JsonException exception)
            {
                throw new InvalidDataException($"{Path.GetFileName(path)} is no cassette: {exception.Message}", exception);
            }
        }
    }

    /// <summary>Writes the cassette.</summary>
    /// <param name="path">The file; it is replaced.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The end of the writing.</returns>
    public async Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        byte[] json;
        lock (_gate)
            json = JsonSerializer.SerializeToUtf8Bytes(new CassetteFile { Endpoint = Endpoint, Entries = _entries }, CassetteJsonContext.Relaxed.CassetteFile);
        FileStream stream = File.Create(path);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(json, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Describe(ModelEndpoint endpoint)
    {
        lock (_gate)
        {
            (Endpoint.ProviderName, Endpoint.Model) = (endpoint.ProviderName, endpoint.Model);
            (Endpoint.SupportsCorrection, Endpoint.SupportsPageText) = (endpoint.SupportsCorrection, endpoint.SupportsPageText);
        }
    }

    internal void Add(CassetteEntry entry)
    {
        lock (_gate)
            _entries.Add(entry);
    }

    internal void Add(string model, ModelLimits limits)
    {
        lock (_gate)
            Endpoint.Limits[model] = limits;
    }

    internal void Add(RecordSchema schema, string prompt)
    {
        lock (_gate)
            Endpoint.SchemaPrompts[KeyOf(schema)] = prompt;
    }

    internal ModelLimits? FindLimits(string model)
    {
        lock (_gate)
            return Endpoint.Limits.TryGetValue(model, out ModelLimits? limits) ? limits : null;
    }

    internal string? FindSchemaPrompt(RecordSchema schema)
    {
        lock (_gate)
            return Endpoint.SchemaPrompts.TryGetValue(KeyOf(schema), out string? prompt) ? prompt : null;
    }

    private static string KeyOf(RecordSchema schema) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(schema.Text)));
}
