using Parquet;
using Parquet.Schema;

namespace QwenDocs.Cli.Tables;

/// <summary>Writes Parquet: one file a table, numbers as decimals, dates as dates; some thousand rows a group.</summary>
internal sealed class ParquetFile(string path) : TableFile(path)
{
    private const int RowsInGroup = 10_000;

    // Amounts and quantities; more digits than either has in trade.
    private const int Precision = 28;
    private const int Scale = 8;

    public override async Task<IReadOnlyList<string>> WriteAsync(IReadOnlyList<Table> tables, CancellationToken cancellationToken)
    {
        List<string> paths = [];
        foreach (Table table in tables)
        {
            string file = PathOf(table);
            FileStream stream = new(file, FileMode.Create, FileAccess.ReadWrite);
            await using (stream.ConfigureAwait(false))
                await WriteAsync(table, stream, cancellationToken).ConfigureAwait(false);
            paths.Add(file);
        }

        return paths;
    }

    private static async Task WriteAsync(Table table, Stream stream, CancellationToken cancellationToken)
    {
        DataField[] fields = [.. table.Columns.Select(FieldOf)];
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            bool isEmpty = true;
            foreach (object?[][] rows in table.Rows.Chunk(RowsInGroup))
            {
                isEmpty = false;
                await WriteAsync(writer, fields, rows, cancellationToken).ConfigureAwait(false);
            }

            if (isEmpty)
                await WriteAsync(writer, fields, [], cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(ParquetWriter writer, DataField[] fields, object?[][] rows, CancellationToken cancellationToken)
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        for (int index = 0; index < fields.Length; index++)
        {
            DataField field = fields[index];
            IEnumerable<object?> cells = rows.Select(row => row[index]);
            Task writing = field switch
            {
                _ when field.ClrType == typeof(decimal) => group.WriteAsync<decimal>(field, cells.Select(cell => (decimal?)cell).ToArray(), cancellationToken: cancellationToken),
                _ when field.ClrType == typeof(long) => group.WriteAsync<long>(field, cells.Select(cell => (long?)cell).ToArray(), cancellationToken: cancellationToken),
                _ when field.ClrType == typeof(bool) => group.WriteAsync<bool>(field, cells.Select(cell => (bool?)cell).ToArray(), cancellationToken: cancellationToken),
                _ when field.ClrType == typeof(DateTime) => group.WriteAsync<DateTime>(field, cells.Select(cell => cell is DateOnly date ? date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : (DateTime?)null).ToArray(), cancellationToken: cancellationToken),
                _ => group.WriteAsync(field, cells.Select(cell => (string?)cell).ToArray()!),
            };
            await writing.ConfigureAwait(false);
        }
    }

    private static DataField FieldOf(TableColumn column) => column.Kind switch
    {
        ColumnKind.Number => new DecimalDataField(column.Name, Precision, Scale, isNullable: true),
        ColumnKind.Integer => new DataField(column.Name, typeof(long), isNullable: true),
        ColumnKind.Boolean => new DataField(column.Name, typeof(bool), isNullable: true),
        ColumnKind.Date => new DateTimeDataField(column.Name, DateTimeFormat.Date, isNullable: true),
        _ => new DataField(column.Name, typeof(string), isNullable: true),
    };
}
