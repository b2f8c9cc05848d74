namespace QwenDocs.SampleMaker.Customs;

/// <summary>What a Chinese export or import declaration says. A coded field holds its code and what the code means.</summary>
internal sealed record ChinaDeclaration
{
    public required bool IsExport { get; init; }

    public required string Number { get; init; }

    public required TradingCompany Company { get; init; }

    public required (string Code, string Name) Office { get; init; }

    public required DateOnly? MovedOn { get; init; }

    public required DateOnly DeclaredOn { get; init; }

    public required string ForeignCompany { get; init; }

    public required string Vessel { get; init; }

    public required string TransportDocument { get; init; }

    public required string Contract { get; init; }

    public required (string Code, string Name) Country { get; init; }

    public required (string Code, string Name) ForeignPort { get; init; }

    public required (string Code, string Name) BorderPort { get; init; }

    /// <summary>Gets the port of departure of an import, and where its goods lie.</summary>
    public (string Code, string Name, string Storage) Departure { get; init; }

    public required (string Code, string Name) Packing { get; init; }

    public required int Packages { get; init; }

    public required decimal Gross { get; init; }

    public required decimal Net { get; init; }

    public required (string Code, string Name) Terms { get; init; }

    public string Freight { get; init; } = "";

    public string Insurance { get; init; } = "";

    public required string Documents { get; init; }

    public required string Marks { get; init; }

    public required (string Code, string Name) Currency { get; init; }

    public required TradingCompany Broker { get; init; }

    public required string Clerk { get; init; }

    public required IReadOnlyList<DeclaredGoods> Items { get; init; }
}
