using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using QwenDocs.Records.Inspection;
using QwenDocs.Records.Invoices;

namespace QwenDocs.Records.Tests;

public sealed class RecordPagesTests
{
    private const string Marker = "<!-- From here on the types say it: RecordPagesTests writes it. -->\n\n";

    private static readonly RecordMap Map = new();

    [Fact]
    public void The_page_of_records_says_what_the_types_say()
    {
        string page = Path.Combine(Root(), "docs", "records.md");
        string approved = File.ReadAllText(page).ReplaceLineEndings("\n");
        string head = approved[..(approved.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)];
        XmlDocumentation documentation = new(Path.ChangeExtension(typeof(Invoice).Assembly.Location, ".xml"));
        string received = head + new RecordPages(Map, documentation).Write();
        string receivedFile = Path.Combine(Root(), "tests", "QwenDocs.Records.Tests", "records.received.md");
        if (received == approved)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail($"{FirstDifference(approved, received)}\nTo approve the changes run this command:\ncp \"{receivedFile}\" \"{page}\"");
    }

    [Fact]
    public void The_documents_are_found()
    {
        Map.Documents.ShouldContain(typeof(Invoice));
        Map.Documents.ShouldContain(typeof(DiagramReview));
        Map.Documents.ShouldNotContain(typeof(InvoiceLine));
        Map.OwnParts(typeof(DiagramReview)).ShouldBe([typeof(DrawingStep), typeof(ProcedureStep), typeof(StepMatch), typeof(StepDiscrepancy)]);
    }

    [Fact]
    public void Every_field_tells_the_model_what_it_is() =>
        Map.All.SelectMany(type => RecordMap.Fields(type).Select(field => (PropertyInfo)field.AttributeProvider!))
            .Where(field => field.GetCustomAttribute<DescriptionAttribute>() is null)
            .Select(field => $"{field.DeclaringType!.Name}.{field.Name}").ShouldBeEmpty();

    private static string FirstDifference(string approved, string received)
    {
        string[] has = approved.Split('\n');
        string[] should = received.Split('\n');
        int line = 0;
        while (line < has.Length && line < should.Length && has[line] == should[line])
            line++;
        return $"docs/records.md differs from the types in line {line + 1}.\nThe page: {has.ElementAtOrDefault(line)}\nThe types: {should.ElementAtOrDefault(line)}";
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
