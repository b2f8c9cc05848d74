using QwenDocs.Schemas;

namespace QwenDocs.Validation.Lists;

/// <summary>Codes of what is found about the completeness of lists.</summary>
internal static class ListCodes
{
    /// <summary>Printed row numbers are missing between those of a list, or before them. The rows are asked for by themselves.</summary>
    public const string MissingRows = "list.missingRows";

    /// <summary>A list has fewer rows than the document says it has. The others are asked for by themselves.</summary>
    public const string FewerRows = "list.fewerRows";

    /// <summary>The rows of a list add up to less than a sum that the document carries forward. The missing rows are asked for by themselves.</summary>
    public const string CarriedForward = "list.carriedForward";

    /// <summary>A list was as long as one answer may be, and its further rows could not be asked for.</summary>
    public const string MayGoOn = "list.mayGoOn";

    /// <summary>Returns what is found of a list that was as long as one answer may be.</summary>
    public static Finding MayGoOnAt(FieldPath list) =>
        Finding.Error(list, "is as long as one answer may be, and its further rows could not be asked for", "all rows of the document", MayGoOn);

    public static bool Contains(string code) => code.StartsWith("list.", StringComparison.Ordinal);
}
