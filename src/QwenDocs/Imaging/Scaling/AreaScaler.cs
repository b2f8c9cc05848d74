using System.Numerics;

namespace QwenDocs.Imaging.Scaling;

/// <summary>
/// Makes a picture smaller row by row: each target pixel is the mean of the area that it covers in the source, edge pixels
/// weighted by their share. Thin lines of a 600 dpi scan turn gray instead of vanishing, and no whole source is held.
/// </summary>
internal sealed class AreaScaler
{
    private const int One = 256;

    private readonly PixelSize _source;
    private readonly PixelSize _target;
    private readonly int _channels;
    private readonly uint[] _sums;
    private readonly int[] _starts;
    private readonly float[] _firstShares;
    private readonly float[] _lastShares;
    private int _sourceRow;
    private int _targetRow;
    private uint _weight;

    /// <param name="source">The source's size.</param>
    /// <param name="target">The target's size, no larger in either direction.</param>
    /// <param name="channels">The bytes of a pixel.</param>
    public AreaScaler(PixelSize source, PixelSize target, int channels)
    {
        _source = source;
        _target = target;
        _channels = channels;
        _sums = new uint[source.Width * channels];
        _starts = new int[target.Width + 1];
        _firstShares = new float[target.Width];
        _lastShares = new float[target.Width];
        double ratio = (double)source.Width / target.Width;
        for (int x = 0; x < target.Width; x++)
        {
            double left = x * ratio;
            double right = Math.Min((x + 1) * ratio, source.Width);
            _starts[x] = (int)left;
            _firstShares[x] = (float)(1 - (left - (int)left));
            _lastShares[x] = (float)(right - (int)right);
        }
        _starts[target.Width] = source.Width;
    }

    /// <summary>Adds the next row of the source.</summary>
    /// <param name="row">The row.</param>
    /// <param name="target">Where the target's rows go.</param>
    /// <param name="stride">The bytes from one row of the target to the next.</param>
    public void Add(ReadOnlySpan<byte> row, Span<byte> target, int stride)
    {
        // Rows are measured in fractions of 1/256: a row of the source that lies across an edge belongs to two of the target.
        long top = (long)_sourceRow * One;
        long bottom = top + One;
        while (_targetRow < _target.Height)
        {
            long edge = Edge(_targetRow + 1);
            uint weight = (uint)(Math.Min(bottom, edge) - Math.Max(top, Edge(_targetRow)));
            Accumulate(row, (ushort)weight);
            _weight += weight;
            if (bottom < edge)
                break;
            Flush(target.Slice(_targetRow * stride, _target.Width * _channels));
            _targetRow++;
            if (bottom == edge)
                break;
        }
        _sourceRow++;
    }

    private long Edge(int row) => (long)row * _source.Height * One / _target.Height;

    private void Accumulate(ReadOnlySpan<byte> row, ushort weight)
    {
        Span<uint> sums = _sums.AsSpan();
        var factor = new Vector<ushort>(weight);
        int step = Vector<uint>.Count;
        int i = 0;
        for (; i <= sums.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[i..]), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low * factor, out Vector<uint> a, out Vector<uint> b);
            Vector.Widen(high * factor, out Vector<uint> c, out Vector<uint> d);
            (new Vector<uint>(sums[i..]) + a).CopyTo(sums[i..]);
            (new Vector<uint>(sums[(i + step)..]) + b).CopyTo(sums[(i + step)..]);
            (new Vector<uint>(sums[(i + (2 * step))..]) + c).CopyTo(sums[(i + (2 * step))..]);
            (new Vector<uint>(sums[(i + (3 * step))..]) + d).CopyTo(sums[(i + (3 * step))..]);
        }
        for (; i < sums.Length; i++)
            sums[i] += (uint)row[i] * weight;
    }

    private void Flush(Span<byte> target)
    {
        float scale = (float)_target.Width / ((float)_source.Width * _weight);
        for (int x = 0; x < _target.Width; x++)
        {
            int first = _starts[x];
            int end = _starts[x + 1];
            for (int channel = 0; channel < _channels; channel++)
            {
                float sum = _sums[(first * _channels) + channel] * _firstShares[x];
                for (int i = first + 1; i < end; i++)
                    sum += _sums[(i * _channels) + channel];
                if (end < _source.Width)
                    sum += _sums[(end * _channels) + channel] * _lastShares[x];
                target[(x * _channels) + channel] = (byte)Math.Min(255, (sum * scale) + 0.5f);
            }
        }
        Array.Clear(_sums);
        _weight = 0;
    }
}
