using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using QwenDocs.Text.Values;

namespace QwenDocs.Text;

/// <summary>A value type that reads itself from a printed text and keeps the text, however wrong it is.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <remarks>
/// A type needs only <see cref="Read(string)"/>, the three properties and <see cref="object.ToString"/>, which gives the normalised text, or the
/// printed one where the value is not valid. Parsing and formatting follow from them. With
/// <c>[JsonConverter(typeof(PrintedValueConverter&lt;T&gt;))]</c> it can stand in any record.
/// </remarks>
public interface IPrintedValue<TSelf> : IPrintedValue, ISpanParsable<TSelf>, ISpanFormattable
    where TSelf : IPrintedValue<TSelf>
{
    /// <summary>Reads a printed text. Never throws: a wrong text gives a value that is not valid and says why.</summary>
    /// <param name="printed">The text as the document shows it; <see langword="null"/> reads like an empty text.</param>
    /// <returns>The value.</returns>
    static abstract TSelf Read(string? printed);

    /// <summary>Reads a number that stands where a text was expected, as models sometimes write it.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The value.</returns>
    static virtual TSelf Read(decimal number) => TSelf.Read(number.ToString(CultureInfo.InvariantCulture));

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => PrintedValue.Parse<TSelf>(s);

    static bool IParsable<TSelf>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out TSelf result) =>
        PrintedValue.TryParse(s, out result);

    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => PrintedValue.Parse<TSelf>(s.ToString());

    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out TSelf result) =>
        PrintedValue.TryParse(s.ToString(), out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString() ?? "";

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.IsEmpty ? null : format.ToString(), provider);
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten == text.Length;
    }
}
