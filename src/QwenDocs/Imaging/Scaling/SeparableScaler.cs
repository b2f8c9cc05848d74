using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QwenDocs.Imaging.Scaling;

/// <summary>
/// Makes a picture larger in at least one direction, row by row: Catmull-Rom where it grows, the mean of the covered area where it
/// shrinks. Every row of the source is spread out once; a target row is the weighted sum of the few rows that it lies between.
/// </summary>
internal sealed class SeparableScaler
{
    private readonly PixelSize _target;
    private readonly int _channels;
    private readonly AxisKernel _columns;
    private readonly AxisKernel _rows;
    private readonly float[][] _ring;
    private readonly float[] _source;
    private readonly float[] _sum;
    private int _sourceRow;
    private int _targetRow;

    public SeparableScaler(PixelSize source, PixelSize target, int channels)
    {
        _target = target;
        _channels = channels;
        _columns = new AxisKernel(source.Width, target.Width);
        _rows = new AxisKernel(source.Height, target.Height);
        _source = new float[source.Width * channels];
        _sum = new float[target.Width * channels];
        _ring = new float[_rows.Taps][];
        for (int row = 0; row < _ring.Length; row++)
            _ring[row] = new float[target.Width * channels];
    }

    /// <summary>Adds the next row of the source.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">Where the target's rows go.</param>
    /// <param name="stride">The bytes from one row of the target to the next.</param>
    public void Add(ReadOnlySpan<byte> row, Span<byte> target, int stride)
    {
        Spread(row, _ring[_sourceRow % _ring.Length]);
        while (_targetRow < _target.Height && _rows.Starts[_targetRow] + _rows.Taps - 1 <= _sourceRow)
        {
            Combine(target.Slice(_targetRow * stride, _sum.Length));
            _targetRow++;
        }
        _sourceRow++;
    }

    private void Spread(ReadOnlySpan<byte> row, float[] spread)
    {
        for (int i = 0; i < _source.Length; i++)
            _source[i] = row[i];
        int taps = _columns.Taps;
        if (_channels == 1)
        {
            for (int x = 0; x < spread.Length; x++)
            {
                float sum = 0;
                Span<float> weights = _columns.Weights.AsSpan(x * taps, taps);
                Span<float> from = _source.AsSpan(_columns.Starts[x], taps);
                for (int tap = 0; tap < weights.Length; tap++)
                    sum += weights[tap] * from[tap];
                spread[x] = sum;
            }
            return;
        }
        Span<Vector128<float>> pixels = MemoryMarshal.Cast<float, Vector128<float>>(_source.AsSpan());
        Span<Vector128<float>> to = MemoryMarshal.Cast<float, Vector128<float>>(spread.AsSpan());
        for (int x = 0; x < to.Length; x++)
        {
            Vector128<float> sum = Vector128<float>.Zero;
            Span<float> weights = _columns.Weights.AsSpan(x * taps, taps);
            Span<Vector128<float>> from = pixels.Slice(_columns.Starts[x], taps);
            for (int tap = 0; tap < weights.Length; tap++)
                sum += from[tap] * weights[tap];
            to[x] = sum;
        }
    }

    private void Combine(Span<byte> target)
    {
        int start = _rows.Starts[_targetRow];
        Span<float> sum = _sum.AsSpan();
        sum.Clear();
        for (int tap = 0; tap < _rows.Taps; tap++)
        {
            float weight = _rows.Weights[(_targetRow * _rows.Taps) + tap];
            if (weight == 0)
                continue;
            ReadOnlySpan<float> row = _ring[(start + tap) % _ring.Length];
            var factor = new Vector<float>(weight);
            int x = 0;
            for (; x <= sum.Length - Vector<float>.Count; x += Vector<float>.Count)
                (new Vector<float>(sum[x..]) + (new Vector<float>(row[x..]) * factor)).CopyTo(sum[x..]);
            for (; x < sum.Length; x++)
                sum[x] += row[x] * weight;
        }
        Round(sum, target);
    }

    private static void Round(ReadOnlySpan<float> values, Span<byte> target)
    {
        var half = new Vector<float>(0.5f);
        int step = Vector<float>.Count;
        int x = 0;
        for (; x <= values.Length - (4 * step); x += 4 * step)
        {
            Vector.Narrow(
                Vector.Narrow(Levels(values[x..], half), Levels(values[(x + step)..], half)),
                Vector.Narrow(Levels(values[(x + (2 * step))..], half), Levels(values[(x + (3 * step))..], half))).CopyTo(target[x..]);
        }
        for (; x < values.Length; x++)
            target[x] = (byte)Math.Clamp(values[x] + 0.5f, 0, 255);
    }

    private static Vector<uint> Levels(ReadOnlySpan<float> values, Vector<float> half) => Vector.AsVectorUInt32(
        Vector.ConvertToInt32(Vector.Min(Vector.Max(new Vector<float>(values) + half, Vector<float>.Zero), new Vector<float>(255))));

    /// <summary>Which pixels of the source make up each pixel of the target along one axis, all with the same number of taps.</summary>
    private sealed class AxisKernel
    {
        public AxisKernel(int source, int target)
        {
            double ratio = (double)source / target;
            Taps = Math.Min(source, target >= source ? 4 : (int)Math.Ceiling(ratio) + 1);
            Starts = new int[target];
            Weights = new float[target * Taps];
            for (int x = 0; x < target; x++)
            {
                Span<float> weights = Weights.AsSpan(x * Taps, Taps);
                if (target == source)
                    Set(x, x, 1, source, weights);
                else if (target > source)
                    Interpolate(x, ((x + 0.5) * ratio) - 0.5, source, weights);
                else
                    Cover(x, x * ratio, Math.Min(source, (x + 1) * ratio), source, weights);
            }
        }

        public int Taps { get; }

        public int[] Starts { get; }

        public float[] Weights { get; }

        // R. Keys, Cubic Convolution Interpolation for Digital Image Processing, 1981, with a = -1/2. Outside, edge pixels count on.
        private void Interpolate(int x, double center, int source, Span<float> weights)
        {
            int first = (int)Math.Floor(center) - 1;
            double t = center - Math.Floor(center);
            Span<double> cubic =
            [
                ((-t + 2) * t - 1) * t / 2, (((3 * t) - 5) * t * t + 2) / 2, (((-3 * t) + 4) * t + 1) * t / 2, (t - 1) * t * t / 2,
            ];
            int start = Math.Clamp(first, 0, source - Taps);
            Starts[x] = start;
            for (int tap = 0; tap < 4; tap++)
                weights[Math.Clamp(first + tap, 0, source - 1) is var at && at - start < Taps ? Math.Max(0, at - start) : Taps - 1] += (float)cubic[tap];
        }

        private void Cover(int x, double left, double right, int source, Span<float> weights)
        {
            int start = Math.Min((int)left, source - Taps);
            Starts[x] = start;
            for (int tap = 0; tap < Taps; tap++)
                weights[tap] = (float)(Math.Max(0, Math.Min(right, start + tap + 1) - Math.Max(left, start + tap)) / (right - left));
        }

        private void Set(int x, int at, float weight, int source, Span<float> weights)
        {
            Starts[x] = Math.Min(at, source - Taps);
            weights[at - Starts[x]] = weight;
        }
    }
}
