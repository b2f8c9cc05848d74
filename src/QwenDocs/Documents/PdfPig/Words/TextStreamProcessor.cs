using QwenDocs.Documents.PdfPig.Limits;
using QwenDocs.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig.Words;

/// <summary>Runs the text operators of a page, and of the forms that it draws, and gives each glyph to a <see cref="WordBuilder"/>.</summary>
internal sealed class TextStreamProcessor : BaseStreamProcessor<IReadOnlyList<TextWord>>
{
    private const int MaxFormDepth = 32;

    private readonly ParsingBudget _budget;
    private readonly WordBuilder _words;
    private readonly Stack<IndirectReference> _openForms = [];
    private readonly Dictionary<IndirectReference, StreamToken> _forms = [];

    public TextStreamProcessor(
        int pageNumber,
        PdfPageEntry page,
        PdfTextParts parts,
        TextResources resources,
        TextContentParser parser,
        ParsingBudget budget)
        : base(pageNumber, resources, parts.Scanner, parser, parts.Filters, page.CropBox, UserSpaceUnit.Default, new PageRotationDegrees(page.Rotation), page.Display, parts.Options)
    {
        _budget = budget;
        _words = new WordBuilder(page.Size, page.UserUnit);
    }

    public override IReadOnlyList<TextWord> Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        CloneAllStates();
        ProcessOperations(operations);
        return _words.ToList();
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (IGraphicsStateOperation operation in operations)
        {
            _budget.Check();
            try
            {
                operation.Run(this);
            }
            catch (Exception exception) when (exception is not (ParsingLimitException or OperationCanceledException or OutOfMemoryException))
            {
                // Viewers skip an operator that cannot be run, and so show the rest of the page.
            }
        }
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox)
    {
        _budget.Check();
        _words.Add(unicode, characterBoundingBox, font.IsVertical, new GlyphTransform(renderingMatrix, textMatrix, transformationMatrix));
    }

    public override void ApplyXObject(NameToken xObjectName)
    {
        if (_openForms.Count >= MaxFormDepth || !ResourceStore.TryGetXObjectReference(xObjectName, out IndirectReference reference) || _openForms.Contains(reference))
            return;
        if (!_forms.TryGetValue(reference, out StreamToken? form))
        {
            if (!ResourceStore.TryGetXObject(xObjectName, out form) || !form.StreamDictionary.TryGet(NameToken.Subtype, PdfScanner, out NameToken? subtype) || !subtype.Equals(NameToken.Form))
                return;
            _forms.Add(reference, form);
        }

        _openForms.Push(reference);
        ProcessFormXObject(form, xObjectName);
        _openForms.Pop();
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        bool hasResources = formStream.StreamDictionary.TryGet(NameToken.Resources, PdfScanner, out DictionaryToken? resources);
        if (hasResources)
            ResourceStore.LoadResourceDictionary(resources!);
        PushState();
        try
        {
            if (formStream.StreamDictionary.TryGet(NameToken.Matrix, PdfScanner, out ArrayToken? matrix) && matrix.Data.OfType<NumericToken>().Count() == 6)
                ModifyCurrentTransformationMatrix(TransformationMatrix.FromArray([.. matrix.Data.OfType<NumericToken>().Select(number => number.Double)]));
            ProcessOperations(GetFormOperations(formStream));
        }
        finally
        {
            PopState();
            if (hasResources)
                ResourceStore.UnloadResourceDictionary();
        }
    }

    // What follows draws: text needs none of it, and TextContentParser lets none of its operators through.
    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord)
    {
    }

    protected override void RenderInlineImage(InlineImage inlineImage)
    {
    }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule)
    {
    }

    public override void BeginSubpath()
    {
    }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close)
    {
    }

    public override void FillPath(FillingRule fillingRule, bool close)
    {
    }

    public override void FillStrokePath(FillingRule fillingRule, bool close)
    {
    }

    public override void MoveTo(double x, double y)
    {
    }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3)
    {
    }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3)
    {
    }

    public override void LineTo(double x, double y)
    {
    }

    public override void Rectangle(double x, double y, double width, double height)
    {
    }

    public override void EndPath()
    {
    }

    public override void ClosePath()
    {
    }

    public override void ModifyClippingIntersect(FillingRule clippingRule)
    {
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
    }

    public override void EndMarkedContent()
    {
    }

    public override void PaintShading(NameToken shadingName)
    {
    }
}
