using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;
using QwenDocs.Documents;

namespace QwenDocs.Records.Invoices.Embedded;

/// <summary>The bytes of an XML file from its first element on, without its declaration, and the encoding they are in.</summary>
/// <remarks>
/// The bytes themselves tell whether characters have one, two or four bytes (XML 1.0, appendix F); the declaration tells the rest, by any
/// of the names that senders give an encoding. A declaration that cannot be true, such as UTF-16 for single bytes, or that is not known, is
/// passed over where the bytes are UTF-8.
/// </remarks>
internal readonly partial record struct XmlText(ReadOnlyMemory<byte> Content, Encoding Encoding)
{
    // Long enough for any declaration with what may stand before it.
    private const int HeadBytes = 1024;
    private const int MaxNameLength = 40;

    // The byte order mark of UTF-8, byte by byte.
    private const string Utf8Mark = "\u00EF\u00BB\u00BF";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="DocumentException">The declared encoding is not known, and the bytes are not UTF-8.</exception>
    public static XmlText Of(ReadOnlyMemory<byte> xml, string name)
    {
        (Encoding? wide, int width) = WideEncoding(xml.Span);
        xml = WithoutEnd(xml, width);
        string head = Lenient(wide ?? Encoding.Latin1).GetString(xml.Span[..Math.Min(xml.Length, HeadBytes)]);
        int start = Opening().Match(head).Length;
        if (start == head.Length)
            return new XmlText(xml, wide ?? Utf8);
        bool isMarked = wide is null && head.AsSpan(0, start).Contains(Utf8Mark, StringComparison.Ordinal);
        Match declaration = Declaration().Match(head, start);
        string declared = declaration.Groups["encoding"].Value.Trim();
        ReadOnlyMemory<byte> content = xml[((declaration.Success ? declaration.Index + declaration.Length : start) * width)..];
        return new XmlText(content, wide ?? (isMarked || declared.Length == 0 ? Utf8 : Declared(declared, content, name)));
    }

    /// <summary>Returns the encoding whose characters have two or four bytes, by the byte order mark or by the zeros around the first character.</summary>
    private static (Encoding? Encoding, int Width) WideEncoding(ReadOnlySpan<byte> xml)
    {
        if (xml.Length < 4)
            return (null, 1);
        uint first = BinaryPrimitives.ReadUInt32BigEndian(xml);
        return first switch
        {
            0x0000FEFF or > 0 and <= 0x7F => (new UTF32Encoding(bigEndian: true, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
            0xFFFE0000 => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
            _ when (first & 0x00FFFFFF) == 0 => (new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), 4),
            _ when first >> 16 == 0xFEFF || (first & 0xFF00FF00) == 0 => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            _ when first >> 16 == 0xFFFE || (first & 0x00FF00FF) == 0 => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), 2),
            _ => (null, 1),
        };
    }

    // Here the end of the head may cut a character, and what is wrong is told when the whole is read.
    private static Encoding Lenient(Encoding encoding)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return lenient;
    }

    /// <summary>Takes zeros and blanks off the end.</summary>
    private static ReadOnlyMemory<byte> WithoutEnd(ReadOnlyMemory<byte> xml, int width)
    {
        int length = xml.Length / width * width;
        while (length > 0 && IsBlank(xml.Span.Slice(length - width, width)))
            length -= width;
        return xml[..length];

        static bool IsBlank(ReadOnlySpan<byte> character) =>
            character.Count((byte)0) >= character.Length - 1 && !character.ContainsAnyExcept("\0\t\n\r "u8);
    }

    private static Encoding Declared(string declared, ReadOnlyMemory<byte> content, string name)
    {
        string bare = NotInName().Replace(declared, "");
        if (bare.StartsWith("utf8", StringComparison.OrdinalIgnoreCase))
            return Utf8;
        Match page = CodePage().Match(bare);
        Encoding? known = Find(declared) ?? (page.Success ? Find($"{(page.Groups["iso"].Success ? "iso-8859-" : "windows-")}{page.Groups["number"].Value}") : null);

        // The first bytes of the file are those of ASCII: an encoding in which they read otherwise is not the file's.
        if (known is not null && known.GetBytes("<?xml").AsSpan().SequenceEqual("<?xml"u8))
            return known;
        return System.Text.Unicode.Utf8.IsValid(content.Span)
            ? Utf8
            : throw new DocumentException(
                DocumentError.Unsupported, name, $"its invoice says that it is in the encoding {bare[..Math.Min(bare.Length, MaxNameLength)]}, which is not known or cannot be, and it is not in UTF-8");
    }

    private static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("""\G<\?xml\s[^<>]*?(?:\bencoding\s*=\s*["'](?<encoding>[^"'<>]*)["'][^<>]*?)?\?>""")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(?:[\uFEFF\0 \t\r\n]|\u00EF\u00BB\u00BF)*")]
    private static partial Regex Opening();

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NotInName();

    [GeneratedRegex(@"^(?:(?<iso>(?:iso)?8859)|cp|win|windows|ansi)(?<number>\d{1,4})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CodePage();
}
