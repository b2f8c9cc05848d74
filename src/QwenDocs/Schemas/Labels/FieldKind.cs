namespace QwenDocs.Schemas.Labels;

/// <summary>What sort of value a field holds, as far as its name, its description and the table of labels tell.</summary>
internal enum FieldKind
{
    Text,

    /// <summary>What the goods are.</summary>
    Description,

    /// <summary>A number that names one thing of many, such as that of an invoice.</summary>
    Identifier,

    /// <summary>A number out of somebody's list, such as that of an article.</summary>
    Code,
    Date,
    Amount,
    Percent,
    Quantity,
    Unit,
    Currency,
    Country,

    /// <summary>One of a few values, read off the title of the document.</summary>
    Choice,

    /// <summary>A company or person with an address.</summary>
    Party,
    TaxId,

    /// <summary>The number of an economic operator in the customs of the European Union.</summary>
    Eori,
    Iban,

    /// <summary>The movement reference number of a customs declaration.</summary>
    Mrn,

    /// <summary>A code of the Harmonized System.</summary>
    Tariff,
    Container,

    /// <summary>Shipping marks.</summary>
    Marks,

    /// <summary>The kind of packages.</summary>
    Packing,
}
