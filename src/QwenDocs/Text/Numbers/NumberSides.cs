using System.Text.RegularExpressions;

namespace QwenDocs.Text;

/// <summary>The texts before and behind a number, from which signs, endings and multipliers are taken until only words are left.</summary>
internal sealed partial class NumberSides(string before, string after, bool isWhole, NumberTextOptions options)
{
    private string _before = before;
    private string _after = after;
    private int _negative;

    /// <summary>Whether there are more digits behind the number than those of a unit such as m2.</summary>
    public bool HasDigitsBehind { get; } = HasDigits(after, options);

    public NumberDoubts Doubts { get; private set; }

    public bool IsNegative => _negative > 0;

    /// <summary>Whether an ending such as /- tells that the amount has no decimals.</summary>
    public bool IsClosed { get; private set; }

    public decimal Multiplier { get; private set; } = 1;

    public string Before => _before.Trim(' ', ':', '*', '#', '=', '"');

    public string After => _after.Trim(' ', ':', '*', '#', '=', '"');

    /// <summary>Takes what closes an amount without decimals: <c>/-</c>, <c>:-</c>, <c>.-</c>, <c>,--</c> and a wide dash.</summary>
    public void TakeEnding(bool hasWideDash)
    {
        string taken = Ending().Replace(_after, "");
        if (taken.Length == _after.Length && hasWideDash && isWhole)
            taken = WideDash().Replace(_after, "$1");
        else if (hasWideDash && taken.Length == _after.Length)
            Doubts |= NumberDoubts.Sign;
        IsClosed = isWhole && (taken.Length != _after.Length || WholeWord().IsMatch(_after));
        _after = taken;
    }

    public void TakeSigns(ref string body)
    {
        bool hasPlus = _before.Contains('+', StringComparison.Ordinal) || _after.TrimStart() is ['+', ..];
        _before = _before.TrimEnd('+');
        _after = _after.TrimStart('+');
        TakeLeadingHyphen(ref body);
        TakeTrailingHyphen();
        TakeBrackets();
        TakeTriangles();
        TakeWords();
        TakeBounds();
        if (_negative > 1 || (hasPlus && _negative > 0))
            Doubts |= NumberDoubts.Sign;
    }

    public void TakeMultiplier()
    {
        bool isUnit = options.IsUnit?.Invoke(After) == true;
        if (!isUnit)
            TakeMultiplierBehind();
        if (Before is [.., not (>= '\uAC00' and <= '\uD7A3') and var last] && Multipliers.IsEastAsianNumeral(last))
            Doubts |= NumberDoubts.Multiplier;
        // 単位：千円, (百万円): the unit of a whole column.
        foreach (string side in (ReadOnlySpan<string>)[_before, _after])
        {
            if (ColumnUnit().Match(side) is { Success: true } unit && Multipliers.TryTakeEastAsian(unit.Groups["u"].Value, out decimal column, out _))
                Multiply(column, isSure: false);
        }

        _before = ColumnUnit().Replace(_before, "${c}");
        _after = ColumnUnit().Replace(_after, "${c}");
        foreach (string word in Before.Split([' ', '(', ')', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            bool found = Multipliers.TryFind(word, out decimal factor, out bool _) && word.Trim('.').Length > 1;
            string rest = "";
            if (!found && !Multipliers.TryPart(word, out factor, out rest))
                continue;
            Multiply(factor, isSure: false);
            _before = _before.Replace(word, rest, StringComparison.Ordinal);
        }

        if (!isUnit && (LooksLikeDigit().IsMatch(_after) || LetterBefore().IsMatch(_before)))
            Doubts |= NumberDoubts.Letter;
    }

    private void TakeMultiplierBehind()
    {
        string rest = _after.TrimStart(' ', ')');
        bool isGlued = _after.Length > 0 && char.IsLetter(_after[0]);
        if (Multipliers.TryTakeEastAsian(rest, out decimal factor, out string behind))
        {
            // 2亿三千万 goes on in numerals that stand for no digits here.
            Multiply(factor, isSure: behind.TrimStart() is not [var next, ..] || !Multipliers.IsEastAsianNumeral(next));
            _after = behind;
            return;
        }

        string[] words = rest.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i], left = "";
            bool found = Multipliers.TryFind(word, out factor, out bool isSure) && (i == 0 ? Multiplies(word, isGlued) : word.Trim('.').Length > 1);
            if (!found)
            {
                isSure = false;
                found = Multipliers.TryPart(word, out factor, out left) || (i == 0 && TryPrefix(word, out factor, out left, out isSure));
            }

            if (!found)
                continue;
            Multiply(factor, isSure && i == 0);
            int at = _after.IndexOf(word, StringComparison.Ordinal);
            _after = $"{_after[..at]} {left}{_after[(at + word.Length)..]}";
        }
    }

    /// <summary>A letter alone multiplies where it touches the digits or the number is an amount; m and t are metres and tonnes otherwise.</summary>
    private bool Multiplies(string word, bool isGlued) =>
        word.Trim('.').Length > 2 || options.IsAmount || (word is not ("m" or "t" or "T" or "mm" or "th" or "b") && (isGlued || word.Length > 1));

    /// <summary>Parts what is written in one: <c>10Mio.</c> before <c>€</c>, <c>3K$</c>.</summary>
    private static bool TryPrefix(string word, out decimal factor, out string left, out bool isSure)
    {
        int end = word.AsSpan().IndexOfAny("€$£¥₹");
        left = end > 0 ? word[end..] : "";
        (factor, isSure) = (1, false);
        return end > 0 && Multipliers.TryFind(word[..end], out factor, out isSure);
    }

    private void Multiply(decimal factor, bool isSure)
    {
        // Of two, the larger may count the smaller: lakh crore, 百万 behind 千. Only that product is one of usage.
        if (Multiplier != 1)
            isSure = false;
        Multiplier = Multiplier < factor && Multiplier <= 1_000_000 ? Multiplier * factor : Math.Max(Multiplier, factor);
        if (!isSure)
            Doubts |= NumberDoubts.Multiplier;
    }

    private void TakeLeadingHyphen(ref string body)
    {
        // -.50 is no negative number but one without a whole part, by Swiss and German usage; elsewhere it may be one.
        if (body[0] is '.' or ',' && _before is [.., '-'])
        {
            bool isDashes = _before.EndsWith("--", StringComparison.Ordinal);
            _before = _before.TrimEnd('-');
            body = "0" + body;
            Doubts |= isDashes ? NumberDoubts.None : NumberDoubts.Sign;
            return;
        }

        string trimmed = _before.TrimEnd(' ', '+', '*', '#', '=');
        if (trimmed is [.., '-'])
        {
            bool touches = trimmed.Length == _before.Length;
            int hyphens = trimmed.Length - trimmed.TrimEnd('-').Length;
            _before = trimmed.TrimEnd('-');
            string word = LastWord().Match(_before).Value;
            _negative++;
            // A hyphen may join a word to the number (No-12) or part the two (Total - 12); with nothing before it, or a currency, it is a sign.
            bool isSure = hyphens == 1 && (_before.Trim(' ', '(').Length == 0
                || (touches && (_before is [.., ' ' or '(' or ':'] || (word.Length > 0 && (!char.IsLetter(word[^1]) || IsShortCapitals(word))))));
            if (!isSure)
                Doubts |= NumberDoubts.Sign;
        }

        if (OpeningHyphen().Match(_before) is { Success: true } opening)
        {
            _negative++;
            _before = _before.Remove(opening.Groups["sign"].Index, 1);
            if (_before.Trim().Contains(' ', StringComparison.Ordinal))
                Doubts |= NumberDoubts.Sign;
        }
    }

    private void TakeTrailingHyphen()
    {
        Match match = HyphenBehind().Match(_after);
        if (!match.Success)
            match = HyphenAtEnd().Match(_after);
        if (!match.Success)
            return;
        bool isParted = match.Groups["gap"].Length > 0, isJoined = match.Groups["word"] is { Success: true } word && (isParted || word.ValueSpan[0] != ' ');
        bool isYen = _before.Contains('¥', StringComparison.Ordinal) || _before.Contains("JPY", StringComparison.Ordinal) || _after.Contains('円', StringComparison.Ordinal);
        _after = _after.Remove(match.Groups["sign"].Index, match.Groups["sign"].Length);
        // 500- and 500 - may be an amount that is closed by a dash; ¥500- is one more often than not.
        if (isJoined && isParted)
            Doubts |= NumberDoubts.Sign;
        else if (isWhole && (isYen || match.Groups["sign"].Length > 1))
            IsClosed = true;
        else
            _negative++;
        if (isWhole || isJoined || isParted || match.Groups["sign"].Length > 1)
            Doubts |= NumberDoubts.Sign;
    }

    private void TakeBrackets()
    {
        foreach ((char open, char close) in ((char, char)[])[('(', ')'), ('<', '>'), ('[', ']'), ('{', '}')])
        {
            bool opens = Unmatched(_before, open, close), closes = Unmatched(Mirrored(_after), close, open);
            if (!opens && !closes)
                continue;
            int from = opens ? _before.LastIndexOf(open) : 0, to = closes ? _after.IndexOf(close, StringComparison.Ordinal) : 0;
            int words = Letters().Count(opens ? _before[from..] : "") + Letters().Count(closes ? _after[..to] : "");
            if (opens && closes)
                _negative++;
            if (!opens || !closes || open is '[' or '{' || words > (options.IsUnit is null ? 1 : 0))
                Doubts |= open is '<' && opens != closes ? NumberDoubts.Bound : NumberDoubts.Sign;
            _before = opens ? _before.Remove(from, 1) : _before;
            _after = closes ? _after.Remove(to, 1) : _after;
        }
    }

    private void TakeTriangles()
    {
        int up = _before.AsSpan().IndexOfAny('▲', '△'), down = _before.AsSpan().IndexOfAny('▼', '▽');
        if (up >= 0 || down >= 0)
            _negative++;
        if (down >= 0 || (up >= 0 && _before[..up].Any(char.IsLetter)) || _after.AsSpan().ContainsAny("▲△▼▽"))
            Doubts |= NumberDoubts.Sign;
        _before = Triangle().Replace(_before, "");
        _after = Triangle().Replace(_after, "");
    }

    private void TakeWords()
    {
        if (MinusWord().IsMatch(_before) || NegativeBehind().IsMatch(_after))
            _negative++;
        else if (LessWord().IsMatch(_before) || LessBehind().IsMatch(_after))
            (_negative, Doubts) = (_negative + 1, Doubts | NumberDoubts.Sign);
        _before = LessWord().Replace(MinusWord().Replace(_before, " "), " ");
        _after = LessBehind().Replace(NegativeBehind().Replace(_after, " "), " ");
        if (options.IsUnit is not null)
            return;

        Match mark = options.IsAmount ? AmountMark().Match(_after) : AccountMark().Match(_after);
        if (mark.Success)
        {
            bool isCredit = mark.Groups["mark"].Value[0] is 'C' or 'c' or 'H';
            _negative += isCredit ? 1 : 0;
            // 5 Cr is five crore where rupees are meant.
            if (isCredit && (_before + _after).AsSpan().IndexOfAny("₹₨") is var rupee && (rupee >= 0 || Rupees().IsMatch(_before + " " + _after)))
            {
                _negative--;
                Multiply(10_000_000, isSure: false);
            }

            _after = _after.Remove(mark.Groups["mark"].Index, mark.Groups["mark"].Length);
        }

        if (CreditBefore().Match(_before) is { Success: true } before)
        {
            (_negative, Doubts) = (_negative + (before.Value[0] is 'C' or 'c' ? 1 : 0), Doubts | NumberDoubts.Sign);
            _before = CreditBefore().Replace(_before, "");
        }
    }

    private void TakeBounds()
    {
        if (Bound().IsMatch(_before) || _after.AsSpan().ContainsAny("<>~≈") || BoundBehind().IsMatch(_after))
            Doubts |= NumberDoubts.Bound;
        _before = Bound().Replace(_before, " ");
        _after = BoundBehind().Replace(_after, " ");
    }

    private static bool IsShortCapitals(string word) => word.Length <= 3 && !word.Any(char.IsLower);

    private static bool HasDigits(string text, NumberTextOptions options)
    {
        if (!text.Any(char.IsAsciiDigit))
            return false;
        string plain = Raised().Replace(text, "");
        if (!plain.Any(char.IsAsciiDigit))
            return false;
        return options.IsUnit is not { } isUnit || !isUnit(text.Trim());
    }

    private static string Mirrored(string text)
    {
        char[] characters = text.ToCharArray();
        Array.Reverse(characters);
        return new string(characters);
    }

    /// <summary>Whether the last opening bracket of a text is not closed in it.</summary>
    private static bool Unmatched(string text, char open, char close)
    {
        int depth = 0;
        foreach (char c in text)
            depth = c == open ? depth + 1 : c == close && depth > 0 ? depth - 1 : depth;
        return depth > 0;
    }

    [GeneratedRegex(@"^(?: ?[.,:/] ?-{1,3}| ?/=| ?-/| ?-+ ?(?=[円元圆圓]?[也整正]))(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();

    [GeneratedRegex(@"^ ?[円元圆圓]? ?[也整正](?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex WholeWord();

    [GeneratedRegex(@"^ ?([円元]?) ?-+", RegexOptions.CultureInvariant)]
    private static partial Regex WideDash();

    [GeneratedRegex(@"^(?<gap> ?)(?<sign>-+)(?<word>\p{L}| +\p{L})?", RegexOptions.CultureInvariant)]
    private static partial Regex HyphenBehind();

    [GeneratedRegex(@"(?<gap> ?)(?<sign>-+)[ )]*$", RegexOptions.CultureInvariant)]
    private static partial Regex HyphenAtEnd();

    [GeneratedRegex(@"^[ (:]*(?<sign>-)(?=[^-])|(?<=\s)(?<sign>-)(?=[€$£¥₹₩]|[A-Z]{3} ?$)", RegexOptions.CultureInvariant)]
    private static partial Regex OpeningHyphen();

    [GeneratedRegex(@"\S+$", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex("[▲△▼▽]", RegexOptions.CultureInvariant)]
    private static partial Regex Triangle();

    [GeneratedRegex(@"(?<!\p{L})(?:minus|negative?|negativo?|moins|menos|meno|eksi|минус|miinus)(?!\p{L})|[负負]|マイナス", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MinusWord();

    [GeneratedRegex(@"^ ?(?:minus|negative|moins)(?!\p{L})|\((?:minus|negative|负|負)\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NegativeBehind();

    [GeneratedRegex(@"(?<!\p{L})(?:less|abz(?:ü|ue)glich|abzgl\.?|weniger|deduct|\./\.?|-ve)(?!\p{L})|[减減扣](?!\p{L}{3})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LessWord();

    [GeneratedRegex(@"(?<!\p{L})(?:-ve|credit|gutschrift|avoir|abono|haben)(?!\p{L})|\./\.", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LessBehind();

    [GeneratedRegex(@"(?:^|[\s(])(?<mark>(?:CR|Cr|DR|Dr)\.?)[ )]*(?=$|[A-Z]{3}$)|^(?<mark>CR|Cr|DR|Dr)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex AccountMark();

    [GeneratedRegex(@"(?:^|[\s(])(?<mark>(?:CR|Cr|cr|DR|Dr|dr|H|S)\.?)[ )]*(?=$|[A-Z]{3}$)|^(?<mark>CR|Cr|cr|DR|Dr|dr)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex AmountMark();

    [GeneratedRegex(@"(?<![\p{L}])(?:CR|Cr|DR|Dr)\.?[ :]*$", RegexOptions.CultureInvariant)]
    private static partial Regex CreditBefore();

    [GeneratedRegex(@"(?<!\p{L})(?:Rs|INR|Rupees?)(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Rupees();

    [GeneratedRegex(
        @"[<>~≈≤≥]|\+ ?/ ?-|(?<!\p{L})(?:approx(?:imately|\.)?|about|circa|ca\.?|etwa|env(?:iron|\.)?|up to|at (?:least|most)|min(?:imum|\.)?|max(?:imum|\.)?|mind(?:estens|\.)?|höchstens|bis zu|from|ab|à partir de)(?!\p{L})"
            + "|大约|大約|约(?=[ ¥$€£0-9]|$)|約(?=[ ¥$€£0-9]|$)|至少|最多|最低|最高",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Bound();

    [GeneratedRegex(@"\((?:approx(?:imately|\.)?|circa|ca\.?|etwa|min\.?|max\.?|minimum|maximum)\)|(?<!\p{L})(?:or more|or less|and above|以上|以下|左右|or over)(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BoundBehind();

    [GeneratedRegex(@"(?<=[:：(]) ?(?<u>[十拾百佰千仟万萬亿億兆]+) ?(?<c>[円元圆圓]|ドル|美元|欧元)", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnUnit();

    // Without a space: 12.5O, S12. A unit of one letter has one, or is known.
    [GeneratedRegex(@"^[OoQDIl|SsBZz]{1,2}(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeDigit();

    [GeneratedRegex(@"(?<![\p{L}.])[OoQDIl|SsBZz]\z", RegexOptions.CultureInvariant)]
    private static partial Regex LetterBefore();

    [GeneratedRegex(@"(?<=(?<!\p{L})(?:[kcdm]?m|km|ft|yd))[23](?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Raised();
}
