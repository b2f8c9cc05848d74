using System.Text;

namespace QwenDocs.Endpoints.ChatClients;

/// <summary>A streamed text for a reader who cannot take back what was read: an attempt that begins anew is followed where it says the same, and only what is new is given on.</summary>
internal sealed class RestartableText(string endpointName)
{
    private readonly StringBuilder _given = new();
    private int _again;

    /// <summary>Takes an update and returns what of it is new.</summary>
    /// <exception cref="EndpointException">The new attempt says something else than what was given on.</exception>
    public string Add(ModelResponseUpdate update)
    {
        if (update.IsRestart)
            _again = 0;
        ReadOnlySpan<char> text = update.Text.AsSpan();
        int known = Math.Min(text.Length, _given.Length - _again);
        for (int index = 0; index < known; index++)
        {
            if (text[index] != _given[_again + index])
                throw new EndpointException(EndpointError.Interrupted, endpointName, "the streamed answer broke off, and the next attempt says something else than what was given on already", null, true);
        }

        _again += text.Length;
        _given.Append(text[known..]);
        return text[known..].ToString();
    }
}
