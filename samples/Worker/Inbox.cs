namespace Worker;

/// <summary>The folder that documents come in.</summary>
internal sealed record Inbox(string Path);
