using System.ComponentModel;

namespace SupportPhotos;

/// <summary>The teams of the help desk.</summary>
public enum ProductLine
{
    /// <summary>Household appliances.</summary>
    [Description("washing machines, dryers and other household appliances")]
    Appliances,

    /// <summary>Networks.</summary>
    [Description("routers, switches, access points")]
    Network,

    /// <summary>Power supplies.</summary>
    [Description("uninterruptible power supplies, chargers, batteries")]
    Power,

    /// <summary>Anything else.</summary>
    [Description("anything else")]
    Other,
}
