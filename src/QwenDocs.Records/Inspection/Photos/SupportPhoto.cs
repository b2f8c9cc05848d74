using System.ComponentModel;
using QwenDocs.Records.Inspection.Photos;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Records.Inspection;

/// <summary>A photo that a customer sends to a help desk: the device, its numbers, what it reports, and a proposed answer.</summary>
[Description("A photo that a customer sent to a help desk, perhaps with the customer's words. Read codes and numbers character by character; propose only what the photo supports.")]
public record SupportPhoto : IValidatableRecord
{
    /// <summary>Gets the kind of device.</summary>
    [Description("What the device is, in English, such as 'washing machine' or 'router'.")]
    public string? Device { get; init; }

    /// <summary>Gets the maker or brand.</summary>
    [Description("Maker or brand as it stands on the device.")]
    public string? Brand { get; init; }

    /// <summary>Gets the model.</summary>
    [Description("Model exactly as printed."), PrintedAs("Model", "型号", "Modell")]
    public string? Model { get; init; }

    /// <summary>Gets the numbers on the device.</summary>
    [Description("Serial numbers and other numbers on the device or its label.")]
    public IReadOnlyList<DeviceNumber> Numbers { get; init; } = [];

    /// <summary>Gets the errors that are shown.</summary>
    [Description("Errors that are shown; [] where there are none.")]
    public IReadOnlyList<DeviceError> Errors { get; init; } = [];

    /// <summary>Gets what can be seen of damage or a wrong set-up.</summary>
    [Description("What can be seen of damage, dirt, wrong cabling or a wrong set-up, in English.")]
    public string? VisibleState { get; init; }

    /// <summary>Gets what cannot be read.</summary>
    [Description("What cannot be read or seen and would be needed, such as a number under glare; null where nothing is.")]
    public string? Unreadable { get; init; }

    /// <summary>Gets the language of the answer.</summary>
    [Description("Language of the customer, in which the answer is written, as BCP 47 code: zh, en, de, th. It is that of the customer's words, else that of the device's screen.")]
    public string? AnswerLanguage { get; init; }

    /// <summary>Gets the proposed answer.</summary>
    [Description("Proposed answer to the customer, in that language: what is seen, what it means, what to do next, in three to six sentences. No promise, no diagnosis beyond the photo.")]
    public string? Answer { get; init; }

    /// <summary>Gets a value indicating whether a person must take over.</summary>
    [Description("true where there is danger (fire, water, current, a swollen battery) or where the photo does not suffice for an answer.")]
    public bool? NeedsPerson { get; init; }

    /// <summary>Checks that no number and no error stands twice, and that the answer names its language and is written in its script.</summary>
    /// <returns>The findings.</returns>
    public virtual IEnumerable<Finding> Validate() => SupportPhotoRules.Check(this);
}
