using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using QwenDocs.Records.Values.Transport;
using QwenDocs.Text;
using QwenDocs.Text.Values;

namespace QwenDocs.Records.Values;

/// <summary>A delivery term, with the place that is named beside it, such as <c>FOB Shanghai</c>.</summary>
/// <remarks>
/// Source: Incoterms® 2020 of the International Chamber of Commerce; DAT of 2010, DAF, DES, DEQ and DDU of 2000, and C&amp;F, CNF, FOR, FOT and FOA
/// of before are valid with a doubt. Second source: UN/ECE Recommendation 5.
/// </remarks>
[Description("Delivery term exactly as printed, three letters and the named place if there is one, such as CIF Hamburg")]
[JsonConverter(typeof(PrintedValueConverter<Incoterm>))]
public readonly record struct Incoterm : IPrintedValue<Incoterm>
{
    private readonly PrintedReading _reading;

    private Incoterm(PrintedReading reading, int? edition) => (_reading, PrintedEdition) = (reading, edition);

    /// <inheritdoc/>
    public string Printed => _reading.Printed;

    /// <inheritdoc/>
    public bool IsValid => _reading.IsValid;

    /// <inheritdoc/>
    public string? Problem => _reading.Problem;

    /// <summary>Gets the three letters of the term: <c>CFR</c> where C&amp;F or CNF is printed; empty when not valid.</summary>
    public string Code => IsValid ? _reading.Normalised[..3] : "";

    /// <summary>Gets the named place or port as printed, or <see langword="null"/> where there is none.</summary>
    public string? Place => _reading.Normalised.Length > 4 ? _reading.Normalised[4..] : null;

    /// <summary>Gets the edition that is printed beside the term, or <see langword="null"/> where there is none.</summary>
    public int? PrintedEdition { get; }

    /// <summary>Gets the last edition of the Incoterms that has the term; 0 when not valid.</summary>
    public int LatestEdition => IncotermTable.LastEdition(Code);

    /// <summary>Tells whether term and place are the same.</summary>
    /// <param name="other">The other term.</param>
    /// <returns>Whether they are.</returns>
    public bool Equals(Incoterm other) => _reading.Equals(other._reading);

    /// <inheritdoc/>
    public override int GetHashCode() => _reading.GetHashCode();

    /// <inheritdoc/>
    public static Incoterm Read(string? printed)
    {
        string text = IncotermTable.WithoutEdition(PrintedText.Fold(printed), out int? edition);
        string? code = IncotermTable.Find(text, out int length);
        if (code is null)
            return new(PrintedReading.Invalid(printed, "This is no delivery term; expected three letters of the Incoterms such as EXW, FCA, FOB, CIF, DAP or DDP, and the place."), edition);
        string place = text[length..].Trim(' ', ',', '-', ':', '(', ')', '.', '/');
        int last = IncotermTable.LastEdition(code);
        string? doubt = text[..length].ToUpperInvariant() is var written && code is "CFR" && written.StartsWith('C') && written[1] is '&' or 'N' or '+' or ' ' or 'A'
            ? "C&F and CNF are names from before 1990; the term is CFR, and the exporter may mean it."
            : last < 2020 ? $"The term left the Incoterms after the edition of {last}." : null;
        if (doubt is null && edition is < 2020 && code is "DPU")
            doubt = "DPU came with Incoterms 2020, but an older edition is printed.";
        return new(PrintedReading.Valid(printed, place.Length == 0 ? code : $"{code} {place}", doubt), edition);
    }

    /// <inheritdoc/>
    public static Incoterm Parse(string s, IFormatProvider? provider = null) => PrintedValue.Parse<Incoterm>(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Incoterm result) => PrintedValue.TryParse(s, out result);

    /// <summary>Returns the normalised text, or the printed one where it is not valid.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _reading.ToString();
}
