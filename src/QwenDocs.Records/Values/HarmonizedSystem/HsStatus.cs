namespace QwenDocs.Records.Values;

/// <summary>What the Harmonized System of 2022 knows of a code.</summary>
public enum HsStatus
{
    /// <summary>The text is not a tariff code, or its first six digits were never one in the editions known here.</summary>
    Unknown,

    /// <summary>The subheading is in the 2022 edition.</summary>
    Current,

    /// <summary>The subheading was in the 2017 edition and went with the 2022 one.</summary>
    Superseded,

    /// <summary>Only a heading of four digits is printed, as on Indian invoices, and it is in the 2022 edition.</summary>
    HeadingOnly,

    /// <summary>The code is of chapter 98 or 99, which every country fills for itself.</summary>
    National,
}
