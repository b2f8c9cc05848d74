namespace QwenDocs.Cli.Tables;

/// <summary>What the values of a column are.</summary>
internal enum ColumnKind
{
    Text,
    Number,
    Integer,
    Boolean,
    Date,
}
