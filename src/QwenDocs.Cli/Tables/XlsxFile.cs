using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace QwenDocs.Cli.Tables;

/// <summary>Writes a workbook: one sheet a table, numbers as numbers, dates as dates.</summary>
internal sealed class XlsxFile(string path) : TableFile(path)
{
    // Of Excel itself.
    private const int MaxSheetName = 31;

    public override async Task<IReadOnlyList<string>> WriteAsync(IReadOnlyList<Table> tables, CancellationToken cancellationToken)
    {
        var sheets = tables.ToDictionary(table => SheetName(table.Name), object (table) => Rows(table, cancellationToken));
        OpenXmlConfiguration configuration = new()
        {
            DynamicColumns = [.. tables.SelectMany(table => table.Columns).Where(column => column.Kind == ColumnKind.Date).Select(column => column.Name).Distinct().Select(name => new DynamicExcelColumn(name) { Format = "yyyy-mm-dd", Width = 12 })],
        };
        await MiniExcel.SaveAsAsync(Path, sheets, configuration: configuration, overwriteFile: true, cancellationToken: cancellationToken).ConfigureAwait(false);
        return [Path];
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(Table table, CancellationToken cancellationToken)
    {
        foreach (object?[] row in table.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Dictionary<string, object?> cells = [];
            for (int index = 0; index < row.Length; index++)
                cells[table.Columns[index].Name] = row[index] is DateOnly date ? date.ToDateTime(TimeOnly.MinValue) : row[index];
            yield return cells;
        }
    }

    private static string SheetName(string name) => name.Length > MaxSheetName ? name[..MaxSheetName] : name;
}
