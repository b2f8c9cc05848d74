using System.Diagnostics.CodeAnalysis;
using QwenDocs.Documents.PdfPig.Limits;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig.Words;

/// <summary>
/// The resources that text takes: fonts and forms. Patterns, shadings, colour spaces and functions are never parsed: text needs none,
/// and PdfPig would follow one that contains itself until the stack is gone.
/// </summary>
internal sealed class TextResources(PdfTextParts parts, FontGuard fonts) : IResourceStore
{
    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        if (resourceDictionary.TryGet(NameToken.Font, parts.Scanner, out DictionaryToken? found))
            fonts.Check(found);
        var needed = new Dictionary<NameToken, IToken>();
        foreach (NameToken name in (ReadOnlySpan<NameToken>)[NameToken.Font, NameToken.Xobject])
        {
            if (resourceDictionary.TryGet(name, out IToken value))
                needed.Add(name, value);
        }

        parts.Resources.LoadResourceDictionary(new DictionaryToken(needed));
    }

    public void UnloadResourceDictionary() => parts.Resources.UnloadResourceDictionary();

    public IFont? GetFont(NameToken name) => parts.Resources.GetFont(name);

    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) => parts.Resources.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) => parts.Resources.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) => null;

    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken) => parts.Resources.GetFontDirectly(fontReferenceToken);

    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace)
    {
        namedColorSpace = default;
        return false;
    }

    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary) => DeviceGrayColorSpaceDetails.Instance;

    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace deviceColorSpace) => DeviceGrayColorSpaceDetails.Instance;

    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) => null;

    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => new Dictionary<NameToken, PatternColor>();

    public Shading GetShading(NameToken name) => throw new NotSupportedException();
}
