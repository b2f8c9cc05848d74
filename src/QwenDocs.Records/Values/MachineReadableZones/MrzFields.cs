namespace QwenDocs.Records.Values.MachineReadableZones;

/// <summary>What a machine-readable zone says, without fillers, and which of its check digits do not agree.</summary>
internal sealed record MrzFields(MrzLayout Layout, string Text)
{
    public string DocumentCode => Plain(Text[..2]);

    public string IssuingState => Plain(Text[2..5]);

    public string Surname => Names[0];

    public string GivenNames => Names[1];

    /// <summary>Gets the document number, with the part that stands in the optional data of cards where it is longer than nine characters.</summary>
    public string DocumentNumber => Plain(Text[Layout.Number] + (Continued is { Length: > 1 } more ? more[..^1] : ""));

    public string Nationality => Plain(Text[Layout.Nationality]);

    public string BirthDate => Text[Layout.Birth].Contains('<', StringComparison.Ordinal) ? "" : Text[Layout.Birth];

    public char Sex => Text[Layout.Birth.End.Value + 1];

    public string ExpiryDate => Text[Layout.Expiry].Contains('<', StringComparison.Ordinal) ? "" : Text[Layout.Expiry];

    public string OptionalData => Plain(string.Concat(Layout.Optional.Select(range => Text[range]))[Continued.Length..]);

    /// <summary>Gets a value indicating whether the names fill their place, so that they may be cut.</summary>
    public bool NamesAreFull => Text[Layout.Names][^1] != '<';

    /// <summary>Gets the fields whose check digits do not agree.</summary>
    public IEnumerable<string> Disagreements()
    {
        string number = Text[Layout.Number];
        bool numberAgrees = Continued.Length > 1 ? Agrees(number + Continued[..^1], Continued[^1]) : Agrees(number, Text[Layout.Number.End.Value]);
        if (!numberAgrees)
            yield return "the document number";
        if (!Agrees(Text[Layout.Birth], Text[Layout.Birth.End.Value]))
            yield return "the date of birth";
        if (!Agrees(Text[Layout.Expiry], Text[Layout.Expiry.End.Value]))
            yield return "the date of expiry";
        if (Layout.Format == MrzFormat.Td3 && !Agrees(Text[Layout.Optional[0]], Text[Layout.Optional[0].End.Value]))
            yield return "the optional data";
        if (Layout.Composite.Length > 0 && Check(string.Concat(Layout.Composite.Select(range => Text[range]))) != Text[Layout.CompositeCheck])
            yield return "the whole zone";
    }

    private string[] Names
    {
        get
        {
            string[] names = Text[Layout.Names].TrimEnd('<').Split("<<", 2);
            return [Plain(names[0]), names.Length > 1 ? Plain(names[1]) : ""];
        }
    }

    /// <summary>A number longer than nine characters goes on in the optional data of cards, its check digit behind it, and a filler in the check digit's place.</summary>
    private string Continued =>
        Layout.Format is MrzFormat.Td1 or MrzFormat.Td2 && Text[Layout.Number.End.Value] == '<' && Text[Layout.Optional[0]] is var optional
            ? optional[..Math.Max(0, optional.IndexOf('<', StringComparison.Ordinal))]
            : "";

    /// <summary>A filler stands for the check digit of a field that is empty.</summary>
    private static bool Agrees(string field, char check) => check == Check(field) || (check == '<' && field.AsSpan().IndexOfAnyExcept('<') < 0);

    /// <summary>Weights 7, 3, 1; letters count 10 to 35, fillers 0; modulo 10 (ICAO Doc 9303, part 3, 4.9).</summary>
    private static char Check(string field)
    {
        int sum = 0;
        for (int i = 0; i < field.Length; i++)
        {
            int value = field[i] == '<' ? 0 : char.IsAsciiDigit(field[i]) ? field[i] - '0' : field[i] - 'A' + 10;
            sum += value * (i % 3) switch { 0 => 7, 1 => 3, _ => 1 };
        }

        return (char)('0' + (sum % 10));
    }

    private static string Plain(string field) => string.Join(' ', field.Split('<', StringSplitOptions.RemoveEmptyEntries));
}
