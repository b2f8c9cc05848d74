using System.CommandLine;
using QwenDocs.Documents;

namespace QwenDocs.Cli.Commands.Options;

/// <summary><c>--password</c>, for the documents of every command.</summary>
internal sealed class PasswordOption : Option<string?>
{
    public PasswordOption()
        : base("--password") => (HelpName, Description) = ("PASSWORD", "The password of an encrypted PDF.");

    /// <summary>Makes the document of a file, with the password that was given.</summary>
    public Document DocumentOf(ParseResult parsed, string file)
    {
        var document = Document.FromFile(file);
        return parsed.GetValue(this) is { } password ? document.WithPassword(password) : document;
    }
}
