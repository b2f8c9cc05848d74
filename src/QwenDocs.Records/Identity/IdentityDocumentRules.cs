using QwenDocs.Records.Rules;
using QwenDocs.Records.Values;
using QwenDocs.Validation;

namespace QwenDocs.Records.Identity;

/// <summary>What must agree on an identity document. Check digits of the zone are the zone's own (<see cref="MachineReadableZone"/>).</summary>
internal static class IdentityDocumentRules
{
    public static IEnumerable<Finding> Check(IdentityDocument document) =>
        Dates(document)
            .Concat(ChineseNumber(document))
            .Concat(document.MachineReadableZone is { IsValid: true, Format: not MrzFormat.None } zone ? MrzCrossCheck.Check(document, zone) : []);

    private static IEnumerable<Finding> Dates(IdentityDocument document)
    {
        IEnumerable<Finding> order = DateOrder.Check(nameof(document.IssueDate), document.IssueDate, document.DateOfBirth, "date of issue", "date of birth")
            .Concat(DateOrder.Check(nameof(document.ExpiryDate), document.ExpiryDate, document.IssueDate, "date of expiry", "date of issue"));
        return document is { HasNoExpiry: true, ExpiryDate: not null }
            ? order.Append(Finding.Warning(nameof(document.HasNoExpiry), "There is a date of expiry, so the document does expire; read the period of validity again."))
            : order;
    }

    private static IEnumerable<Finding> ChineseNumber(IdentityDocument document)
    {
        bool isChinese = document.IssuingCountry?.Alpha2 is "CN";
        bool hasOwnPlace = document.PersonalNumber is not null;
        // Identity cards and driving licences print the person's number as the document's.
        string? printed = document.PersonalNumber
            ?? (isChinese && document.Kind is IdentityDocumentKind.IdentityCard or IdentityDocumentKind.DrivingLicence ? document.DocumentNumber : null);
        if (!isChinese || string.IsNullOrWhiteSpace(printed))
            yield break;

        string path = hasOwnPlace ? nameof(document.PersonalNumber) : nameof(document.DocumentNumber);
        var number = ChineseIdNumber.Read(printed);
        if (number.Problem is { } problem)
            yield return new Finding(number.IsValid ? FindingSeverity.Warning : FindingSeverity.Error, path, problem);
        if (number.DateOfBirth is { } birth && document.DateOfBirth is { } stated && birth != stated)
            yield return Finding.Error(nameof(document.DateOfBirth), "The date of birth is not the one in the identity number; read both again.");
        if (number.Sex is { } sex && document.Sex is { } printedSex && sex != printedSex)
            yield return Finding.Warning(nameof(document.Sex), "The sex is not the one that the last digit but one of the identity number tells; read both again.");
    }
}
