namespace QwenDocs.Documents;

/// <summary>Something about a document or the picture of a page that a reader of the result should know: it was read, but perhaps not all of it.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Message">The same in words, without content of the document.</param>
/// <param name="PageNumber">The page concerned, counted from 1; <see langword="null"/> for the whole document.</param>
public sealed record DocumentNotice(DocumentNoticeCode Code, string Message, int? PageNumber = null);
