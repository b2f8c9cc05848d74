using System.ComponentModel;
using System.Text.Json.Serialization;
using QwenDocs.Validation;

namespace QwenDocs.Records.Customs;

/// <summary>A customs declaration of any of the kinds known here. One call with this type says which it was.</summary>
/// <remarks>
/// The kinds share no fields beyond the name: a European declaration has boxes, an American one a line with several tariff numbers, a Chinese one up
/// to three quantities. Extract the derived type itself where the kind is known: its schema is a third as long.
/// </remarks>
[Description("A customs declaration. Choose the kind by the form: eu for the European Union's single administrative document or its print, us for CBP Form 7501, china for 中华人民共和国海关进口/出口货物报关单.")]
[JsonDerivedType(typeof(EuCustomsDeclaration), "eu")]
[JsonDerivedType(typeof(UsEntrySummary), "us")]
[JsonDerivedType(typeof(ChinaCustomsDeclaration), "china")]
public abstract record CustomsDeclaration : IValidatableRecord
{
    /// <summary>Checks the declaration by the rules of its kind.</summary>
    /// <returns>The findings.</returns>
    public abstract IEnumerable<Finding> Validate();
}
