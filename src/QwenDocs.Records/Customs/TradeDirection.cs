using System.Text.Json.Serialization;

namespace QwenDocs.Records.Customs;

/// <summary>Whether goods come in or go out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TradeDirection>))]
public enum TradeDirection
{
    /// <summary>Goods come in: 进口.</summary>
    [JsonStringEnumMemberName("import")]
    Import,

    /// <summary>Goods go out: 出口.</summary>
    [JsonStringEnumMemberName("export")]
    Export,
}
