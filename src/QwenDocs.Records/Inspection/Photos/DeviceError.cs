using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>An error that a device shows.</summary>
[Description("One error that a display, a screen or lamps show.")]
public record DeviceError
{
    /// <summary>Gets the code.</summary>
    [Description("Error code exactly as shown, such as E04, 0x80070057 or ERR-12; null where there is a message or a lamp alone.")]
    public string? Code { get; init; }

    /// <summary>Gets the message.</summary>
    [Description("Message beside the code exactly as shown, in its own language.")]
    public string? Message { get; init; }

    /// <summary>Gets where the error is shown.</summary>
    [Description("Where it is shown: display, screen, lamp with its colour, sticker.")]
    public string? Place { get; init; }
}
