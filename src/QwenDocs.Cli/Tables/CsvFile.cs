using System.Buffers;
using System.Globalization;
using System.Text;

namespace QwenDocs.Cli.Tables;

/// <summary>Writes CSV as RFC 4180 has it, in UTF-8 with a byte order mark, so that spreadsheets read Chinese: one file a table.</summary>
internal sealed class CsvFile(string path) : TableFile(path)
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public override async Task<IReadOnlyList<string>> WriteAsync(IReadOnlyList<Table> tables, CancellationToken cancellationToken)
    {
        List<string> paths = [];
        foreach (Table table in tables)
        {
            string file = PathOf(table);
            StreamWriter writer = new(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
            await using (writer.ConfigureAwait(false))
            {
                await writer.WriteLineAsync(string.Join(',', table.Columns.Select(column => Cell(column.Name)))).ConfigureAwait(false);
                foreach (object?[] row in table.Rows)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await writer.WriteLineAsync(string.Join(',', row.Select(Cell))).ConfigureAwait(false);
                }
            }

            paths.Add(file);
        }

        return paths;
    }

    private static string Cell(object? value)
    {
        string text = value switch
        {
            null => "",
            // Spreadsheets run what begins like a formula; a document must not be able to write one.
            string { Length: > 0 } read when read[0] is '=' or '+' or '-' or '@' or '\t' or '\r' => "'" + read,
            bool flag => flag ? "true" : "false",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
