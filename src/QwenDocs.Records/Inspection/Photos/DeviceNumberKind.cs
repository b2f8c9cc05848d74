using System.ComponentModel;

namespace QwenDocs.Records.Inspection;

/// <summary>What a number on a device is.</summary>
public enum DeviceNumberKind
{
    /// <summary>The serial number.</summary>
    [Description("serial number: S/N, SN, Serial, 序列号")]
    Serial,

    /// <summary>The number of a mobile device.</summary>
    [Description("IMEI of a mobile device, 15 digits")]
    Imei,

    /// <summary>The address of a network interface.</summary>
    [Description("MAC address of a network interface, 12 hexadecimal digits")]
    MacAddress,

    /// <summary>The number of the part or article.</summary>
    [Description("part, article or product number: P/N, Part No., 料号")]
    Part,

    /// <summary>The version of firmware or software.</summary>
    [Description("version of firmware or software")]
    Version,

    /// <summary>Another number.</summary>
    [Description("any other number on the device")]
    Other,
}
