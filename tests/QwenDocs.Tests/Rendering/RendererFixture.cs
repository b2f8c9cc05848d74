using QwenDocs.Rendering;

namespace QwenDocs.Tests.Rendering;

/// <summary>A renderer for all tests of a class, so that PDFium is loaded once.</summary>
public sealed class RendererFixture : IDisposable
{
    public RenderingEngine Renderer { get; } = new();

    public void Dispose() => Renderer.Dispose();
}
