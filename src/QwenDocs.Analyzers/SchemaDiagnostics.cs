using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace QwenDocs.Analyzers;

/// <summary>What the analyzer reports. QWD001 to QWD005 are what <c>RecordSchema.For</c> refuses when the program runs.</summary>
internal static class SchemaDiagnostics
{
    public static readonly DiagnosticDescriptor Dictionary = Create(
        "QWD001",
        "A dictionary cannot be a strict schema",
        "'{0}' is a dictionary, and a strict schema names every property; use a list of records with a name and a value");

    public static readonly DiagnosticDescriptor AnyValue = Create(
        "QWD002",
        "A value of any type cannot be a strict schema",
        "'{0}' may be a value of any type ('{1}'); give it the type that the document prints, string where nothing else fits");

    public static readonly DiagnosticDescriptor Cycle = Create(
        "QWD003",
        "A type that holds itself cannot be a strict schema",
        "'{0}' leads back to '{1}', and a strict schema ends somewhere; give the inner one a type of its own, or a list of rows with a level");

    public static readonly DiagnosticDescriptor Abstract = Create(
        "QWD004",
        "An abstract type does not name the types that it can be",
        "'{0}' is '{1}', which {2}; add [JsonDerivedType(typeof(…), \"…\")] to '{1}' for every type that it can be, each with a discriminator");

    public static readonly DiagnosticDescriptor Unmakeable = Create(
        "QWD005",
        "A type that JSON cannot make",
        "'{0}' is '{1}', which {2}");

    public static readonly DiagnosticDescriptor NeverSet = Create(
        "QWD006",
        "A member that JSON never sets is not asked for",
        "'{0}' is never asked for, because {1}; {2}, or mark it [JsonIgnore]");

    public static readonly DiagnosticDescriptor Flags = Create(
        "QWD007",
        "Flags cannot be listed",
        "'{0}' is the [Flags] enum '{1}', whose combinations a schema cannot list; use a list of an enum without [Flags]");

    public static readonly DiagnosticDescriptor RecordWithoutDescription = Create(
        "QWD008",
        "A record has no description",
        "'{0}' has no [Description]; tell the model what kind of document it is, and whether one record stands for the document or for each page");

    public static readonly DiagnosticDescriptor PropertyWithoutDescription = Create(
        "QWD009",
        "A property has no description",
        "'{0}' has no [Description]; tell the model what is wanted where the name alone leaves a doubt",
        DiagnosticSeverity.Info);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [Dictionary, AnyValue, Cycle, Abstract, Unmakeable, NeverSet, Flags, RecordWithoutDescription, PropertyWithoutDescription];

    private static DiagnosticDescriptor Create(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity = DiagnosticSeverity.Warning) =>
        new(id, title, message, "QwenDocs.Schema", severity, isEnabledByDefault: true, helpLinkUri: $"https://github.com/qwendocs/qwendocs/blob/main/docs/schemas.md#{id.ToLowerInvariant()}", customTags: WellKnownDiagnosticTags.CompilationEnd);
}
