using QwenDocs.Schemas.Labels;

namespace QwenDocs.Offline.Parties;

/// <summary>The parts of an address.</summary>
internal sealed class PartyAddress
{
    public string? Name { get; set; }

    public string? Street { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public string? Email { get; set; }

    /// <summary>Gets or sets all lines but the name, joined by commas.</summary>
    public string? Whole { get; set; }

    /// <summary>Gets or sets the print at the party's label, which holds its numbers.</summary>
    public IReadOnlyList<string> Print { get; set; } = [];

    /// <summary>Returns the part that a property asks for, by the words of its name.</summary>
    public string? Part(string property)
    {
        string[] words = NameWords.Split(property);
        return words.Length == 0 ? null : words[^1] switch
        {
            "name" or "company" => Name,
            "street" or "road" or "line1" => Street,
            "postcode" or "zip" or "postalcode" or "zipcode" => PostalCode,
            "code" when words.Contains("postal") || words.Contains("zip") || words.Contains("post") => PostalCode,
            "city" or "town" => City,
            "country" => Country,
            "code" when words.Contains("country") => Country,
            "email" or "mail" => Email,
            "address" => Whole,
            _ => null,
        };
    }
}
