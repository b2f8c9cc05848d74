using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using QwenDocs.Endpoints;

namespace QwenDocs.Testing;

/// <summary>Requests and answers in a JSON file that can be read and reviewed. Pictures are kept as hashes, keys not at all.</summary>
public sealed class Cassette
{
    private readonly Lock _gate = new();
    private readonly List<CassetteEntry> _entries;

    private Cassette(List<CassetteEntry> entries) => _entries = entries;

    /// <summary>Gets the entries, in the order in which they were recorded.</summary>
    public IReadOnlyList<CassetteEntry> Entries
    {
        get
        {
            lock (_gate)
                return [.. _entries];
        }
    }

    /// <summary>Makes an empty cassette.</summary>
    /// <returns>The cassette.</returns>
    public static Cassette Create() => new([]);

    /// <summary>Reads a cassette.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The cassette.</returns>
    /// <exception cref="InvalidDataException">The file is no cassette.</exception>
    public static async Task<Cassette> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        var stream = File.OpenRead(path);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                var entries = await JsonSerializer.DeserializeAsync(stream, CassetteJsonContext.Relaxed.ListCassetteEntry, cancellationToken).ConfigureAwait(false);
                return new Cassette(entries ?? throw new JsonException("The file is null."));
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
        List<CassetteEntry> entries = [.. Entries];
        var stream = File.Create(path);
        await using (stream.ConfigureAwait(false))
        {
            await JsonSerializer.SerializeAsync(stream, entries, CassetteJsonContext.Relaxed.ListCassetteEntry, cancellationToken).ConfigureAwait(false);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Add(CassetteEntry entry)
    {
        lock (_gate)
            _entries.Add(entry);
    }
}

[JsonSerializable(typeof(List<CassetteEntry>))]
internal sealed partial class CassetteJsonContext : JsonSerializerContext
{
    /// <summary>Gets the contract that writes Chinese and quotes as they are, for people to read.</summary>
    public static CassetteJsonContext Relaxed { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter<FinishReason>() },
    });
}
