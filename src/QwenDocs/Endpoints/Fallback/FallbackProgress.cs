using System.Text;

namespace QwenDocs.Endpoints.Fallback;

/// <summary>Lets one of several endpoints tell of its growing answer, though several may answer at the same time: the first that has text leads.</summary>
internal sealed class FallbackProgress(IProgress<ModelResponseUpdate>? progress, int endpoints)
{
    private const int Nobody = -1;

    private readonly Lock _gate = new();
    private readonly StringBuilder[] _texts = [.. Enumerable.Range(0, endpoints).Select(static _ => new StringBuilder())];
    private int _leader = Nobody;

    /// <summary>Makes what one of the endpoints tells of its answer.</summary>
    public IProgress<ModelResponseUpdate> Of(int index) => new Listener(this, index);

    /// <summary>Returns the text of an endpoint so far.</summary>
    public string TextOf(int index)
    {
        lock (_gate)
            return _texts[index].ToString();
    }

    /// <summary>Takes note that an endpoint will not answer: its text is void.</summary>
    public void Failed(int index)
    {
        lock (_gate)
            Void(index);
    }

    /// <summary>Takes note of the answer that counts. Whoever watched another one is told it anew.</summary>
    public void Answered(int index, string content)
    {
        lock (_gate)
        {
            if (_leader == index || _leader == Nobody)
                return;
            Void(_leader);
            _leader = index;
            progress?.Report(new ModelResponseUpdate(content));
        }
    }

    private void Tell(int index, ModelResponseUpdate update)
    {
        lock (_gate)
        {
            if (update.IsRestart)
            {
                Void(index);
                return;
            }

            _texts[index].Append(update.Text);
            if (_leader == index)
                progress?.Report(update);
            if (_leader != Nobody)
                return;
            _leader = index;
            progress?.Report(new ModelResponseUpdate(_texts[index].ToString()));
        }
    }

    private void Void(int index)
    {
        _texts[index].Clear();
        if (_leader != index)
            return;
        _leader = Nobody;
        progress?.Report(new ModelResponseUpdate(string.Empty, IsRestart: true));
    }

    private sealed class Listener(FallbackProgress all, int index) : IProgress<ModelResponseUpdate>
    {
        public void Report(ModelResponseUpdate value) => all.Tell(index, value);
    }
}
