using System.Collections;
using System.Security.Cryptography;
using System.Text.Json;
using QwenDocs.Documents;
using QwenDocs.Evaluation.Truth;
using QwenDocs.Records;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;

namespace QwenDocs.Evaluation;

/// <summary>Documents whose records are known.</summary>
/// <remarks>
/// Of a folder, with all folders in it: each PDF or picture with <c>NAME.test.json</c> beside it, a case of ExtractBench with schema and places of its own; with
/// <c>NAME.truth.json</c>, the record, as the review page downloads it; or a PDF that holds the XML of a ZUGFeRD or Factur-X invoice.
/// </remarks>
public sealed class TruthSet : IReadOnlyList<TruthDocument>
{
    private static readonly string[] Extensions = [".pdf", ".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff"];

    private readonly IReadOnlyList<TruthDocument> _documents;

    /// <summary>Initializes a new instance of the <see cref="TruthSet"/> class.</summary>
    /// <param name="documents">The documents.</param>
    /// <exception cref="ArgumentException">Two documents have the same name.</exception>
    public TruthSet(IEnumerable<TruthDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        _documents = [.. documents];
        if (_documents.GroupBy(document => document.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"Two documents are named {twice.Key}.", nameof(documents));
    }

    /// <summary>Gets the documents that cannot be scored, each with its reason.</summary>
    public IReadOnlyList<TruthRefusal> Refusals { get; private init; } = [];

    /// <summary>Gets the names of documents that have no truth beside or inside them.</summary>
    public IReadOnlyList<string> WithoutTruth { get; private init; } = [];

    /// <inheritdoc/>
    public int Count => _documents.Count;

    /// <inheritdoc/>
    public TruthDocument this[int index] => _documents[index];

    /// <summary>Reads the truths of a folder. A truth that cannot be read refuses its document alone.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="schema">What is extracted from documents whose truth is a record alone; <see langword="null"/> where there are none. Invoices from XML need none.</param>
    /// <param name="options">The limits under which documents are opened to look for XML, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The documents, in the order of their names.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static async Task<TruthSet> LoadAsync(
        string folder,
        RecordSchema? schema = null,
        DocumentOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        List<TruthDocument> documents = [];
        List<TruthRefusal> refusals = [];
        List<string> without = [];
        IEnumerable<string> files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()));
        foreach (string file in files.OrderBy(file => Path.GetRelativePath(root, file).Replace('\\', '/'), StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(root, file).Replace('\\', '/');
            try
            {
                if (await ReadAsync(name, file, schema, options, cancellationToken).ConfigureAwait(false) is { } document)
                    documents.Add(document);
                else
                    without.Add(name);
            }
            catch (Exception exception) when (exception is TruthFormatException or IOException or UnauthorizedAccessException or QwenDocsException)
            {
                refusals.Add(new TruthRefusal(name, exception.Message));
            }
        }

        return new TruthSet(documents) { Refusals = refusals, WithoutTruth = without };
    }

    /// <inheritdoc/>
    public IEnumerator<TruthDocument> GetEnumerator() => _documents.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static async Task<TruthDocument?> ReadAsync(
        string name,
        string file,
        RecordSchema? schema,
        DocumentOptions? options,
        CancellationToken cancellationToken)
    {
        string beside = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file));
        var document = Document.FromFile(file);
        if (File.Exists(beside + ".test.json"))
        {
            (RecordSchema own, JsonElement expected, IReadOnlyList<FieldRule> rules) = ExtractBenchCase.Read(
                Path.GetFileName(beside), await TruthFile.ParseAsync(beside + ".test.json", cancellationToken).ConfigureAwait(false));
            return new TruthDocument(name, document, own, expected, rules) { Fingerprint = await HashAsync(file, cancellationToken).ConfigureAwait(false) };
        }

        if (File.Exists(beside + ".truth.json"))
        {
            if (schema is null)
                throw new TruthFormatException($"{name}: a truth that is a record needs the schema of the record.");
            JsonElement expected = await TruthFile.ParseAsync(beside + ".truth.json", cancellationToken).ConfigureAwait(false);
            TruthFile.Check(beside + ".truth.json", expected, schema);
            return new TruthDocument(name, document, schema, expected) { Fingerprint = await HashAsync(file, cancellationToken).ConfigureAwait(false) };
        }

        RecordSchema invoice = schema is { } given && given.TypeInfo.Type == typeof(Invoice) ? given : RecordSchema.For(QwenDocsRecordsContext.Default.Invoice);
        return Path.GetExtension(file).Equals(".pdf", StringComparison.OrdinalIgnoreCase)
            && await EmbeddedInvoice.ReadAsync(document, options, cancellationToken).ConfigureAwait(false) is { } embedded
            ? new TruthDocument(name, document, invoice, JsonSerializer.SerializeToElement(embedded.Invoice, invoice.TypeInfo))
            {
                IsPartial = true,
                Fingerprint = await HashAsync(file, cancellationToken).ConfigureAwait(false),
            }
            : null;
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        FileStream stream = File.OpenRead(file);
        await using (stream.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
    }
}
