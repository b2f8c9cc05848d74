using CsCheck;

namespace QwenDocs.Tests.Text;

/// <summary>Generates one of some values.</summary>
internal static class AnyOf
{
    public static Gen<T> Values<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
