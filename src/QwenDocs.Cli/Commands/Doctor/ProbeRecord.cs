using System.ComponentModel;
using QwenDocs.Schemas;

namespace QwenDocs.Cli.Commands.Doctor;

/// <summary>What is read back from the page.</summary>
[Description("A page with a code. One record for the page.")]
internal sealed record ProbeRecord
{
    [Description("The code, digits alone."), PrintedAs("Code")]
    public string? Code { get; init; }
}
