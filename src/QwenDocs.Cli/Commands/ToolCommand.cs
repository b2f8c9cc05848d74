using System.CommandLine;

namespace QwenDocs.Cli.Commands;

/// <summary>A command of the tool: its help shows examples.</summary>
internal abstract class ToolCommand(string name, string description) : Command(name, description)
{
    /// <summary>Gets command lines to copy, the simplest first.</summary>
    public abstract IReadOnlyList<string> Examples { get; }
}
