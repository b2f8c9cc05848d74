using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using QwenDocs.Schemas;
using QwenDocs.Wolverine.Work;
using Wolverine.Transports;

namespace QwenDocs.Wolverine;

/// <summary>Which database keeps a queue of documents, what is extracted, and how hard it is tried.</summary>
public sealed class ExtractionQueueOptions
{
    private readonly Dictionary<string, WorkType> _workTypes = new(StringComparer.Ordinal);

    /// <summary>Gets or sets a value indicating whether this process extracts documents, and does not only submit them.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsWorker { get; set; } = true;

    /// <summary>Gets or sets the number of documents that this process works on at the same time.</summary>
    /// <value>The default is 16. Range: 1 to 1,024. Further documents are left to others: none waits in this process, except for one with SQLite and those that are tried again.</value>
    public int MaxConcurrency { get; set; } = 16;

    /// <summary>Gets or sets how long a document stays with a process that gives no sign of life; then another process may begin it. Signs are given three times as often.</summary>
    /// <value>The default is 1 minute. Range: 1 second to 1 day.</value>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the longest time that one attempt at a document takes; then it is ended, and tried again later.</summary>
    /// <value>The default is 30 minutes. Range: 1 second to 1 day.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Gets or sets the waits before a document that failed for the moment is tried again. After the last of them it becomes a dead letter.</summary>
    /// <value>The default is 30 seconds, 5 minutes, 30 minutes, 2 hours. Endpoints repeat requests by themselves before an attempt fails.</value>
    public IList<TimeSpan> RetryDelays { get; set; } = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    /// <summary>Gets or sets how often a process looks for documents that it has room for, and for outcomes that wait for their sink. A document waits for half of it on average.</summary>
    /// <value>The default is 250 milliseconds. Range: 10 milliseconds to 1 minute.</value>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Gets or sets how long a result that was paid for waits for a database that is gone, before the attempt fails.</summary>
    /// <value>The default is 5 minutes. Range: 0 to 1 day.</value>
    public TimeSpan DatabaseTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how long documents that are under way may take to come to their end when the process is asked to stop.</summary>
    /// <value>The default is 1 minute. Range: 0 to 1 hour. The host's <c>ShutdownTimeout</c> is raised to it.</value>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets what all documents on the database may cost together, in US dollars. Workers must agree on it: the last one that starts sets it.</summary>
    /// <value>The default is <see langword="null"/>: no limit. A document that may cost more than what is left is tried again later, and becomes a dead letter at last.</value>
    public decimal? BudgetUsd { get; set; }

    /// <summary>Gets or sets what all documents on the database may cost in a day (UTC), in US dollars.</summary>
    /// <value>The default is <see langword="null"/>: no limit.</value>
    public decimal? DailyBudgetUsd { get; set; }

    /// <summary>Gets or sets the name of the extractor: that of <c>services.AddQwenDocs("customs", …)</c>.</summary>
    /// <value>The default is <see langword="null"/>: the application's extractor without a name.</value>
    public string? ExtractorName { get; set; }

    internal string? PostgresqlConnection { get; private set; }

    internal string? SqliteConnection { get; private set; }

    internal Action<IServiceCollection>? AddDocumentSource { get; private set; }

    // What other workers left behind is recovered into the room that is left: there must be some.
    internal BufferingLimits Buffer => new((4 * MaxConcurrency) + 4, 2 * MaxConcurrency);

    internal TimeSpan SignOfLife => Lease / 6 < TimeSpan.FromSeconds(10) ? Lease / 6 : TimeSpan.FromSeconds(10);

    // Wolverine drains its listeners one after the other; what is left is for its own end.
    internal TimeSpan ShutdownTimeout => (2 * DrainTimeout) + TimeSpan.FromSeconds(10);

    /// <summary>Keeps messages, results and the budget in a PostgreSQL database, which any number of machines share.</summary>
    /// <param name="connectionString">The connection string of a server of version 14 or later. Tables are made where there are none. Sessions that are idle for as long as <see cref="Lease"/> are ended: a pooler in front of the server must pass the parameters of a session on.</param>
    /// <returns>These options.</returns>
    public ExtractionQueueOptions UsePostgresql(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        (PostgresqlConnection, SqliteConnection) = (connectionString, null);
        return this;
    }

    /// <summary>Keeps messages, results and the budget in a SQLite database, which the processes of one machine share.</summary>
    /// <param name="connectionString">The connection string, such as <c>Data Source=queue.db</c>. It must not lie on a network drive, where SQLite cannot lock.</param>
    /// <returns>These options.</returns>
    public ExtractionQueueOptions UseSqlite(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        (PostgresqlConnection, SqliteConnection) = (null, connectionString);
        return this;
    }

    /// <summary>Finds documents in a folder that all processes see. A location is a path in it.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>These options.</returns>
    public ExtractionQueueOptions UseFolder(string folder)
    {
        FolderDocumentSource source = new(folder);
        AddDocumentSource = services => services.AddSingleton<IDocumentSource>(source);
        return this;
    }

    /// <summary>Finds documents by the application's own source, such as one that reads from an object store.</summary>
    /// <typeparam name="T">The source; one of it is made for the process.</typeparam>
    /// <returns>These options.</returns>
    public ExtractionQueueOptions UseDocumentSource<T>()
        where T : class, IDocumentSource
    {
        AddDocumentSource = static services => services.AddSingleton<IDocumentSource, T>();
        return this;
    }

    /// <summary>Extracts records of a type. Every worker of the queue must know every type that is submitted.</summary>
    /// <typeparam name="T">The record type. Register an <see cref="IOutcomeSink{T}"/> of it to be handed what comes of its documents.</typeparam>
    /// <param name="schema">The schema, or <see langword="null"/> for that of the type.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">There is a record type of this name, or it is <c>split</c>.</exception>
    public ExtractionQueueOptions Extract<[StrictSchema] T>(RecordSchema<T>? schema = null)
    {
        schema ??= RecordSchema.For<T>();
        if (schema.Name == SplitType.WorkName || !_workTypes.TryAdd(schema.Name, new RecordType<T>(schema)))
            throw new ArgumentException($"There is a record type '{schema.Name}' already.", nameof(schema));
        return this;
    }

    /// <summary>Splits files that hold several documents, and extracts those of a type. Call it for each type that files may hold; files are submitted by <see cref="ExtractionQueue.SubmitSplitAsync"/>.</summary>
    /// <typeparam name="T">The record type. Register an <see cref="IOutcomeSink{T}"/> of it to be handed its documents, and an <see cref="ISplitSink"/> to be handed the files.</typeparam>
    /// <param name="schema">The schema, or <see langword="null"/> for that of the type.</param>
    /// <param name="name">The name by which the model recognises the type, or <see langword="null"/> for the record type's: <c>PackingList</c> as <c>packing-list</c>.</param>
    /// <param name="description">What the model is told of the type, or <see langword="null"/> for the record type's <c>[Description]</c>.</param>
    /// <param name="titles">The titles that documents of the type print, or <see langword="null"/> for those of the record type's <c>[PrintedAs]</c>.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentException">The name is malformed or taken.</exception>
    public ExtractionQueueOptions Split<[StrictSchema] T>(
        RecordSchema<T>? schema = null,
        string? name = null,
        string? description = null,
        IEnumerable<string>? titles = null)
    {
        SplitType split = FindSplitType() ?? new SplitType();
        split.Add(schema ?? RecordSchema.For<T>(), name, description, titles);
        _workTypes[split.Name] = split;
        return this;
    }

    internal WorkType? FindWorkType(string name) => _workTypes.GetValueOrDefault(name);

    internal RecordType<T> GetRecordType<T>() => _workTypes.Values.OfType<RecordType<T>>().FirstOrDefault()
        ?? throw new InvalidOperationException($"{typeof(T).Name} is none of the record types of the queue: call Extract<{typeof(T).Name}>() in UseQwenDocs.");

    internal SplitType GetSplitType() => FindSplitType() ?? throw new InvalidOperationException("The queue splits no files: call Split in UseQwenDocs for each type of document that they may hold.");

    internal void Validate()
    {
        if (PostgresqlConnection is null && SqliteConnection is null)
            throw new ArgumentException("The queue has no database: call UsePostgresql or UseSqlite.");
        if (AddDocumentSource is null)
            throw new ArgumentException("The queue does not know where documents lie: call UseFolder or UseDocumentSource.");
        if (_workTypes.Count == 0)
            throw new ArgumentException("The queue has nothing to extract: call Extract, or Split.");
        ArgumentNullException.ThrowIfNull(RetryDelays);
        Check(MaxConcurrency, 1, 1024);
        Check(Lease, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Check(AttemptTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Check(PollingInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Check(DatabaseTimeout, TimeSpan.Zero, TimeSpan.FromDays(1));
        Check(DrainTimeout, TimeSpan.Zero, TimeSpan.FromHours(1));
        Check(BudgetUsd ?? 0, 0, decimal.MaxValue);
        Check(DailyBudgetUsd ?? 0, 0, decimal.MaxValue);
        foreach (TimeSpan delay in RetryDelays)
            Check(delay, TimeSpan.Zero, TimeSpan.FromDays(30), nameof(RetryDelays));
    }

    private SplitType? FindSplitType() => _workTypes.Values.OfType<SplitType>().FirstOrDefault();

    private static void Check<T>(T value, T least, T most, [CallerArgumentExpression(nameof(value))] string option = "")
        where T : IComparable<T>, IFormattable
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            throw new ArgumentOutOfRangeException(option, value, FormattableString.Invariant($"{option} must be {least} to {most}."));
    }
}
