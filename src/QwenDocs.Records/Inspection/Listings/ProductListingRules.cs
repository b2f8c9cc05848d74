using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection.Listings;

/// <summary>A verdict must follow from the signs.</summary>
internal static class ProductListingRules
{
    public static IEnumerable<Finding> Check(ProductListing listing)
    {
        RiskLevel? gravest = listing.Signs.Max(sign => sign.Level);
        switch (listing.Verdict)
        {
            case PolicyVerdict.Approve when gravest is RiskLevel.High:
                yield return Finding.Error(nameof(listing.Verdict), "The listing is approved although a sign must not pass; weigh the signs and the verdict again.", "reject, or review");
                break;
            case PolicyVerdict.Approve when gravest is RiskLevel.Medium:
                yield return Finding.Warning(nameof(listing.Verdict), "The listing is approved although a person should look at one of its signs.", "review");
                break;
            case PolicyVerdict.Reject when listing.Signs.Count == 0:
                yield return Finding.Error(nameof(listing.Signs), "The listing is rejected, but there is no sign of anything wrong; write down what is wrong, or judge again.");
                break;
            case PolicyVerdict.Reject when gravest is RiskLevel.Low:
                yield return Finding.Warning(nameof(listing.Verdict), "The listing is rejected although no sign weighs more than a note; weigh the signs and the verdict again.");
                break;
        }

        if (listing.Verdict is PolicyVerdict.Reject or PolicyVerdict.Review && !listing.Reasons.Any(reason => !string.IsNullOrWhiteSpace(reason)))
            yield return Finding.Error(nameof(listing.Reasons), "The listing is not approved, and no reason is given.", "a sentence for each reason");
        for (int index = 0; index < listing.Signs.Count; index++)
        {
            if (string.IsNullOrWhiteSpace(listing.Signs[index].Evidence))
                yield return Finding.Warning(FieldPath.Root.Append(nameof(listing.Signs)).Append(index).Append(nameof(SuspiciousSign.Evidence)), "A sign stands without what shows it.", "what in the picture or text shows it");
        }
    }
}
