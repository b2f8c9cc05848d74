using System.Globalization;
using QwenDocs.Records.Values;
using QwenDocs.Text;
using QwenDocs.Validation;

namespace QwenDocs.Records.Identity;

/// <summary>Compares the printed fields of an identity document with its machine-readable zone.</summary>
internal static class MrzCrossCheck
{
    private const string Advice = "read both again character by character.";

    public static IEnumerable<Finding> Check(IdentityDocument document, MachineReadableZone zone) =>
        Codes(document, zone).Concat(Names(document, zone)).Concat(Kind(document, zone));

    private static IEnumerable<Finding> Codes(IdentityDocument document, MachineReadableZone zone)
    {
        // Some cards have the person's number for the document's on their face, and the zone has it among the optional data.
        string number = PrintedText.Compact(document.DocumentNumber);
        if (number.Length > 0 && number != PrintedText.Compact(zone.DocumentNumber) && !PrintedText.Compact(zone.OptionalData).Contains(number, StringComparison.Ordinal))
            yield return Finding.Error(nameof(document.DocumentNumber), "The document number is not the one in the machine-readable zone; " + Advice);
        if (Differs(document.DateOfBirth, zone.BirthDate))
            yield return Finding.Error(nameof(document.DateOfBirth), "The date of birth is not the one in the machine-readable zone; " + Advice);
        if (Differs(document.ExpiryDate, zone.ExpiryDate))
            yield return Finding.Error(nameof(document.ExpiryDate), "The date of expiry is not the one in the machine-readable zone; " + Advice);
        if (document.Sex is { } sex && zone.Sex is { } other && sex != other)
            yield return Finding.Warning(nameof(document.Sex), "The sex is not the one in the machine-readable zone; " + Advice);
        if (Differs(document.IssuingCountry, zone.IssuingState))
            yield return Finding.Warning(nameof(document.IssuingCountry), "The issuing country is not the one in the machine-readable zone; " + Advice);
        if (Differs(document.Nationality, zone.Nationality))
            yield return Finding.Warning(nameof(document.Nationality), "The nationality is not the one in the machine-readable zone; " + Advice);
    }

    private static IEnumerable<Finding> Names(IdentityDocument document, MachineReadableZone zone)
    {
        if (!LatinName.Agrees(document.Surname, zone.Surname, mayBeShorter: zone.NamesAreFull))
            yield return Finding.Warning(nameof(document.Surname), "The surname is not the one in the machine-readable zone; " + Advice);
        if (!LatinName.Agrees(document.GivenNames, zone.GivenNames, mayBeShorter: true))
            yield return Finding.Warning(nameof(document.GivenNames), "The given names are not those in the machine-readable zone; " + Advice);
    }

    private static IEnumerable<Finding> Kind(IdentityDocument document, MachineReadableZone zone)
    {
        bool? fits = document.Kind switch
        {
            IdentityDocumentKind.Passport => zone.DocumentCode is ['P', ..] or "IP",
            IdentityDocumentKind.Visa => zone.DocumentCode is ['V', ..],
            IdentityDocumentKind.IdentityCard or IdentityDocumentKind.ResidencePermit => zone.DocumentCode is ['A' or 'C' or 'I', ..],
            _ => null,
        };
        if (fits is false)
            yield return Finding.Warning(nameof(document.Kind), "The machine-readable zone begins with the letter of another kind of document.");
    }

    private static bool Differs(DateOnly? printed, string zone) =>
        printed is { } date && zone.Length > 0 && date.ToString("yyMMdd", CultureInfo.InvariantCulture) != zone;

    private static bool Differs(CountryCode? printed, string zone)
    {
        // The zone has codes of its own: D for Germany, GBD and others for British nationals, RKS for Kosovo; what is no country is not compared.
        var state = CountryCode.Read(zone switch
        {
            "D" => "DE",
            "GBD" or "GBN" or "GBO" or "GBP" or "GBS" => "GB",
            "RKS" => "XK",
            _ => zone,
        });
        return printed is { IsValid: true } country && state.IsValid && country.Alpha2 != state.Alpha2;
    }
}
