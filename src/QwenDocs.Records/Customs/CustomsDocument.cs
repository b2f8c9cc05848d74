using System.ComponentModel;

namespace QwenDocs.Records.Customs;

/// <summary>A document, certificate, authorisation or statement in SAD box 44 (UCC data elements 2/2 and 2/3; new 12 02 to 12 04).</summary>
[Description("One document, certificate or statement.")]
public record CustomsDocument
{
    /// <summary>Gets the code, such as <c>N380</c> for a commercial invoice.</summary>
    [Description("Code of four or five characters, such as N380, Y929 or 00500.")]
    public string? Code { get; init; }

    /// <summary>Gets the reference.</summary>
    [Description("Number or text behind the code, as printed.")]
    public string? Reference { get; init; }
}
