namespace QwenDocs.Testing;

/// <summary>An error as models are seen to make it.</summary>
public enum ModelErrorKind
{
    /// <summary>A list ends before its last row, and the answer does not say so. The rate is that of a list in an answer.</summary>
    ListCut,

    /// <summary>Two rows become one: the first half of one, the second half of the next. The rate is that of a row.</summary>
    RowsMerged,

    /// <summary>A row stands there twice. The rate is that of a row.</summary>
    RowDoubled,

    /// <summary>The numbers of a row stand one column further on. The rate is that of a row.</summary>
    ColumnShifted,

    /// <summary>A page is another document's: its rows come from <see cref="ErringModelOptions.OtherRecord"/>. The rate is that of a page.</summary>
    OtherDocument,

    /// <summary>Two digits that follow each other are exchanged. The rate is that of a value, as of all kinds that follow.</summary>
    DigitsSwapped,

    /// <summary>A digit is left out.</summary>
    DigitDropped,

    /// <summary>A zero is left out.</summary>
    ZeroLost,

    /// <summary>A negative number loses its sign.</summary>
    SignLost,

    /// <summary>Day and month of a date are exchanged.</summary>
    DayAndMonthSwapped,

    /// <summary>The value is that of the row beside, or of another field of the same kind.</summary>
    NeighbourValue,

    /// <summary>There is no value where the document has one.</summary>
    ValueLeftOut,

    /// <summary>There is a value where the document has none. The rate is that of an empty field.</summary>
    InventedValue,
}
