using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents;

/// <summary>
/// The resources that text takes: fonts and forms. Patterns, shadings, colour spaces and functions are never parsed: text needs none,
/// and PdfPig would follow one that contains itself until the stack is gone.
/// </summary>
internal sealed class TextResources(IResourceStore inner) : IResourceStore
{
    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        var needed = new Dictionary<NameToken, IToken>();
        foreach (NameToken name in (ReadOnlySpan<NameToken>)[NameToken.Font, NameToken.Xobject])
        {
            if (resourceDictionary.TryGet(name, out IToken value))
                needed.Add(name, value);
        }

        inner.LoadResourceDictionary(new DictionaryToken(needed));
    }

    public void UnloadResourceDictionary() => inner.UnloadResourceDictionary();

    public IFont? GetFont(NameToken name) => inner.GetFont(name);

    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) => inner.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) => inner.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) => null;

    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken) => inner.GetFontDirectly(fontReferenceToken);

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
