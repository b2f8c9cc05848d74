namespace QwenDocs.Schemas;

/// <summary>What became of a value that departed from its schema.</summary>
public enum SchemaViolationKind
{
    /// <summary>A rule turned it into what was surely meant.</summary>
    Repaired,

    /// <summary>It stands in the record as it was given, and may say nothing.</summary>
    Doubtful,

    /// <summary>It is missing from the record: <c>null</c>, or the emptiest value where the schema allows no <c>null</c>.</summary>
    Lost,
}
