using System.Buffers.Binary;
using System.Globalization;

namespace QwenDocs.Pipelines;

/// <summary>
/// Names a piece of work by all that decides what comes of it: the SHA-256 of the document's bytes, the selected pages, the schemas' fingerprints, the prompts, the model, the examples
/// and the options that change an answer. Where two keys are equal, the result of one is the result of the other.
/// </summary>
/// <remarks>It holds no content, and may be written to logs. <see cref="DocumentPipeline.GetWorkKeyAsync(Documents.Document, Schemas.RecordSchema, CancellationToken)"/> computes it.</remarks>
public readonly record struct WorkKey
{
    private const int Bytes = 32;

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private WorkKey(ReadOnlySpan<byte> hash)
    {
        _high = BinaryPrimitives.ReadUInt128BigEndian(hash);
        _low = BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
    }

    /// <summary>Reads a key.</summary>
    /// <param name="s">64 hexadecimal digits.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text is no key.</exception>
    public static WorkKey Parse(string s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, out WorkKey key) ? key : throw new FormatException("A work key has 64 hexadecimal digits.");
    }

    /// <summary>Reads a key if the text is one.</summary>
    /// <param name="s">64 hexadecimal digits.</param>
    /// <param name="result">The key.</param>
    /// <returns><see langword="true"/> if the text is a key.</returns>
    public static bool TryParse(ReadOnlySpan<char> s, out WorkKey result)
    {
        Span<byte> hash = stackalloc byte[Bytes];
        if (s.Length != 2 * Bytes || Convert.FromHexString(s, hash, out _, out int written) != System.Buffers.OperationStatus.Done || written != Bytes)
        {
            result = default;
            return false;
        }

        result = new WorkKey(hash);
        return true;
    }

    /// <summary>Returns the key as text.</summary>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_high:x32}{_low:x32}");

    internal static WorkKey FromHash(ReadOnlySpan<byte> hash) => new(hash);
}
