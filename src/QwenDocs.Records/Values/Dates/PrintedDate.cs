using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A date as documents print it, read to a <see cref="DateOnly"/>: ISO 8601, day or month first, with month names, in Chinese, in the years of
/// Taiwan, Japan and Thailand.</summary>
/// <remarks>
/// Source: ISO 8601; the calendars of the Unicode CLDR (Minguo year 1 is 1912; Reiwa 1 is 2019, Heisei 1 is 1989, Showa 1 is 1926; Buddhist era is
/// 543 ahead). Second source: the .NET calendars TaiwanCalendar, JapaneseCalendar and ThaiBuddhistCalendar. A date such as 03/04/2025 is read day
/// first, valid with a doubt.
/// </remarks>
[Description("Date exactly as printed")]
[JsonConverter(typeof(PrintedValueConverter<PrintedDate>))]
public readonly record struct PrintedDate : IPrintedValue<PrintedDate>
{
    private readonly PrintedReading _reading;

    private PrintedDate(PrintedReading reading, DateOnly date, DateOnly? alternative) => (_reading, Date, Alternative) = (reading, date, alternative);

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the date; 0001-01-01 when not valid.</summary>
    public DateOnly Date { get; }

    /// <summary>Gets the likeliest other reading, with the month or the year first or of another era, or <see langword="null"/> where there is one reading alone.</summary>
    public DateOnly? Alternative { get; }

    /// <summary>Tells whether the dates are the same.</summary>
    /// <param name="other">The other date.</param>
    /// <returns>Whether they are.</returns>
    public bool Equals(PrintedDate other) => _reading.Equals(other._reading);

    /// <inheritdoc/>
    public override int GetHashCode() => _reading.GetHashCode();

    /// <inheritdoc/>
    public static PrintedDate Read(string? printed)
    {
        if (DateText.Read(printed) is not { } found)
            return new(PrintedReading.Invalid(printed, "This is no date of the calendar; expected such as 2025-05-01, 01.05.2025, 1 May 2025 or 2025年5月1日."), default, null);
        if (found.Alternatives.Count == 0)
            return new(PrintedReading.Valid(printed, found.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), found.Date, null);
        DateOnly other = found.Alternatives[0];
        string doubt = other.Year != found.Date.Year ? "The year can be read in more than one way; compare with the other dates and the country of the document."
            : other.Day == found.Date.Day ? "The name of the month is another month's in another language; compare with the language of the document."
            : "Day and month can be read either way; compare with the other dates and the country of the document.";
        return new(PrintedReading.Valid(printed, found.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), doubt), found.Date, other);
    }

    /// <inheritdoc/>
    public static PrintedDate Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<PrintedDate>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PrintedDate result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}
