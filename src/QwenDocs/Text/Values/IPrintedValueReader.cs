namespace QwenDocs.Text.Values;

/// <summary>Reads printed texts as values of a type that only the contract of a record names.</summary>
internal interface IPrintedValueReader
{
    /// <summary>Reads a printed text; never throws.</summary>
    IPrintedValue Read(string printed);
}
