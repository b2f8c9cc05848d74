using System.Buffers;

namespace QwenDocs.Ocr.Detection;

/// <summary>Turns the detector's map of probabilities into regions: threshold, connected components, score, growth.</summary>
internal static class TextComponents
{
    private const float Threshold = 0.3f;
    private const double MinScore = 0.5;
    private const int MinPixels = 12;
    // The network is trained on shrunken lines. A line of area A and perimeter L grows by A × 1.5 / L on each side.
    private const double Unclip = 1.5;

    public static List<TextRegion> Find(ReadOnlySpan<float> map, int width, int height, double scaleX, double scaleY)
    {
        var regions = new List<TextRegion>();
        bool[] seen = ArrayPool<bool>.Shared.Rent(width * height);
        var pending = new Stack<int>();
        try
        {
            Array.Clear(seen, 0, width * height);
            for (int i = 0; i < width * height; i++)
            {
                if (seen[i] || map[i] < Threshold)
                    continue;
                Component component = Fill(map, seen, pending, i, width, height);
                if (component.Pixels >= MinPixels && component.Score >= MinScore)
                    regions.Add(component.Grow(width, height, scaleX, scaleY));
            }
        }
        finally
        {
            ArrayPool<bool>.Shared.Return(seen);
        }
        return regions;
    }

    private static Component Fill(ReadOnlySpan<float> map, bool[] seen, Stack<int> pending, int start, int width, int height)
    {
        var component = new Component(width, height);
        pending.Push(start);
        seen[start] = true;
        while (pending.TryPop(out int at))
        {
            int x = at % width, y = at / width;
            component.Add(x, y, map[at]);
            Visit(x > 0, at - 1, map);
            Visit(x < width - 1, at + 1, map);
            Visit(y > 0, at - width, map);
            Visit(y < height - 1, at + width, map);
        }
        return component;

        void Visit(bool inside, int at, ReadOnlySpan<float> map)
        {
            if (!inside || seen[at] || map[at] < Threshold)
                return;
            seen[at] = true;
            pending.Push(at);
        }
    }

    private struct Component(int width, int height)
    {
        private int _left = width, _top = height, _right, _bottom;
        private double _probability, _sumX, _sumY, _sumXx, _sumYy, _sumXy;

        public int Pixels { get; private set; }

        public readonly double Score => _probability / Pixels;

        public void Add(int x, int y, float probability)
        {
            Pixels++;
            _probability += probability;
            _left = Math.Min(_left, x);
            _right = Math.Max(_right, x);
            _top = Math.Min(_top, y);
            _bottom = Math.Max(_bottom, y);
            _sumX += x;
            _sumY += y;
            _sumXx += (double)x * x;
            _sumYy += (double)y * y;
            _sumXy += (double)x * y;
        }

        public readonly TextRegion Grow(int width, int height, double scaleX, double scaleY)
        {
            double w = _right - _left + 1, h = _bottom - _top + 1;
            double grow = w * h * Unclip / (2 * (w + h));
            return new TextRegion(
                Math.Max(0, _left - grow) * scaleX,
                Math.Max(0, _top - grow) * scaleY,
                Math.Min(width, _right + 1 + grow) * scaleX,
                Math.Min(height, _bottom + 1 + grow) * scaleY,
                Angle());
        }

        /// <summary>The direction of the long axis, from the second moments.</summary>
        private readonly double Angle()
        {
            double meanX = _sumX / Pixels, meanY = _sumY / Pixels;
            double xx = (_sumXx / Pixels) - (meanX * meanX), yy = (_sumYy / Pixels) - (meanY * meanY), xy = (_sumXy / Pixels) - (meanX * meanY);
            return 0.5 * Math.Atan2(2 * xy, xx - yy);
        }
    }
}
