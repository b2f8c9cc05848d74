using System.ComponentModel;

namespace QwenDocs.Records.Customs;

/// <summary>A General Rule for the Interpretation of the Harmonized System, in our own words.</summary>
/// <remarks>Source: World Customs Organization, General Rules for the Interpretation of the Harmonized System, 2022 edition.</remarks>
public enum GeneralRule
{
    /// <summary>Rule 1: the terms of headings and the notes decide.</summary>
    [Description("the terms of the heading and the section or chapter notes name the product")]
    Rule1,

    /// <summary>Rule 2(a): unfinished or unassembled articles.</summary>
    [Description("unfinished or unassembled, with the essential character of the finished article")]
    Rule2A,

    /// <summary>Rule 2(b): mixtures and combinations of materials.</summary>
    [Description("a mixture, or made partly of the material that the heading names")]
    Rule2B,

    /// <summary>Rule 3(a): the most specific heading.</summary>
    [Description("several headings fit, and this one describes the product most specifically")]
    Rule3A,

    /// <summary>Rule 3(b): the essential character.</summary>
    [Description("a mixture, composite or retail set, by the part that gives it its essential character")]
    Rule3B,

    /// <summary>Rule 3(c): the heading last in order.</summary>
    [Description("neither 3(a) nor 3(b) decides: the last in numerical order of the headings that fit equally")]
    Rule3C,

    /// <summary>Rule 4: the goods most akin.</summary>
    [Description("no heading fits: the heading of the goods most akin")]
    Rule4,

    /// <summary>Rule 5: cases and packings.</summary>
    [Description("a case or packing that goes with its content")]
    Rule5,
}
