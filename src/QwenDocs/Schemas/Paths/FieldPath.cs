using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using QwenDocs.Schemas.Paths;

namespace QwenDocs.Schemas;

/// <summary>Where a value stands in a record's JSON, such as <c>$.lines[2].total</c>: it names one field, without wildcards.</summary>
/// <remarks>
/// Written and read as a singular query of JSONPath (RFC 9535). A path without the leading <c>$</c>, such as <c>lines[2].total</c>, is read as well: that is how
/// rules name members relative to their record. The default value is <see cref="Root"/>.
/// Paths are ordered so that a field comes before what it holds, and entries of lists follow each other by number.
/// </remarks>
[JsonConverter(typeof(FieldPathJsonConverter))]
public readonly struct FieldPath : IEquatable<FieldPath>, IComparable<FieldPath>, ISpanParsable<FieldPath>, ISpanFormattable
{
    private readonly FieldPathSegment[]? _segments;

    private FieldPath(FieldPathSegment[] segments) => _segments = segments;

    /// <summary>Gets the path of the whole record: <c>$</c>.</summary>
    public static FieldPath Root => default;

    /// <summary>Gets the steps from the whole record to the field; none for <see cref="Root"/>.</summary>
    public IReadOnlyList<FieldPathSegment> Segments => _segments ?? [];

    /// <summary>Gets a value indicating whether this is the whole record.</summary>
    public bool IsRoot => _segments is not { Length: > 0 };

    /// <summary>Gets the path of the object or list that holds the field, or <see langword="null"/> for <see cref="Root"/>.</summary>
    public FieldPath? Parent => IsRoot ? default(FieldPath?) : new FieldPath(_segments![..^1]);

    /// <summary>Gets the last step, or <see langword="null"/> for <see cref="Root"/>.</summary>
    public FieldPathSegment? Leaf => IsRoot ? null : _segments![^1];

    private ReadOnlySpan<FieldPathSegment> Steps => _segments;

    /// <summary>Reads a path, so that <c>nameof(Invoice.Total)</c> or <c>"$.lines[2].total"</c> can stand where a path is wanted.</summary>
    /// <param name="path">The path.</param>
    /// <returns>The path.</returns>
    /// <exception cref="FormatException">The text is no path.</exception>
    public static implicit operator FieldPath(string path) => Parse(path);

    /// <summary>Tells whether two paths name the same field.</summary>
    /// <param name="left">The left path.</param>
    /// <param name="right">The right path.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(FieldPath left, FieldPath right) => left.Equals(right);

    /// <summary>Tells whether two paths name different fields.</summary>
    /// <param name="left">The left path.</param>
    /// <param name="right">The right path.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(FieldPath left, FieldPath right) => !left.Equals(right);

    /// <summary>Compares two paths by their steps.</summary>
    /// <param name="left">The left path.</param>
    /// <param name="right">The right path.</param>
    /// <returns>Whether the left one comes first.</returns>
    public static bool operator <(FieldPath left, FieldPath right) => left.CompareTo(right) < 0;

    /// <summary>Compares two paths by their steps.</summary>
    /// <param name="left">The left path.</param>
    /// <param name="right">The right path.</param>
    /// <returns>Whether the left one comes first or they are equal.</returns>
    public static bool operator <=(FieldPath left, FieldPath right) => left.CompareTo(right) <= 0;

    /// <summary>Compares two paths by their steps.</summary>
    /// <param name="left">The left path.</param>
    /// <param name="right">The right path.</param>
    /// <returns>Whether the right one comes first.</returns>
    public static bool operator >(FieldPath left, FieldPath right) => left.CompareTo(right) > 0;

    /// <summary>Compares two paths by their steps.</summary>
    /// <param name="left">The left path.</param>
    /// <param name="right">The right path.</param>
    /// <returns>Whether the right one comes first or they are equal.</returns>
    public static bool operator >=(FieldPath left, FieldPath right) => left.CompareTo(right) >= 0;

    /// <summary>Makes the path of a member, named as <see cref="RecordSchema.For{T}()"/> does: by <c>[JsonPropertyName]</c>, else in camel case.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="field">The member, such as <c>x => x.Lines[2].Total</c>. Indexes are constants or variables.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArgumentException">The expression names no field of the record's JSON.</exception>
    public static FieldPath From<T>(Expression<Func<T, object?>> field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return MemberExpressionPath.Of(field, null);
    }

    /// <summary>Makes the path of a member, named as the record's JSON contract does.</summary>
    /// <typeparam name="T">The record type.</typeparam>
    /// <param name="typeInfo">The contract, such as <c>MyJsonContext.Default.Invoice</c>.</param>
    /// <param name="field">The member, such as <c>x => x.Lines[2].Total</c>. Indexes are constants or variables.</param>
    /// <returns>The path.</returns>
    /// <exception cref="ArgumentException">The expression names no field of the record's JSON.</exception>
    public static FieldPath From<T>(JsonTypeInfo<T> typeInfo, Expression<Func<T, object?>> field)
    {
        ArgumentNullException.ThrowIfNull(typeInfo);
        ArgumentNullException.ThrowIfNull(field);
        return MemberExpressionPath.Of(field, typeInfo);
    }

    /// <summary>Reads a path.</summary>
    /// <param name="s">The path, such as <c>$.lines[2].total</c>, <c>lines[2].total</c> or <c>$['net weight']</c>.</param>
    /// <returns>The path.</returns>
    /// <exception cref="FormatException">The text is no path, or names more than one field.</exception>
    public static FieldPath Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan());
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static FieldPath Parse(ReadOnlySpan<char> s) =>
        FieldPathSyntax.TryParse(s, out List<FieldPathSegment> segments, out string? problem)
            ? new FieldPath([.. segments])
            : throw new FormatException($"The path \"{s}\" {problem}.");

    /// <summary>Reads a path.</summary>
    /// <param name="s">The path, such as <c>$.lines[2].total</c>, <c>lines[2].total</c> or <c>$['net weight']</c>.</param>
    /// <param name="result">The path, or <see cref="Root"/> where the text is none.</param>
    /// <returns>Whether the text is a path.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, out FieldPath result)
    {
        result = default;
        return s is not null && TryParse(s.AsSpan(), out result);
    }

    /// <inheritdoc cref="TryParse(string?, out FieldPath)"/>
    public static bool TryParse(ReadOnlySpan<char> s, out FieldPath result)
    {
        bool isPath = FieldPathSyntax.TryParse(s, out List<FieldPathSegment> segments, out _);
        result = isPath ? new FieldPath([.. segments]) : default;
        return isPath;
    }

    // Paths are the same in every culture: the overloads with a provider are for generic code alone.
    static FieldPath IParsable<FieldPath>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<FieldPath>.TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FieldPath result) => TryParse(s, out result);

    static FieldPath ISpanParsable<FieldPath>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<FieldPath>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out FieldPath result) => TryParse(s, out result);

    /// <summary>Reads a JSON Pointer (RFC 6901).</summary>
    /// <param name="text">The pointer, such as <c>/lines/2/total</c>; empty for the whole record. A token that is a number without leading zeros is an index.</param>
    /// <returns>The path.</returns>
    /// <exception cref="FormatException">The text is no JSON Pointer.</exception>
    public static FieldPath FromJsonPointer(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FieldPathSyntax.TryParsePointer(text, out List<FieldPathSegment> segments, out string? problem)
            ? new FieldPath([.. segments])
            : throw new FormatException($"The JSON Pointer \"{text}\" {problem}.");
    }

    /// <summary>Makes the path of a property of the object that this path names.</summary>
    /// <param name="name">The property's name in JSON.</param>
    /// <returns>The longer path.</returns>
    public FieldPath Append(string name) => Append(new FieldPathSegment(name));

    /// <summary>Makes the path of an entry of the list that this path names.</summary>
    /// <param name="index">The index of the entry, counted from 0.</param>
    /// <returns>The longer path.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public FieldPath Append(int index) => Append(new FieldPathSegment(index));

    /// <summary>Makes the path of what one more step leads to.</summary>
    /// <param name="segment">The step.</param>
    /// <returns>The longer path.</returns>
    public FieldPath Append(FieldPathSegment segment) => new([.. Steps, segment]);

    /// <summary>Makes the path of what a path leads to that is relative to this one.</summary>
    /// <param name="relative">The relative path.</param>
    /// <returns>The longer path.</returns>
    public FieldPath Append(FieldPath relative) => IsRoot ? relative : relative.IsRoot ? this : new([.. Steps, .. relative.Steps]);

    /// <summary>Tells whether this is a path or stands within what it names.</summary>
    /// <param name="ancestor">The path.</param>
    /// <returns>Whether the steps of this path begin with all steps of the other.</returns>
    public bool StartsWith(FieldPath ancestor) => Steps.StartsWith(ancestor.Steps);

    /// <summary>Returns the path from a field to this one, which stands in it.</summary>
    /// <param name="ancestor">The path of the field.</param>
    /// <returns>The steps of this path after those of the other.</returns>
    /// <exception cref="ArgumentException">This path does not start with the other.</exception>
    public FieldPath RelativeTo(FieldPath ancestor) =>
        StartsWith(ancestor) ? new(Steps[ancestor.Steps.Length..].ToArray()) : throw new ArgumentException($"{this} does not stand in {ancestor}.", nameof(ancestor));

    /// <summary>Returns the path as a JSON Pointer (RFC 6901), such as <c>/lines/2/total</c>.</summary>
    /// <returns>The pointer; empty for the whole record.</returns>
    public string ToJsonPointer()
    {
        StringBuilder pointer = new();
        foreach (FieldPathSegment segment in Steps)
            pointer.Append('/').Append(segment.Name is { } name ? FieldPathSyntax.Escape(name) : segment.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return pointer.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(FieldPath other) => Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is FieldPath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (FieldPathSegment segment in Steps)
            hash.Add(segment);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public int CompareTo(FieldPath other) => Steps.SequenceCompareTo(other.Steps);

    /// <summary>Returns the path, such as <c>$.lines[2].total</c>; names that need it stand in brackets and quotes: <c>$['net weight']</c>.</summary>
    /// <returns>The path.</returns>
    public override string ToString()
    {
        StringBuilder text = new("$");
        foreach (FieldPathSegment segment in Steps)
            text.Append(segment.ToString());
        return text.ToString();
    }

    /// <inheritdoc/>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString();
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }
}
