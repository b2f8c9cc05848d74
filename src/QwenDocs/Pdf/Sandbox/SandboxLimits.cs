namespace QwenDocs.Pdf.Sandbox;

/// <summary>What an instance may use.</summary>
/// <param name="Time">How long one call of <see cref="PdfiumInstance.Run"/> may take.</param>
/// <param name="Memory">The guest's memory, in bytes.</param>
/// <param name="FontFolders">The folders of fonts that the guest may read; none if empty.</param>
/// <param name="Clock">The clock by which <paramref name="Time"/> is measured.</param>
internal sealed record SandboxLimits(TimeSpan Time, long Memory, IReadOnlyList<string> FontFolders, TimeProvider Clock);
