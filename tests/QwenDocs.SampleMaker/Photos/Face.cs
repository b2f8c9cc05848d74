namespace QwenDocs.SampleMaker.Photos;

/// <summary>The fonts of photos: Latin ones of three kinds, and one for each other script.</summary>
internal enum Face
{
    Sans,
    Serif,
    Mono,
    Thai,
    SimplifiedChinese,
    TraditionalChinese,
}
