using Wasmtime;

namespace QwenDocs.Pdf;

/// <summary>The functions of PDFium that are used, under their names in its C headers. Pointers and handles are integers.</summary>
internal sealed class PdfiumFunctions(Instance guest)
{
    public Func<int, int> Malloc { get; } = Require("malloc", guest.GetFunction<int, int>("malloc"));

    public Action<int> Free { get; } = Require("free", guest.GetAction<int>("free"));

    public Func<int, int, int, int> LoadMemDocument { get; } =
        Require("FPDF_LoadMemDocument", guest.GetFunction<int, int, int, int>("FPDF_LoadMemDocument"));

    public Func<int> GetLastError { get; } = Require("FPDF_GetLastError", guest.GetFunction<int>("FPDF_GetLastError"));

    public Func<int, int> GetFormType { get; } = Require("FPDF_GetFormType", guest.GetFunction<int, int>("FPDF_GetFormType"));

    public Func<int> OpenFormFillInfo { get; } = Require("PDFiumExt_OpenFormFillInfo", guest.GetFunction<int>("PDFiumExt_OpenFormFillInfo"));

    public Func<int, int, int> InitFormFillEnvironment { get; } =
        Require("PDFiumExt_InitFormFillEnvironment", guest.GetFunction<int, int, int>("PDFiumExt_InitFormFillEnvironment"));

    public Action<int, int> OnAfterLoadPage { get; } = Require("FORM_OnAfterLoadPage", guest.GetAction<int, int>("FORM_OnAfterLoadPage"));

    public Action<int, int> OnBeforeClosePage { get; } = Require("FORM_OnBeforeClosePage", guest.GetAction<int, int>("FORM_OnBeforeClosePage"));

    public Action<int, int, int, int, int, int, int, int, int> DrawForm { get; } = Require(
        "FPDF_FFLDraw", guest.GetFunction("FPDF_FFLDraw")?.WrapAction<int, int, int, int, int, int, int, int, int>());

    public Func<int, int, int> LoadPage { get; } = Require("FPDF_LoadPage", guest.GetFunction<int, int, int>("FPDF_LoadPage"));

    public Action<int> ClosePage { get; } = Require("FPDF_ClosePage", guest.GetAction<int>("FPDF_ClosePage"));

    public Func<int, int, int, int, int, int> CreateBitmap { get; } =
        Require("FPDFBitmap_CreateEx", guest.GetFunction<int, int, int, int, int, int>("FPDFBitmap_CreateEx"));

    public Func<int, int, int, int, int, int, int> FillRectangle { get; } = Require(
        "FPDFBitmap_FillRect", guest.GetFunction("FPDFBitmap_FillRect")?.WrapFunc<int, int, int, int, int, int, int>());

    public Func<int, int> GetBuffer { get; } = Require("FPDFBitmap_GetBuffer", guest.GetFunction<int, int>("FPDFBitmap_GetBuffer"));

    public Func<int, int> GetStride { get; } = Require("FPDFBitmap_GetStride", guest.GetFunction<int, int>("FPDFBitmap_GetStride"));

    public Action<int> DestroyBitmap { get; } = Require("FPDFBitmap_Destroy", guest.GetAction<int>("FPDFBitmap_Destroy"));

    public Action<int, int, int, int, int, int, int, int> RenderPage { get; } = Require(
        "FPDF_RenderPageBitmap", guest.GetFunction("FPDF_RenderPageBitmap")?.WrapAction<int, int, int, int, int, int, int, int>());

    public Func<int, int> GetPageRotation { get; } = Require("FPDFPage_GetRotation", guest.GetFunction<int, int>("FPDFPage_GetRotation"));

    public Func<int, int, int> GetPageBox { get; } = Require("FPDF_GetPageBoundingBox", guest.GetFunction<int, int, int>("FPDF_GetPageBoundingBox"));

    public Func<int, int> CountAnnotations { get; } = Require("FPDFPage_GetAnnotCount", guest.GetFunction<int, int>("FPDFPage_GetAnnotCount"));

    public Func<int, int, int> GetAnnotation { get; } = Require("FPDFPage_GetAnnot", guest.GetFunction<int, int, int>("FPDFPage_GetAnnot"));

    public Action<int> CloseAnnotation { get; } = Require("FPDFPage_CloseAnnot", guest.GetAction<int>("FPDFPage_CloseAnnot"));

    public Func<int, int> GetAnnotationSubtype { get; } = Require("FPDFAnnot_GetSubtype", guest.GetFunction<int, int>("FPDFAnnot_GetSubtype"));

    public Func<int, int, int, int, int> GetFieldValue { get; } =
        Require("FPDFAnnot_GetFormFieldValue", guest.GetFunction<int, int, int, int, int>("FPDFAnnot_GetFormFieldValue"));

    public Func<int, int, int, int> SetAnnotationText { get; } =
        Require("FPDFAnnot_SetStringValue", guest.GetFunction<int, int, int, int>("FPDFAnnot_SetStringValue"));

    public Func<int, int> CountObjects { get; } = Require("FPDFPage_CountObjects", guest.GetFunction<int, int>("FPDFPage_CountObjects"));

    public Func<int, int, int> GetObject { get; } = Require("FPDFPage_GetObject", guest.GetFunction<int, int, int>("FPDFPage_GetObject"));

    public Func<int, int> GetObjectType { get; } = Require("FPDFPageObj_GetType", guest.GetFunction<int, int>("FPDFPageObj_GetType"));

    public Func<int, int, int> GetMatrix { get; } = Require("FPDFPageObj_GetMatrix", guest.GetFunction<int, int, int>("FPDFPageObj_GetMatrix"));

    public Func<int, int> HasTransparency { get; } =
        Require("FPDFPageObj_HasTransparency", guest.GetFunction<int, int>("FPDFPageObj_HasTransparency"));

    public Func<int, int> GetClipPath { get; } = Require("FPDFPageObj_GetClipPath", guest.GetFunction<int, int>("FPDFPageObj_GetClipPath"));

    public Func<int, int> CountClipPaths { get; } = Require("FPDFClipPath_CountPaths", guest.GetFunction<int, int>("FPDFClipPath_CountPaths"));

    public Func<int, int> GetTextRenderMode { get; } =
        Require("FPDFTextObj_GetTextRenderMode", guest.GetFunction<int, int>("FPDFTextObj_GetTextRenderMode"));

    public Func<int, int, int> SetTextRenderMode { get; } =
        Require("FPDFTextObj_SetTextRenderMode", guest.GetFunction<int, int, int>("FPDFTextObj_SetTextRenderMode"));

    public Func<int, int> CountImageFilters { get; } =
        Require("FPDFImageObj_GetImageFilterCount", guest.GetFunction<int, int>("FPDFImageObj_GetImageFilterCount"));

    public Func<int, int, int, int, int> GetImageFilter { get; } =
        Require("FPDFImageObj_GetImageFilter", guest.GetFunction<int, int, int, int, int>("FPDFImageObj_GetImageFilter"));

    public Func<int, int, int, int> GetImageSize { get; } =
        Require("FPDFImageObj_GetImagePixelSize", guest.GetFunction<int, int, int, int>("FPDFImageObj_GetImagePixelSize"));

    public Func<int, int, int, int> GetImageMetadata { get; } =
        Require("FPDFImageObj_GetImageMetadata", guest.GetFunction<int, int, int, int>("FPDFImageObj_GetImageMetadata"));

    public Func<int, int, int, int> GetImageData { get; } =
        Require("FPDFImageObj_GetImageDataRaw", guest.GetFunction<int, int, int, int>("FPDFImageObj_GetImageDataRaw"));

    public Func<int, int> GetImageBitmap { get; } = Require("FPDFImageObj_GetBitmap", guest.GetFunction<int, int>("FPDFImageObj_GetBitmap"));

    public Func<int, int> GetFormat { get; } = Require("FPDFBitmap_GetFormat", guest.GetFunction<int, int>("FPDFBitmap_GetFormat"));

    public Func<int, int> GetWidth { get; } = Require("FPDFBitmap_GetWidth", guest.GetFunction<int, int>("FPDFBitmap_GetWidth"));

    public Func<int, int> GetHeight { get; } = Require("FPDFBitmap_GetHeight", guest.GetFunction<int, int>("FPDFBitmap_GetHeight"));

    public Func<int, int> CountFormObjects { get; } = Require("FPDFFormObj_CountObjects", guest.GetFunction<int, int>("FPDFFormObj_CountObjects"));

    public Func<int, int, int> GetFormObject { get; } = Require("FPDFFormObj_GetObject", guest.GetFunction<int, int, int>("FPDFFormObj_GetObject"));

    public Func<int, int, int, int, int, int> GetFillColor { get; } = Require(
        "FPDFPageObj_GetFillColor", guest.GetFunction<int, int, int, int, int, int>("FPDFPageObj_GetFillColor"));

    public Func<int, int, int, int, int, int> GetStrokeColor { get; } = Require(
        "FPDFPageObj_GetStrokeColor", guest.GetFunction<int, int, int, int, int, int>("FPDFPageObj_GetStrokeColor"));

    public Func<int, int, int, int> GetDrawMode { get; } = Require("FPDFPath_GetDrawMode", guest.GetFunction<int, int, int, int>("FPDFPath_GetDrawMode"));

    public Action<int, float, float, float, float> SetMediaBox { get; } =
        Require("FPDFPage_SetMediaBox", guest.GetAction<int, float, float, float, float>("FPDFPage_SetMediaBox"));

    public Action<int, float, float, float, float> SetCropBox { get; } =
        Require("FPDFPage_SetCropBox", guest.GetAction<int, float, float, float, float>("FPDFPage_SetCropBox"));

    public Func<int, int> LoadText { get; } = Require("FPDFText_LoadPage", guest.GetFunction<int, int>("FPDFText_LoadPage"));

    public Action<int> CloseText { get; } = Require("FPDFText_ClosePage", guest.GetAction<int>("FPDFText_ClosePage"));

    public Func<int, int> CountCharacters { get; } = Require("FPDFText_CountChars", guest.GetFunction<int, int>("FPDFText_CountChars"));

    public Func<int, int, int> GetCharacter { get; } = Require("FPDFText_GetUnicode", guest.GetFunction<int, int, int>("FPDFText_GetUnicode"));

    public Func<int, int, int> GetTextObject { get; } = Require("FPDFText_GetTextObject", guest.GetFunction<int, int, int>("FPDFText_GetTextObject"));

    public Func<int, int, int, int> GetLooseBox { get; } =
        Require("FPDFText_GetLooseCharBox", guest.GetFunction<int, int, int, int>("FPDFText_GetLooseCharBox"));

    public Func<int, int> GetFont { get; } = Require("FPDFTextObj_GetFont", guest.GetFunction<int, int>("FPDFTextObj_GetFont"));

    public Func<int, int> IsFontEmbedded { get; } = Require("FPDFFont_GetIsEmbedded", guest.GetFunction<int, int>("FPDFFont_GetIsEmbedded"));

    public Func<int, int, int, int> GetFontName { get; } = Require("FPDFFont_GetBaseFontName", guest.GetFunction<int, int, int, int>("FPDFFont_GetBaseFontName"));

    private static T Require<T>(string name, T? function)
        where T : Delegate => function ?? throw new InvalidOperationException($"The module exports no {name} of the expected type.");
}
