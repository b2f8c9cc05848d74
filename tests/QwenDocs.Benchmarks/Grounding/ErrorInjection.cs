using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using QwenDocs.Grounding.Claims;
using QwenDocs.Grounding.Print;
using QwenDocs.Schemas;
using QwenDocs.Schemas.Labels;

namespace QwenDocs.Benchmarks.Grounding;

/// <summary>An error that was put into a true record.</summary>
/// <param name="Kind">What a model did wrong.</param>
/// <param name="IsNeighbour">Whether the wrong value is printed elsewhere on the pages, rather than misread or made up.</param>
/// <param name="Path">The field.</param>
/// <param name="Before">The true value.</param>
/// <param name="After">The wrong one.</param>
/// <param name="Record">The record with it.</param>
internal sealed record InjectedError(string Kind, bool IsNeighbour, FieldPath Path, string Before, string After, JsonNode Record);

/// <summary>Puts single errors of every kind into a true record, with a fixed seed.</summary>
internal sealed class ErrorInjection(GroundingSample sample, PrintIndex print, int seed, int each)
{
    private readonly Random _random = new(seed);
    private readonly RecordClaims _record = RecordClaims.Of(sample.Schema, sample.Record, print.Folding);

    public IEnumerable<InjectedError> Make(IReadOnlySet<FieldPath> allowed)
    {
        Claim[] open = [.. _record.Claims.Where(claim => allowed.Contains(claim.Path))];
        Claim[] numbers = [.. open.Where(claim => claim.Number is { } number && number != 0)], dates = [.. open.Where(claim => claim.Date is not null)];
        Claim[] codes = [.. open.Where(claim => claim.Kind == ClaimKind.Code && claim.Folded.Length >= 3)], texts = [.. open.Where(claim => claim.Kind == ClaimKind.Text && claim.Folded.Length >= 4)];
        return
        [
            .. Each("number: digit changed", false, numbers, claim => Number(claim, DigitChanged)),
            .. Each("number: two digits swapped", false, numbers, claim => Number(claim, Swapped)),
            .. Each("number: neighbours transposed", false, numbers, claim => Number(claim, Transposed)),
            .. Each("number: digit dropped", false, numbers, claim => Number(claim, Dropped)),
            .. Each("number: decimal point moved", false, numbers, claim => JsonValue.Create(claim.Number!.Value * (_random.Next(2) == 0 ? 10m : 0.1m))),
            .. Each("number: sign changed", false, [.. numbers.Where(claim => !claim.Field.IsMagnitude && claim.Field.Terms.Kind == FieldKind.Amount)], claim => JsonValue.Create(-claim.Number!.Value)),
            .. Each("number: of another line", true, [.. numbers.Where(claim => claim.List is not null)], claim => OfOther(claim, other => other.List == claim.List && other.Field == claim.Field && other.Index != claim.Index && other.Number is not null && other.Number != claim.Number)),
            .. Each("number: of another field of the line", true, [.. numbers.Where(claim => claim.List is not null && claim.Field.Terms.Kind != FieldKind.Percent)], claim => OfOther(claim, other => other.List == claim.List && other.Field != claim.Field && other.Index == claim.Index && other.Number is { } n && n != 0 && n != claim.Number)),
            .. Each("number: of another total", true, [.. numbers.Where(claim => claim.List is null)], claim => OfOther(claim, other => other.List is null && other.Number is { } n && n != 0 && n != claim.Number)),
            .. Each("number: other print of the page", true, [.. numbers.Where(claim => claim.List is null)], PrintedNumber),
            .. Each("date: digit changed", false, dates, DayChanged),
            .. Each("date: day and month swapped", false, [.. dates.Where(claim => claim.Date!.Value.Day <= 12 && claim.Date.Value.Day != claim.Date.Value.Month)], claim => Date(new DateOnly(claim.Date!.Value.Year, claim.Date.Value.Day, claim.Date.Value.Month))),
            .. Each("date: other date of the page", true, dates, OtherDate),
            .. Each("code: digit changed", false, codes, claim => Changed(claim.Text, DigitChanged)),
            .. Each("code: neighbours transposed", false, codes, claim => Changed(claim.Text, Transposed)),
            .. Each("code: character dropped", false, codes, claim => Changed(claim.Text, CharacterDropped)),
            .. Each("code: of another field", true, codes, claim => OfOther(claim, other => other.Kind == ClaimKind.Code && other.Path != claim.Path && other.Folded != claim.Folded && (other.List is null) == (claim.List is null) && (claim.List is null || other.Field == claim.Field))),
            .. Each("text: letter changed", false, [.. texts.Where(claim => claim.Folded.Length <= 60)], claim => Changed(claim.Text, LetterChanged)),
            .. Each("text: of another place", true, texts, claim => OfOther(claim, other => other.Kind == ClaimKind.Text && other.Field.Name == claim.Field.Name && other.Path != claim.Path && other.Folded != claim.Folded && (other.Field.Group == claim.Field.Group) == (claim.List is not null))),
            .. Invented("invented: any value", false),
            .. Invented("invented: a value of the page", true),
        ];
    }

    private IEnumerable<InjectedError> Each(string kind, bool isNeighbour, Claim[] from, Func<Claim, JsonNode?> make)
    {
        int made = 0;
        foreach (Claim claim in from.OrderBy(_ => _random.Next()).ToArray())
        {
            if (made == each)
                yield break;
            if (make(claim) is not { } value || value.ToString() == claim.Text)
                continue;
            made++;
            yield return new InjectedError(kind, isNeighbour, claim.Path, claim.Text, value.ToString(), With(sample.Record, claim.Path, value));
        }
    }

    private IEnumerable<InjectedError> Invented(string kind, bool isOfPage)
    {
        int made = 0;
        foreach ((FieldPath path, ClaimField field) in _record.Empty.Where(empty => !empty.Field.IsInList && ParentOf(sample.Record, empty.Path) is JsonObject).OrderBy(_ => _random.Next()).ToArray())
        {
            if (made == each)
                yield break;
            JsonNode? value = field.IsNumber
                ? (isOfPage ? Pick(print.Numbers.Where(number => number.HasDecimals && number.Value != 0 && !number.IsJoined && !number.IsPercent).Select(number => (JsonNode?)JsonValue.Create(number.Value))) : JsonValue.Create(_random.Next(100, 99999) / 100m))
                : field.IsDate
                    ? (isOfPage ? Pick(print.Dates.Select(date => (JsonNode?)Date(date.Value))) : Date(new DateOnly(2012, 1, 1).AddDays(_random.Next(4000))))
                    : !isOfPage && field.Terms.Kind == FieldKind.Identifier ? JsonValue.Create(_random.Next(100000, 9999999).ToString(CultureInfo.InvariantCulture)) : null;
            if (value is null)
                continue;
            made++;
            yield return new InjectedError(kind, isOfPage, path, "null", value.ToString(), With(sample.Record, path, value));
        }
    }

    private JsonNode? Pick(IEnumerable<JsonNode?> values)
    {
        JsonNode?[] all = [.. values];
        return all.Length == 0 ? null : all[_random.Next(all.Length)];
    }

    public static JsonNode With(JsonNode record, FieldPath path, JsonNode? value)
    {
        JsonNode copy = record.DeepClone();
        JsonNode parent = ParentOf(copy, path)!;
        if (path.Leaf!.Value is { Name: { } name })
            parent[name] = value?.DeepClone();
        else
            parent[path.Leaf.Value.Index] = value?.DeepClone();
        return copy;
    }

    private static JsonNode? ParentOf(JsonNode record, FieldPath path)
    {
        JsonNode? node = record;
        foreach (FieldPathSegment segment in path.Segments.SkipLast(1))
            node = segment.Name is { } name ? (node as JsonObject)?[name] : node?[segment.Index];
        return node;
    }

    private JsonValue? OfOther(Claim claim, Func<Claim, bool> among)
    {
        Claim[] all = [.. _record.Claims.Where(among)];
        if (all.Length == 0)
            return null;
        Claim other = all[_random.Next(all.Length)];
        return other.Number is { } number && claim.Number is not null ? JsonValue.Create(number) : JsonValue.Create(other.Text);
    }

    private JsonNode? PrintedNumber(Claim claim)
    {
        decimal[] others = [.. print.Numbers.Where(number => number.HasDecimals && !number.IsJoined && !number.IsPercent && number.Value != 0).Select(number => number.Value).Distinct().Where(value => Math.Abs(value) != Math.Abs(claim.Number!.Value))];
        return others.Length == 0 ? null : JsonValue.Create(others[_random.Next(others.Length)]);
    }

    private JsonNode? OtherDate(Claim claim)
    {
        DateOnly[] others = [.. print.Dates.Select(date => date.Value).Distinct().Where(date => date != claim.Date)];
        return others.Length == 0 ? null : Date(others[_random.Next(others.Length)]);
    }

    private JsonNode DayChanged(Claim claim)
    {
        DateOnly date = claim.Date!.Value;
        int sign = _random.Next(2) == 0 ? 1 : -1;
        return Date(_random.Next(3) switch
        {
            0 => date.AddYears(sign),
            1 => date.AddDays(10 * sign),
            _ => date.AddDays(sign * _random.Next(1, 9)),
        });
    }

    private static JsonValue Date(DateOnly date) => JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static JsonValue? Number(Claim claim, Func<string, string?> change)
    {
        decimal value = claim.Number!.Value / 1.000000000000000000000000000000m;
        string? changed = change(Math.Abs(value).ToString(CultureInfo.InvariantCulture));
        return changed is not null && decimal.TryParse(changed, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal made) && made != Math.Abs(value)
            ? JsonValue.Create(value < 0 ? -made : made)
            : null;
    }

    private static JsonValue? Changed(string text, Func<string, string?> change) => change(text) is { } changed && changed != text ? JsonValue.Create(changed) : null;

    private string? DigitChanged(string text) => Replaced(text, char.IsAsciiDigit, (at, old) => (char)('0' + _random.Next(at == 0 ? 1 : 0, 10)));

    private string? LetterChanged(string text) => Replaced(text, char.IsAsciiLetter, (_, old) => (char)((char.IsUpper(old) ? 'A' : 'a') + _random.Next(26)));

    private string? Replaced(string text, Func<char, bool> isOne, Func<int, char, char> make)
    {
        int[] places = [.. Enumerable.Range(0, text.Length).Where(i => isOne(text[i]))];
        if (places.Length == 0)
            return null;
        int at = places[_random.Next(places.Length)];
        char made;
        do
        {
            made = make(at, text[at]);
        }
        while (made == text[at]);
        return text[..at] + made + text[(at + 1)..];
    }

    private string? Swapped(string text) => Exchanged(text, digits => from a in digits from b in digits where b - a > 1 && text[a] != text[b] select (a, b));

    private string? Transposed(string text) => Exchanged(text, digits => digits.Zip(digits.Skip(1)).Where(pair => text[pair.First] != text[pair.Second]));

    private string? Exchanged(string text, Func<int[], IEnumerable<(int A, int B)>> pairs)
    {
        int[] digits = [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]))];
        (int A, int B)[] all = [.. pairs(digits).Where(pair => !(pair.A == 0 && text[pair.B] == '0'))];
        if (all.Length == 0)
            return null;
        (int a, int b) = all[_random.Next(all.Length)];
        StringBuilder made = new(text);
        (made[a], made[b]) = (made[b], made[a]);
        return made.ToString();
    }

    private string? Dropped(string text)
    {
        int[] digits = [.. Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i]))];
        if (digits.Length < 2)
            return null;
        string made = text.Remove(digits[_random.Next(digits.Length)], 1);
        return made.Trim('0', '.').Length > 0 ? made.TrimEnd('.') : null;
    }

    private string? CharacterDropped(string text)
    {
        int[] places = [.. Enumerable.Range(0, text.Length).Where(i => char.IsLetterOrDigit(text[i]))];
        return places.Length < 3 ? null : text.Remove(places[_random.Next(places.Length)], 1);
    }
}
