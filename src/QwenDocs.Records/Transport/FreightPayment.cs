using System.Text.Json.Serialization;

namespace QwenDocs.Records.Transport;

/// <summary>Who pays the carrier: UN/EDIFACT 4215, <c>PP</c> and <c>CC</c>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FreightPayment>))]
public enum FreightPayment
{
    /// <summary>The shipper has paid: freight prepaid, 运费预付.</summary>
    [JsonStringEnumMemberName("prepaid")]
    Prepaid,

    /// <summary>The consignee pays at destination: freight collect, 运费到付.</summary>
    [JsonStringEnumMemberName("collect")]
    Collect,
}
