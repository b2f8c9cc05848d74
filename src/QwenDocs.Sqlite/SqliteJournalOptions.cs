namespace QwenDocs.Sqlite;

/// <summary>How long a <see cref="SqliteJournal"/> waits, and holds what it has begun.</summary>
public sealed class SqliteJournalOptions
{
    /// <summary>Gets or sets how long a document stays with a process that gives no sign of life; then another process may begin it. Signs are given three times as often.</summary>
    /// <value>The default is 1 minute. Range: 1 second to 1 day.</value>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets how long a statement waits for another process that writes.</summary>
    /// <value>The default is 30 seconds. Range: 1 second to 1 hour.</value>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        if (Lease < TimeSpan.FromSeconds(1) || Lease > TimeSpan.FromDays(1))
            throw new ArgumentOutOfRangeException(nameof(Lease), Lease, "Lease must be 1 second to 1 day.");
        if (BusyTimeout < TimeSpan.FromSeconds(1) || BusyTimeout > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(BusyTimeout), BusyTimeout, "BusyTimeout must be 1 second to 1 hour.");
    }
}
