using QwenDocs.Validation;
using Spectre.Console;

namespace CustomsPipeline;

/// <summary>The table of all papers, and below it what was found in those that need a look.</summary>
internal sealed class Report
{
    private readonly List<PaperSummary> _papers = [];
    private readonly List<(string File, string Message)> _notes = [];
    private readonly Table _table = new Table().RoundedBorder();

    private string? _file;

    public Report()
    {
        foreach (string heading in (string[])["File", "Pages", "Kind", "Number", "Value", "Gross kg", "Status"])
            _table.AddColumn(new TableColumn(heading) { NoWrap = true, Alignment = heading is "Value" or "Gross kg" ? Justify.Right : Justify.Left });
    }

    public int Declarations => _papers.Count(paper => paper.IsDeclaration);

    public int Ready => _papers.Count(paper => paper.IsDeclaration && paper.IsReady);

    public void Add(PaperSummary paper)
    {
        _papers.Add(paper);
        AddRow(paper.File, [paper.Pages, paper.Kind, paper.Number, paper.Value, paper.Gross], paper.IsReady ? "[green]no contradictions[/]" : "[yellow]to be checked[/]");
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
        foreach (PaperSummary paper in _papers.Where(paper => !paper.IsReady))
            PrintList($"{paper.File}, {paper.Kind} {paper.Number}", paper.Findings.Where(finding => finding.Severity >= FindingSeverity.Warning).Select(Text));
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
