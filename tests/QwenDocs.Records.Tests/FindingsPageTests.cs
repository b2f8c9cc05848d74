using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using QwenDocs.Records.Invoices;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Tests;

/// <summary>The page of finding codes is written from the constants that the code uses, and their summaries.</summary>
public sealed partial class FindingsPageTests
{
    private const string Marker = "<!-- From here on the code says it: FindingsPageTests writes it. -->\n\n";

    private static readonly Assembly Engine = typeof(Finding).Assembly;

    private static readonly Assembly Records = typeof(Invoice).Assembly;

    [Fact]
    public void The_page_of_findings_lists_every_code()
    {
        string page = Path.Combine(Root(), "docs", "findings.md");
        string approved = File.ReadAllText(page).ReplaceLineEndings("\n");
        string received = approved[..(approved.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)] + Write();
        string receivedFile = Path.Combine(Root(), "tests", "QwenDocs.Records.Tests", "findings.received.md");
        if (received == approved)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail($"docs/findings.md is not what the code says. To approve the changes run this command:\ncp \"{receivedFile}\" \"{page}\"");
    }

    [Fact]
    public void Codes_are_names_in_camel_case_and_each_is_used_once()
    {
        string[] codes = [.. CodesOf(Engine).Concat(CodesOf(Records).Where(code => code.Code.Contains('.', StringComparison.Ordinal))).Select(code => code.Code)];
        codes.ShouldNotBeEmpty();
        codes.ShouldAllBe(code => CodeForm().IsMatch(code));
        codes.ShouldBeUnique();
    }

    private static string Write()
    {
        StringBuilder page = new();
        XmlDocumentation documentation = new(Path.ChangeExtension(Engine.Location, ".xml"));
        page.Append("## Of every record\n\n| code | found where |\n| --- | --- |\n");
        foreach ((string code, FieldInfo field) in CodesOf(Engine).OrderBy(code => code.Code, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"| `{code}` | {Cell(documentation.FieldSummary(field)!)} |\n");

        XmlDocumentation records = new(Path.ChangeExtension(Records.Location, ".xml"));
        page.Append(
            """

            ## Of rules

            The code of a rule is the record's type, the member and, where a member has several rules, the rule's own last name: `invoice.total.sum`, `usEntry.entryType`. The members
            stand in [records](records.md). A rule about the whole record ends in `rule`. These last names are shared by many records:

            | last name | found where |
            | --- | --- |

            """);
        foreach ((string code, FieldInfo field) in CodesOf(Records).Where(code => !code.Code.Contains('.', StringComparison.Ordinal)).OrderBy(code => code.Code, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"| `{code}` | {Cell(records.FieldSummary(field)!)} |\n");

        page.Append(
            """

            ## Of e-invoices

            `EmbeddedInvoice` finds these in the XML of an invoice, and where a record departs from it. They stand in `EmbeddedInvoiceResult.Findings` and in what `Compare` returns.

            | code | found where |
            | --- | --- |

            """);
        foreach ((string code, FieldInfo field) in CodesOf(Records).Where(code => code.Code.Contains('.', StringComparison.Ordinal)).OrderBy(code => code.Code, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"| `{code}` | {Cell(records.FieldSummary(field)!)} |\n");

        page.Append(
            """

            ## Of values

            A value that keeps what is printed says itself what is wrong with it: `.invalid` (an error) where it cannot be what it should be, `.doubtful` (a warning) where it was
            read and may have been read wrong. [Values](values.md) says what each of them checks.

            | value | codes |
            | --- | --- |

            """);
        foreach (Type type in Records.GetExportedTypes().Concat(Engine.GetExportedTypes())
            .Where(type => typeof(IPrintedValue).IsAssignableFrom(type) && type is { IsAbstract: false, IsInterface: false })
            .OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            string name = JsonNamingPolicy.CamelCase.ConvertName(type.Name);
            page.Append(CultureInfo.InvariantCulture, $"| `{type.Name}` | `{name}.invalid`, `{name}.doubtful` |\n");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The constants of the classes that hold codes.</summary>
    private static IEnumerable<(string Code, FieldInfo Field)> CodesOf(Assembly assembly) =>
        assembly.GetTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Codes", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
            .Select(field => ((string)field.GetRawConstantValue()!, field));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));

    [GeneratedRegex(@"^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)+$")]
    private static partial Regex CodeForm();
}
