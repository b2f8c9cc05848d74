using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents.PdfPig.Limits;
using QwenDocs.Documents.PdfPig.Words;
using QwenDocs.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig;

/// <summary>A PDF that is open in PdfPig, one caller at a time: PdfPig is not thread-safe.</summary>
/// <remarks>
/// Time is kept twice. PdfPig calls back for bytes, filters and operators, and is stopped there when the budget is spent
/// (<see cref="ParsingBudget"/>); this ends nearly everything. Work that never calls back cannot be stopped in .NET: it runs on a
/// thread of its own, which the caller leaves behind after a grace period, and the document is never touched again. How many threads
/// may be left behind is limited (<see cref="ParsingThreads"/>).
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to release.")]
internal sealed class PdfFile
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly string _name;
    private ReadOnlyMemory<byte> _bytes;
    private readonly string? _password;
    private readonly DocumentOptions _options;
    private readonly ParsingBudget _budget;
    private readonly ParsingThreads _threads;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private PdfDocument? _document;
    private PdfParsingOptions? _parsing;
    private FontGuard? _fonts;
    private bool _abandoned;

    private PdfFile(string name, ReadOnlyMemory<byte> bytes, string? password, DocumentOptions options, ParsingThreads threads)
    {
        _name = name;
        _bytes = bytes;
        _password = password;
        _options = options;
        _budget = new ParsingBudget(options);
        _threads = threads;
    }

    public IReadOnlyList<PdfPageEntry> Pages { get; private set; } = [];

    /// <summary>Gets the file as it is read: repaired, where its end was missing.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Gets what the structure says about how much of the document its pages are.</summary>
    public IReadOnlyList<DocumentNotice> Notices { get; private set; } = [];

    public static async Task<PdfFile> OpenAsync(
        string name, ReadOnlyMemory<byte> bytes, string? password, DocumentOptions options, CancellationToken cancellationToken)
    {
        var file = new PdfFile(name, bytes, password, options, ParsingThreads.OfProcess);
        file.Pages = await file.RunAsync(file.OpenOrRepair, null, cancellationToken).ConfigureAwait(false);
        return file;
    }

    public Task<IReadOnlyList<TextWord>> ReadWordsAsync(int pageNumber, CancellationToken cancellationToken) =>
        RunAsync(() => ReadWords(pageNumber, Pages[pageNumber - 1]), pageNumber, cancellationToken);

    public Task<IReadOnlyList<DocumentAttachment>> ReadAttachmentsAsync(CancellationToken cancellationToken) =>
        RunAsync(() => new PdfAttachments(_document!.Structure, _budget).Read(), null, cancellationToken);

    private List<PdfPageEntry> OpenOrRepair()
    {
        bool isRepaired = PdfRepair.IsCutOff(_bytes.Span) && TryRepair();
        List<PdfPageEntry> pages;
        try
        {
            pages = Open();
        }
        catch (Exception exception) when (!isRepaired && _budget.Passed is null && IsUnreadable(exception))
        {
            isRepaired = TryRepair();
            if (!isRepaired)
                throw;
            pages = Open();
        }
        if (isRepaired)
            Notices = [.. Notices, new DocumentNotice(DocumentNoticeCode.CutOff, "the end of the PDF is missing; it was rebuilt from the objects that are there, and pages may be lost")];
        return pages;
    }

    private bool TryRepair()
    {
        if (PdfRepair.TryRepair(_bytes.Span) is not { } repaired)
            return false;
        _bytes = repaired;
        return true;
    }

    private static bool IsUnreadable(Exception exception) =>
        exception is not (OperationCanceledException or PdfDocumentEncryptedException or PdfPageException or OutOfMemoryException or ParsingLimitException);

    private List<PdfPageEntry> Open()
    {
        if (PdfPrescan.HasReferenceCircle(_bytes.Span))
            throw _budget.Pass(DocumentError.Damaged, "objects in it refer to one another in a circle");
        _parsing = new PdfParsingOptions
        {
            UseLenientParsing = true,
            SkipMissingFonts = true,
            Password = _password ?? "",
            FilterProvider = new BoundedFilterProvider(_budget),
        };
        _document = PdfDocument.Open(new PdfByteStream(_bytes, PdfPrescan.FindMasked(_bytes.Span), _budget), _parsing);
        _document.AddPageFactory<IReadOnlyList<TextWord>, PdfTextParts>();
        List<PdfPageEntry> pages = new PdfPageTree(_document.Structure.TokenScanner, _budget, _options).Read(_document.Structure.Catalog.CatalogDictionary);
        Notices = [.. PdfNotices.Read(_document.Structure)];
        return pages.Count > 0 ? pages : throw _budget.Pass(DocumentError.NoPages, "it has no page");
    }

    private IReadOnlyList<TextWord> ReadWords(int number, PdfPageEntry page)
    {
        PdfTextParts parts = _parsing!.TextParts!;
        byte[] content = Content(page.Dictionary, parts);
        if (content.Length == 0)
            return [];
        var resources = new TextResources(parts, _fonts ??= new FontGuard(parts, _budget));
        var parser = new TextContentParser(parts.Parser, _budget);
        resources.LoadResourceDictionary(page.Resources);
        try
        {
            return new TextStreamProcessor(number, page, parts, resources, parser, _budget)
                .Process(number, parser.Parse(number, new MemoryInputBytes(content), parts.Options.Logger));
        }
        finally
        {
            resources.UnloadResourceDictionary();
        }
    }

    private byte[] Content(DictionaryToken page, PdfTextParts parts)
    {
        if (!page.TryGet(NameToken.Contents, out IToken contents))
            return [];
        IReadOnlyList<IToken> streams = DirectObjectFinder.TryGet(contents, parts.Scanner, out ArrayToken? array) ? array.Data : [contents];
        using var joined = new MemoryStream();
        foreach (IToken token in streams)
        {
            _budget.Check();
            if (!DirectObjectFinder.TryGet(token, parts.Scanner, out StreamToken? stream))
                continue;
            joined.Write(stream.Decode(parts.Filters, parts.Scanner).Span);
            joined.WriteByte((byte)'\n');
            _budget.CheckInflated(joined.Length);
        }

        return joined.ToArray();
    }

    private async Task<T> RunAsync<T>(Func<T> parse, int? pageNumber, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        Task<T>? parsing = null;
        try
        {
            if (_abandoned)
                throw OutOfTime(pageNumber, null);
            _budget.Start(cancellationToken);
            parsing = _threads.TryRun(parse) ?? throw new DocumentException(
                DocumentError.ParserUnavailable,
                _name,
                $"reading PDFs is refused for now: {_threads.MaxAbandoned} files before this one keep threads busy that cannot be stopped",
                pageNumber);
            T result = await parsing.WaitAsync(_options.TimeLimit + Grace, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            return _budget.Passed is { } passed ? throw passed : result;
        }
        catch (TimeoutException exception)
        {
            Abandon(parsing!);
            throw OutOfTime(pageNumber, exception);
        }
        catch (Exception) when (_budget.Passed is not null)
        {
            throw new DocumentException(_budget.Passed.Fault, _name, _budget.Passed.Message, pageNumber);
        }
        catch (PdfPageException exception)
        {
            throw new DocumentException(exception.Fault, _name, exception.Message, exception.PageNumber);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new DocumentException(DocumentError.Encrypted, _name, _password is null
                ? "it is encrypted, and no password was given"
                : "it is encrypted, and the password given does not open it");
        }
        catch (OutOfMemoryException exception)
        {
            throw new DocumentException(DocumentError.MemoryLimit, _name, "reading it takes more memory than there is", pageNumber, exception);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or DocumentException))
        {
            // PdfPig's messages quote the file, so they are left out.
            throw new DocumentException(DocumentError.Damaged, _name, PdfRepair.IsCutOff(_bytes.Span) ? "it is cut off: the end of the PDF is missing, and too little of it is left" : $"its PDF structure cannot be parsed ({exception.GetType().Name})", pageNumber);
        }
        finally
        {
            // After a cancellation the thread still winds down: nobody else may use PdfPig before it has.
            if (parsing is null || parsing.IsCompleted || _abandoned)
                _turn.Release();
            else
                _ = ReleaseWhenDoneAsync(parsing);
        }
    }

    private async Task ReleaseWhenDoneAsync(Task parsing)
    {
        await Task.WhenAny(parsing, Task.Delay(Grace, TimeProvider.System, CancellationToken.None)).ConfigureAwait(false);
        if (!parsing.IsCompleted)
            Abandon(parsing);
        _turn.Release();
    }

    private void Abandon(Task parsing)
    {
        _abandoned = true;
        _ = _threads.Abandon(parsing);
    }

    private DocumentException OutOfTime(int? pageNumber, Exception? cause) => new(
        DocumentError.TimeLimit,
        _name,
        $"reading it took longer than the limit of {ParsingBudget.Format(_options.TimeLimit)} ({nameof(DocumentOptions.TimeLimit)})",
        pageNumber,
        cause);
}
