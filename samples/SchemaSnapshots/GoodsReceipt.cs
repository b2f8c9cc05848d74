using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace SchemaSnapshots;

/// <summary>What the goods-in desk wants to know from a supplier's invoice.</summary>
[Description("What was delivered, taken from the supplier's invoice. One record for the whole document.")]
public sealed record GoodsReceipt
{
    [Description("Number of the buyer's purchase order, exactly as printed.")]
    public string? OrderNumber { get; init; }

    [Description("Name of the supplier, in English where it is printed in two languages.")]
    public string? Supplier { get; init; }

    [Description("Every delivered article, in the order of the document.")]
    public IReadOnlyList<ReceivedArticle> Articles { get; init; } = [];
}

/// <summary>An article that was delivered.</summary>
public sealed record ReceivedArticle
{
    [Description("The supplier's article number."), RegularExpression("^[A-Z0-9-]+$")]
    public string? ArticleNumber { get; init; }

    [Description("Quantity delivered."), Range(0, 1_000_000)]
    public decimal? Quantity { get; init; }
}
