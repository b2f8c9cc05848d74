using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using QwenDocs.Documents;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>
/// Loads the XML of an invoice that a stranger wrote: without a document type, so without entities and other files, and under limits of
/// size, depth and time. All files that one loader reads share the time.
/// </summary>
/// <remarks>
/// Senders do not keep the rules of XML to the letter: a declaration may stand behind blank lines or several byte order marks, name XML 1.1
/// or an encoding under another name, and bytes of zero may fill the end. None of that changes what the invoice says.
/// </remarks>
internal sealed class InvoiceXmlLoader(DocumentOptions options, TimeProvider? clock, CancellationToken cancellationToken)
{
    // Invoices of either standard are about ten elements deep, and have about fifty elements a line.
    private const int MaxDepth = 64;
    private const int MaxElements = 1_000_000;
    private const int MaxAttributes = 256;
    private const int MaxCharacters = 64 << 20;

    // Of one tag, which the reader of XML holds as a whole, and of the text of one element.
    private const int MaxTagCharacters = 4 << 20;
    private const int MaxTextCharacters = 1 << 20;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly long _started = (clock ?? TimeProvider.System).GetTimestamp();

    /// <summary>Returns the root element.</summary>
    /// <param name="xml">The bytes of the file.</param>
    /// <param name="name">The document's name for messages.</param>
    /// <exception cref="DocumentException">The XML is malformed, in an unknown encoding, or passes a limit. The message holds none of its content.</exception>
    public XElement Load(ReadOnlyMemory<byte> xml, string name)
    {
        if (xml.Length > options.MaxBytes)
            throw Refused(DocumentError.TooManyBytes, name, $"its invoice has {xml.Length:#,0} bytes, more than the limit of {options.MaxBytes:#,0} ({nameof(DocumentOptions.MaxBytes)})");
        var text = XmlText.Of(xml, name);
        XmlReaderSettings settings = new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using StreamReader characters = new(Stream(text.Content), text.Encoding, detectEncodingFromByteOrderMarks: false);
            using MeteredReader metered = new(characters, tagCharacters => Check(name, tagCharacters));
            using var reader = XmlReader.Create(metered, settings);
            return Build(reader, metered, name);
        }
        catch (XmlException exception)
        {
            // The exception's own message can quote the document.
            throw Refused(
                DocumentError.Damaged,
                name,
                $"its invoice is no well-formed XML without a document type of at most {MaxCharacters:#,0} characters (line {exception.LineNumber}, position {exception.LinePosition})");
        }
        catch (DecoderFallbackException)
        {
            throw Refused(DocumentError.Damaged, name, $"the bytes of its invoice are not in the encoding that it says it is in, {text.Encoding.WebName}");
        }
    }

    /// <summary>Builds the tree without recursion. Comments, instructions and declarations of namespaces are left out.</summary>
    private static XElement Build(XmlReader reader, MeteredReader metered, string name)
    {
        XElement? root = null, parent = null;
        int elements = 0;
        while (reader.Read())
        {
            metered.Restart();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    elements += 1 + reader.AttributeCount;
                    if (reader.Depth >= MaxDepth || reader.AttributeCount > MaxAttributes)
                        throw Refused(DocumentError.Damaged, name, $"its invoice has elements more than {MaxDepth} deep or with more than {MaxAttributes} attributes");
                    if (elements > MaxElements)
                        throw Refused(DocumentError.MemoryLimit, name, $"its invoice has more than {MaxElements:#,0} elements and attributes");
                    bool isEmpty = reader.IsEmptyElement;
                    XElement element = new(XName.Get(reader.LocalName, reader.NamespaceURI), Attributes(reader));
                    parent?.Add(element);
                    root ??= element;
                    if (!isEmpty)
                        parent = element;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    if (Text(reader, metered, IsBinary(parent!) ? 0 : MaxTextCharacters) is { Length: > 0 } text)
                        parent!.Add(new XText(text));
                    metered.Restart();
                    break;
                case XmlNodeType.EndElement:
                    parent = parent!.Parent;
                    break;
            }
        }

        return root!;
    }

    private static IEnumerable<XAttribute> Attributes(XmlReader reader)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix is not ("xmlns" or "xml") && reader.Name != "xmlns")
                yield return new XAttribute(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value);
        }
    }

    /// <summary>Reads a text in blocks; one that is longer than an invoice's texts can be is left out.</summary>
    private static string? Text(XmlReader reader, MeteredReader metered, int maxLength)
    {
        char[] block = ArrayPool<char>.Shared.Rent(4096);
        StringBuilder? text = new();
        try
        {
            while (reader.ReadValueChunk(block, 0, block.Length) is > 0 and var read)
            {
                text = text?.Length + read <= maxLength ? text!.Append(block, 0, read) : null;
                metered.Restart();
            }

            return text?.ToString();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(block);
        }
    }

    // Whole files may stand in an invoice as text of base 64, which nobody reads here.
    private static bool IsBinary(XElement element) => element.Name.LocalName.EndsWith("BinaryObject", StringComparison.Ordinal);

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private void Check(string name, int tagCharacters)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_clock.GetElapsedTime(_started) > options.TimeLimit)
            throw Refused(DocumentError.TimeLimit, name, $"reading its invoice took longer than the limit of {options.TimeLimit.TotalSeconds:0.###} s ({nameof(DocumentOptions.TimeLimit)})");
        if (tagCharacters > MaxTagCharacters)
            throw Refused(DocumentError.MemoryLimit, name, $"its invoice has a tag or a comment of more than {MaxTagCharacters:#,0} characters");
    }

    private static DocumentException Refused(DocumentError error, string name, FormattableString reason) =>
        new(error, name, reason.ToString(CultureInfo.InvariantCulture));

    /// <summary>Asks before each block whether it may go on, and counts the characters of the tag that is being read.</summary>
    private sealed class MeteredReader(TextReader inner, Action<int> check) : TextReader
    {
        private int _characters;

        public void Restart() => _characters = 0;

        public override int Peek() => inner.Peek();

        public override int Read() => inner.Read();

        public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

        public override int Read(Span<char> buffer)
        {
            check(_characters);
            int read = inner.Read(buffer);
            _characters += read;
            return read;
        }
    }
}
