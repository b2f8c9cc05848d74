using System.Globalization;
using System.Text;

namespace QwenDocs.Extraction.Progress;

/// <summary>Follows JSON as it is written, and names each value when it is complete.</summary>
/// <remarks>It is lenient: it serves a progress line, and the answer is read properly at its end.</remarks>
internal sealed class StreamingJsonTracker
{
    // Deeper than any record; what lies below is counted, but not named.
    private const int DeepestNamed = 32;
    private const int LongestName = 200;

    private readonly Stack<Level> _levels = new();
    private readonly StringBuilder _name = new();
    private bool _inString;
    private bool _isEscaped;
    private bool _inLiteral;

    /// <summary>Gets the number of complete values: texts, numbers, <c>true</c>, <c>false</c> and <c>null</c>.</summary>
    public int Values { get; private set; }

    /// <summary>Gets the path of the value that was completed last, such as <c>$.lines[3].amount</c>.</summary>
    public string? LastPath { get; private set; }

    public void Add(string text)
    {
        foreach (var character in text)
        {
            if (_inString)
                AddToString(character);
            else if (_levels.Count > 0 || character is '{' or '[')
                AddOutside(character);
        }
    }

    private void AddToString(char character)
    {
        var level = _levels.Peek();
        if (!_isEscaped && character == '"')
        {
            _inString = false;
            if (level.IsNameNext)
                (level.Name, level.IsNameNext) = (_name.ToString(), false);
            else
                Complete();
            return;
        }

        _isEscaped = !_isEscaped && character == '\\';
        if (level.IsNameNext && _name.Length < LongestName)
            _name.Append(character);
    }

    private void AddOutside(char character)
    {
        switch (character)
        {
            case '{' or '[':
                _levels.Push(new Level { IsNameNext = character == '{', Index = character == '[' ? 0 : null });
                break;
            case '}' or ']':
                EndLiteral();
                _levels.Pop();
                break;
            case ',':
                EndLiteral();
                var level = _levels.Peek();
                if (level.Index is null)
                    level.IsNameNext = true;
                else
                    level.Index++;
                break;
            case '"':
                _inString = true;
                _isEscaped = false;
                _name.Clear();
                break;
            case ':' or ' ' or '\n' or '\r' or '\t':
                break;
            default:
                _inLiteral = true;
                break;
        }
    }

    private void EndLiteral()
    {
        if (_inLiteral)
            Complete();
        _inLiteral = false;
    }

    private void Complete()
    {
        Values++;
        if (_levels.Count > DeepestNamed)
            return;
        var path = new StringBuilder("$");
        foreach (var level in _levels.Reverse())
        {
            if (level.Index is { } index)
                path.Append(CultureInfo.InvariantCulture, $"[{index}]");
            else
                path.Append('.').Append(level.Name);
        }

        LastPath = path.ToString();
    }

    private sealed class Level
    {
        public string? Name { get; set; }

        public int? Index { get; set; }

        public bool IsNameNext { get; set; }
    }
}
