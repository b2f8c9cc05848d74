namespace QwenDocs.Testing;

/// <summary>How a replay compares what is asked with what was recorded.</summary>
public sealed class CassetteOptions
{
    /// <summary>Gets or sets whether pictures have to be the same byte for byte.</summary>
    /// <value>
    /// The default is <see langword="false"/>: prompts and schemas are compared word for word, and pictures by their size in pixels, so that another version
    /// of an encoder, another font or another operating system breaks no recording. Where several recorded requests differ in their pictures alone, the one
    /// with the same picture answers.
    /// </value>
    public bool ComparePictures { get; set; }
}
