using System.Diagnostics.CodeAnalysis;

namespace QwenDocs.Text.Values;

/// <summary>Parsing as the framework knows it, made from <see cref="IPrintedValue{TSelf}.Read(string)"/>.</summary>
public static class PrintedValue
{
    /// <summary>Reads a text and throws when it is not valid.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="s">The printed text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="FormatException">The text is not valid; the message is its problem.</exception>
    public static T Parse<T>(string s)
        where T : IPrintedValue<T>
    {
        ArgumentNullException.ThrowIfNull(s);
        T value = T.Read(s);
        return value.IsValid ? value : throw new FormatException(value.Problem);
    }

    /// <summary>Reads a text and tells whether it is valid.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="s">The printed text.</param>
    /// <param name="result">The value.</param>
    /// <returns><see langword="true"/> if the text is valid.</returns>
    public static bool TryParse<T>([NotNullWhen(true)] string? s, [MaybeNullWhen(false)] out T result)
        where T : IPrintedValue<T>
    {
        T value = T.Read(s);
        result = value.IsValid ? value : default;
        return value.IsValid && s is not null;
    }
}
