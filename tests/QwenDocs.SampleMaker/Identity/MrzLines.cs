namespace QwenDocs.SampleMaker.Identity;

/// <summary>Writes machine-readable zones with their check digits. Source: ICAO Doc 9303, part 3, section 4.9 (weights 7, 3, 1), and parts 4 and 5 for the places.</summary>
internal static class MrzLines
{
    /// <summary>The two lines of a passport.</summary>
    public static string[] Passport(Specimen holder)
    {
        string number = Digit(holder.Number.PadRight(9, '<')), birth = Digit(holder.Birth), expiry = Digit(holder.Expiry), optional = Digit(new string('<', 14));
        string names = $"P<{Specimen.State}{holder.Surname.Replace('-', '<')}<<{holder.GivenNames.Replace(' ', '<')}".PadRight(44, '<');
        return [names, $"{number}{Specimen.State}{birth}{holder.Sex}{expiry}{optional}{CheckDigit(number + birth + expiry + optional)}"];
    }

    /// <summary>The three lines of a card.</summary>
    public static string[] Card(Specimen holder)
    {
        string number = Digit(holder.Number.PadRight(9, '<')), birth = Digit(holder.Birth), expiry = Digit(holder.Expiry), optional = new('<', 15);
        string upper = $"I<{Specimen.State}{number}{optional}";
        string lower = $"{birth}{holder.Sex}{expiry}{Specimen.State}{new string('<', 11)}";
        return [upper, lower + CheckDigit(number + optional + birth + expiry + new string('<', 11)), $"{holder.Surname}<<{holder.GivenNames.Replace(' ', '<')}".PadRight(30, '<')];
    }

    private static string Digit(string field) => field + CheckDigit(field);

    private static char CheckDigit(string field)
    {
        int sum = 0;
        for (int index = 0; index < field.Length; index++)
        {
            int value = field[index] switch { '<' => 0, >= '0' and <= '9' => field[index] - '0', _ => field[index] - 'A' + 10 };
            sum += value * (index % 3) switch { 0 => 7, 1 => 3, _ => 1 };
        }

        return (char)('0' + (sum % 10));
    }
}
