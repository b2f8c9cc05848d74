namespace QwenDocs.Cli.Tables;

/// <summary>A file that tables are written to.</summary>
internal abstract class TableFile(string path)
{
    public string Path => path;

    /// <summary>Writes tables.</summary>
    /// <returns>The paths of the files that were written.</returns>
    public abstract Task<IReadOnlyList<string>> WriteAsync(IReadOnlyList<Table> tables, CancellationToken cancellationToken);

    /// <summary>Names the file of a table where each has its own: that of the documents the path itself, others with their name before the extension.</summary>
    protected string PathOf(Table table) => table.Name == Table.Documents
        ? path
        : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", $"{System.IO.Path.GetFileNameWithoutExtension(path)}.{table.Name}{System.IO.Path.GetExtension(path)}");
}
