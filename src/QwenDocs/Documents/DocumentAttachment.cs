namespace QwenDocs.Documents;

/// <summary>A file inside a PDF, such as the XML of a ZUGFeRD or Factur-X invoice.</summary>
/// <param name="Name">The file name that the PDF gives.</param>
/// <param name="Bytes">The content, inflated.</param>
public sealed record DocumentAttachment(string Name, ReadOnlyMemory<byte> Bytes);
