using System.ComponentModel;
using QwenDocs.Records.Inspection;
using QwenDocs.Validation;

namespace SupportPhotos;

/// <summary>A customer's photo as a ticket: which team, how soon.</summary>
[Description("A photo that a customer sent to our help desk. Read codes and numbers character by character; propose only what the photo supports.")]
public sealed record SupportTicket : SupportPhoto
{
    /// <summary>Gets how soon somebody must answer.</summary>
    [Description("How urgent it is, by what the photo shows alone.")]
    public Urgency? Urgency { get; init; }

    /// <summary>Gets the team.</summary>
    [Description("Product line that the device belongs to.")]
    public ProductLine? ProductLine { get; init; }

    /// <summary>Checks what every photo must keep, and that danger goes to a person.</summary>
    /// <returns>The findings.</returns>
    public override IEnumerable<Finding> Validate() => Urgency is SupportPhotos.Urgency.Danger && NeedsPerson is false
        ? base.Validate().Append(Finding.Error(nameof(NeedsPerson), "There is danger, and no person takes over.", "true"))
        : base.Validate();
}
