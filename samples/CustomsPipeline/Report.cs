using QwenDocs.Validation;
using Spectre.Console;

namespace CustomsPipeline;

/// <summary>The table of all documents, and below it what was found in those that need checking.</summary>
internal sealed class Report
{
    private readonly List<DocumentSummary> _documents = [];
    private readonly List<(string File, string Message)> _notes = [];
    private readonly Table _table = new Table().RoundedBorder();

    private string? _file;

    public Report()
    {
        foreach (string heading in (string[])["File", "Pages", "Kind", "Number", "Value", "Gross kg", "Status"])
            _table.AddColumn(new TableColumn(heading) { NoWrap = true, Alignment = heading is "Value" or "Gross kg" ? Justify.Right : Justify.Left });
    }

    public int Declarations => _documents.Count(document => document.IsDeclaration);

    public int WithoutContradictions => _documents.Count(document => document.IsDeclaration && document.HasNoContradictions);

    public void Add(DocumentSummary document)
    {
        _documents.Add(document);
        AddRow(document.File, [document.Pages, document.Kind, document.Number, document.Value, document.Gross], document.HasNoContradictions ? "[green]no contradictions[/]" : "[yellow]to be checked[/]");
    }

    public void Add(string file, Exception failure)
    {
        _notes.Add((file, failure.Message));
        AddRow(file, ["", "", "", "", ""], "[red]unreadable[/]");
    }

    public void AddDoubts(string file, IEnumerable<Finding> doubts) => _notes.AddRange(doubts.Select(doubt => (file, doubt.Message)));

    public void Print()
    {
        AnsiConsole.Write(_table);
        foreach (DocumentSummary document in _documents.Where(document => !document.HasNoContradictions))
            PrintList($"{document.File}, {document.Kind} {document.Number}", document.Findings.Where(finding => finding.Severity >= FindingSeverity.Warning).Select(Text));
        foreach (IGrouping<string, string> notes in _notes.GroupBy(note => note.File, note => note.Message))
            PrintList(notes.Key, notes);
    }

    private void AddRow(string file, string?[] cells, string status)
    {
        // A file of several documents stands once.
        string first = file == _file ? "" : file;
        _file = file;
        _table.AddRow([first.EscapeMarkup(), .. cells.Select(cell => (cell ?? "").EscapeMarkup()), status]);
    }

    private static string Text(Finding finding) => finding.Path.IsRoot ? finding.Message : $"{finding.Path.ToString()[2..]}: {finding.Message}";

    private static void PrintList(string title, IEnumerable<string> lines)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{title}[/]");
        foreach (string line in lines)
            AnsiConsole.Write(new Padder(new Text($"• {line}"), new Padding(2, 0, 0, 0)));
        AnsiConsole.WriteLine();
    }
}
