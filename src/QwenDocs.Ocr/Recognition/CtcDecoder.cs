using System.Numerics.Tensors;

namespace QwenDocs.Ocr.Recognition;

/// <summary>Greedy decoding of connectionist temporal classification (Graves et al. 2006): the best class of each step, repetitions and blanks removed.</summary>
internal static class CtcDecoder
{
    public static List<CtcCharacter> Decode(ReadOnlySpan<float> probabilities, int classes, string[] characters, double stepWidth)
    {
        var read = new List<CtcCharacter>();
        int last = 0;
        for (int step = 0; step * classes < probabilities.Length; step++)
        {
            ReadOnlySpan<float> row = probabilities.Slice(step * classes, classes);
            int best = TensorPrimitives.IndexOfMax(row);
            if (best == last && best != 0)
                read[^1] = read[^1] with { Right = (step + 1) * stepWidth, Probability = Math.Max(read[^1].Probability, row[best]) };
            else if (best != 0 && best < characters.Length)
                read.Add(new CtcCharacter(characters[best], step * stepWidth, (step + 1) * stepWidth, row[best]));
            last = best;
        }
        return read;
    }
}
