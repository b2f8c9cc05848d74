using QwenDocs.Records.Values;

namespace QwenDocs.Records.Rules;

/// <summary>Who pays for the main carriage and the insurance under a delivery term.</summary>
/// <remarks>Source: Incoterms® 2020 of the International Chamber of Commerce. Second source: UN/ECE Recommendation 5.</remarks>
internal static class IncotermFreight
{
    /// <summary>Whether the seller pays the main carriage; <see langword="null"/> where the term does not tell.</summary>
    public static bool? SellerPaysFreight(Incoterm? term) => term?.Code switch
    {
        "EXW" or "FCA" or "FAS" or "FOB" => false,
        "CFR" or "CIF" or "CPT" or "CIP" or "DAP" or "DPU" or "DAT" or "DDP" or "DDU" => true,
        _ => null,
    };

    /// <summary>Whether the price includes insurance because the term asks the seller to insure; <see langword="null"/> where the seller is free.</summary>
    public static bool? SellerInsures(Incoterm? term) => term?.Code switch
    {
        "CIF" or "CIP" => true,
        "EXW" or "FCA" or "FAS" or "FOB" or "CFR" or "CPT" => false,
        _ => null,
    };
}
