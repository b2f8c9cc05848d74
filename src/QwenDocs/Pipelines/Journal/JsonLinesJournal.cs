using System.Text.Json;
using System.Threading.Channels;
using QwenDocs.Pipelines.Journal.Lines;

namespace QwenDocs.Pipelines;

/// <summary>Keeps a journal in a file: JSON Lines that are appended to, each whole and flushed before the work goes on.</summary>
/// <remarks>
/// One process at a time has the file open. A last line that a crash has torn is cut off; other lines that cannot be used are left out, and stand in <see cref="Problems"/>.
/// In memory are some 100 bytes for each document, not the results. The file holds what the documents say, in clear: keep it where the documents may be kept.
/// </remarks>
public sealed class JsonLinesJournal : IExtractionJournal, IAsyncDisposable
{
    private const int MaxProblems = 100;

    private readonly JournalFile _file;
    private readonly JsonLinesJournalOptions _options;
    private readonly Lock _gate = new();
    private readonly Dictionary<WorkKey, Slot> _work = [];
    private readonly List<JournalProblem> _problems = [];
    private readonly Channel<PendingLine> _pending = Channel.CreateUnbounded<PendingLine>(new UnboundedChannelOptions { SingleReader = true });
    private Task _writing = Task.CompletedTask;

    private JsonLinesJournal(string path, JournalFile file, JsonLinesJournalOptions options) => (Path, _file, _options) = (path, file, options);

    /// <summary>Gets the path of the file.</summary>
    public string Path { get; }

    /// <summary>Gets the lines that could not be used when the file was opened, the first 100 of them.</summary>
    public IReadOnlyList<JournalProblem> Problems => _problems;

    /// <summary>Gets the number of documents of which the journal has a result or a failure.</summary>
    public int CompletedCount
    {
        get
        {
            lock (_gate)
                return _work.Values.Count(static slot => slot.Length > 0);
        }
    }

    /// <summary>Opens a journal, and makes the file where there is none.</summary>
    /// <param name="path">The path of the file; its folder must exist.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The journal; the caller disposes of it after the pipeline's run.</returns>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    /// <exception cref="JournalException">The file is no journal, is in use, or cannot be read or written.</exception>
    public static async Task<JsonLinesJournal> OpenAsync(string path, JsonLinesJournalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new JsonLinesJournalOptions();
        options.Validate();
        var file = JournalFile.Open(path);
        try
        {
            JsonLinesJournal journal = new(path, file, options);
            await journal.ReadAsync(cancellationToken).ConfigureAwait(false);
            journal._writing = Task.Run(journal.WriteAsync, CancellationToken.None);
            return journal;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<JournalState> GetStateAsync(WorkKey key, CancellationToken cancellationToken = default)
    {
        Slot slot;
        lock (_gate)
        {
            if (!_work.TryGetValue(key, out slot))
                return JournalState.Unknown;
        }

        JournalEntry? entry = null;
        if (slot.Length > 0)
        {
            try
            {
                entry = JournalLineWriter.ReadEntry(await _file.ReadLineAsync(slot.Offset, slot.Length, cancellationToken).ConfigureAwait(false));
            }
            catch (JsonException exception)
            {
                throw new JournalException(JournalError.Unreadable, $"The journal {Path} has changed while it was in use.", exception);
            }
        }

        return new JournalState(entry, slot.OpenAttempts, slot.OpenCostUsd);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryBeginAsync(JournalAttempt attempt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        cancellationToken.ThrowIfCancellationRequested();
        await AppendAsync(new JournalLine(JournalLineKind.Attempt, attempt.Key, attempt.PlannedCostUsd), JournalLineWriter.Write(attempt)).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryCompleteAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await AppendAsync(new JournalLine(JournalLineKind.Entry, entry.Key, 0), JournalLineWriter.Write(entry)).ConfigureAwait(false);
        return true;
    }

    /// <summary>Writes what waits to be written, and closes the file.</summary>
    /// <returns>The task of it.</returns>
    public async ValueTask DisposeAsync()
    {
        _pending.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        _file.Dispose();
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        int number = 0;
        bool hasHeader = false;
        await _file.ReadAsync(_options.MaxLineBytes, OnLine, cancellationToken).ConfigureAwait(false);
        if (!hasHeader)
            await _file.AppendAsync([JournalLine.Header.ToArray(), "\n"u8.ToArray()], _options.FlushToDisk).ConfigureAwait(false);

        bool OnLine(ReadOnlyMemory<byte>? line, long offset, bool isTorn)
        {
            number++;
            JournalLine read = default;
            string? problem = line is { } bytes ? JournalLine.TryRead(bytes.Span, out read) : FormattableString.Invariant($"has more than the limit of {_options.MaxLineBytes:N0} bytes ({nameof(JsonLinesJournalOptions.MaxLineBytes)})");
            if (number == 1)
            {
                // A header that a crash has torn is the beginning of one; anything else is a file of somebody else's.
                hasHeader = problem is null && read.Kind == JournalLineKind.Header;
                if (!hasHeader && !(isTorn && line is { } start && JournalLine.Header.StartsWith(start.Span)))
                    throw new JournalException(JournalError.UnknownFormat, $"{Path} is no journal of this library, or one of a later version: its first line is not {System.Text.Encoding.UTF8.GetString(JournalLine.Header)}. Nothing was written to it.");
                return hasHeader;
            }

            if (problem is not null || read.Kind == JournalLineKind.Header)
            {
                if (!isTorn && _problems.Count < MaxProblems)
                    _problems.Add(new JournalProblem(number, problem ?? "is a second header"));
                return false;
            }

            Apply(read, offset, line!.Value.Length);
            return true;
        }
    }

    private async Task AppendAsync(JournalLine line, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > _options.MaxLineBytes)
            throw new JournalException(JournalError.WriteFailed, FormattableString.Invariant($"A result takes {bytes.Length:N0} bytes, over the limit of {_options.MaxLineBytes:N0} bytes a line ({nameof(JsonLinesJournalOptions.MaxLineBytes)})."));
        PendingLine pending = new(line, bytes, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        ObjectDisposedException.ThrowIf(!_pending.Writer.TryWrite(pending), this);
        await pending.Written.Task.ConfigureAwait(false);
    }

    // Lines that come while others are flushed are written and flushed together.
    private async Task WriteAsync()
    {
        List<PendingLine> batch = [];
        while (await _pending.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (_pending.Reader.TryRead(out PendingLine? line))
                batch.Add(line);
            long offset = _file.Length;
            try
            {
                await _file.AppendAsync([.. batch.Select(static line => line.Bytes)], _options.FlushToDisk).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                foreach (PendingLine line in batch)
                    line.Written.SetException(exception);
                continue;
            }

            foreach (PendingLine line in batch)
            {
                Apply(line.Line, offset, line.Bytes.Length - 1);
                offset += line.Bytes.Length;
                line.Written.SetResult();
            }
        }
    }

    private void Apply(JournalLine line, long offset, int length)
    {
        lock (_gate)
        {
            Slot slot = _work.GetValueOrDefault(line.Key);
            _work[line.Key] = line.Kind == JournalLineKind.Attempt
                ? slot with { OpenAttempts = slot.OpenAttempts + 1, OpenCostUsd = slot.OpenCostUsd + line.PlannedCostUsd, LastCostUsd = line.PlannedCostUsd }
                : slot with { Offset = offset, Length = length, OpenAttempts = Math.Max(0, slot.OpenAttempts - 1), OpenCostUsd = Math.Max(0, slot.OpenCostUsd - slot.LastCostUsd), LastCostUsd = 0 };
        }
    }

    private sealed record PendingLine(JournalLine Line, ReadOnlyMemory<byte> Bytes, TaskCompletionSource Written);

    /// <summary>What is known of a piece of work: where its last entry stands, and the attempts that have none. The last attempt is the one that an entry completes.</summary>
    private readonly record struct Slot(
        long Offset,
        int Length,
        int OpenAttempts,
        decimal OpenCostUsd,
        decimal LastCostUsd);
}
