using System.Globalization;

namespace QwenDocs.Schemas;

/// <summary>One step of a <see cref="FieldPath"/>: the name of a property, or the index of a list entry.</summary>
public readonly record struct FieldPathSegment : IComparable<FieldPathSegment>
{
    /// <summary>Initializes a new instance of the <see cref="FieldPathSegment"/> struct for a property.</summary>
    /// <param name="name">The name of the property in JSON; any text, the empty one too.</param>
    public FieldPathSegment(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
    }

    /// <summary>Initializes a new instance of the <see cref="FieldPathSegment"/> struct for a list entry.</summary>
    /// <param name="index">The index, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public FieldPathSegment(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Index = index;
    }

    /// <summary>Gets the name of the property, or <see langword="null"/> for a list entry.</summary>
    public string? Name { get; }

    /// <summary>Gets the index of the list entry, counted from 0; 0 for a property.</summary>
    public int Index { get; }

    /// <summary>Gets a value indicating whether this is the index of a list entry.</summary>
    public bool IsIndex => Name is null;

    /// <summary>Compares: indexes by number, names by code unit, indexes before names.</summary>
    /// <param name="left">The left segment.</param>
    /// <param name="right">The right segment.</param>
    /// <returns>Whether the left one comes first.</returns>
    public static bool operator <(FieldPathSegment left, FieldPathSegment right) => left.CompareTo(right) < 0;

    /// <summary>Compares: indexes by number, names by code unit, indexes before names.</summary>
    /// <param name="left">The left segment.</param>
    /// <param name="right">The right segment.</param>
    /// <returns>Whether the left one comes first or they are equal.</returns>
    public static bool operator <=(FieldPathSegment left, FieldPathSegment right) => left.CompareTo(right) <= 0;

    /// <summary>Compares: indexes by number, names by code unit, indexes before names.</summary>
    /// <param name="left">The left segment.</param>
    /// <param name="right">The right segment.</param>
    /// <returns>Whether the right one comes first.</returns>
    public static bool operator >(FieldPathSegment left, FieldPathSegment right) => left.CompareTo(right) > 0;

    /// <summary>Compares: indexes by number, names by code unit, indexes before names.</summary>
    /// <param name="left">The left segment.</param>
    /// <param name="right">The right segment.</param>
    /// <returns>Whether the right one comes first or they are equal.</returns>
    public static bool operator >=(FieldPathSegment left, FieldPathSegment right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(FieldPathSegment other) =>
        IsIndex && other.IsIndex ? Index.CompareTo(other.Index)
        : IsIndex || other.IsIndex ? other.IsIndex.CompareTo(IsIndex)
        : string.CompareOrdinal(Name, other.Name);

    /// <summary>Returns the segment as it stands in a path: <c>.total</c>, <c>[2]</c> or <c>['net weight']</c>.</summary>
    /// <returns>The segment.</returns>
    public override string ToString() =>
        Name is null ? string.Create(CultureInfo.InvariantCulture, $"[{Index}]")
        : IsPlain(Name) ? $".{Name}"
        : $"[{Paths.FieldPathSyntax.Quote(Name)}]";

    /// <summary>Tells whether a name can stand without quotes (<c>member-name-shorthand</c> of RFC 9535, section 2.5.1.1).</summary>
    private static bool IsPlain(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            return false;
        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_' && (character < '\u0080' || char.IsControl(character) || char.IsWhiteSpace(character)))
                return false;
        }

        return true;
    }
}
