using QwenDocs.Grounding.Candidates;
using QwenDocs.Grounding.Claims;

namespace QwenDocs.Grounding.Verdicts;

/// <summary>Keeps the values of addresses together: name, street, postal code and city of one object stand in one block, and not in that of another party.</summary>
internal sealed class AddressValues(GroundingContext context)
{
    private const double Near = 0.15;
    private const int MostPlaces = 64;

    private readonly Dictionary<Claim, IReadOnlyList<Candidate>> _places = [];
    private readonly Dictionary<string, Claim[]> _groups = [];

    public void Judge()
    {
        foreach (IGrouping<string, Claim> group in context.Claims.Where(IsOfAddress).GroupBy(claim => claim.Path.Parent!.Value.ToString()))
            _groups[group.Key] = [.. group];
        foreach (Claim claim in _groups.Values.SelectMany(group => group))
            _places[claim] = PlacesOf(claim);
        foreach ((string key, Claim[] members) in _groups)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (members.Length >= 3)
                JudgeGroup(key, members);
        }
    }

    private static bool IsOfAddress(Claim claim) =>
        claim.List is null && claim.Field.Group.Length > 0 && claim.Kind is ClaimKind.Text or ClaimKind.Code && !claim.IsFlagged
        && (IsName(claim) || claim.Field.Name.Contains("street", StringComparison.OrdinalIgnoreCase)
            || claim.Field.Name.Contains("postalCode", StringComparison.OrdinalIgnoreCase) || claim.Field.Name.Contains("city", StringComparison.OrdinalIgnoreCase));

    private static bool IsName(Claim claim) => claim.Field.Name.Equals("name", StringComparison.OrdinalIgnoreCase);

    private void JudgeGroup(string key, Claim[] members)
    {
        // The place where the most of the address stands closest together.
        Candidate? anchor = members.Where(claim => !IsName(claim)).SelectMany(claim => _places[claim])
            .MaxBy(place => members.Sum(claim => Closest(place, _places[claim])));
        if (anchor is null)
            return;
        int near = members.Count(claim => Closest(anchor, _places[claim]) > Near);
        foreach (Claim claim in members)
        {
            IReadOnlyList<Candidate> places = _places[claim];
            Candidate? at = places.Where(place => Closeness(anchor, place) > Near && !IsOfOther(claim, place, key) && !IsOfOtherLabel(claim, place)).MaxBy(place => Closeness(anchor, place));
            if (at is not null)
                claim.Judgement = Judgement.Supported(EvidenceReason.WithAddress, Math.Max(0.9, claim.Judgement!.Score), at);
            else if (places.Count > 0 && near * 2 >= members.Length && (!IsName(claim) || places.All(place => IsOfOther(claim, place, key))))
                claim.Judgement = Judgement.Contradicted(EvidenceReason.OtherPlace, 0.3, places[0]);
        }
    }

    private static Candidate[] PlacesOf(Claim claim)
    {
        Candidate[] places = [.. claim.Candidates.Where(candidate => candidate.Quality > 0).Take(MostPlaces)];
        return places.Length > 0 ? places : claim.Judgement?.At is { } at ? [at] : [];
    }

    /// <summary>Whether a place belongs rather to another party: it claims the same text, and more of its address stands about it.</summary>
    private bool IsOfOther(Claim claim, Candidate place, string group)
    {
        double own = Affinity(claim, place, _groups[group]);
        return _groups.Any(other => other.Key != group
            && other.Value.Any(twin => twin.Field.Name == claim.Field.Name && twin.Folded == claim.Folded)
            && Affinity(claim, place, other.Value) > own + 0.05);
    }

    /// <summary>Whether a code stands at the label of something else: a tax number beside an address is no postal code.</summary>
    private bool IsOfOtherLabel(Claim claim, Candidate place) =>
        claim.Kind == ClaimKind.Code && context.Labels.Score(claim.Field, place.First) < 0.3 && context.Labels.Best(place.First, field => field != claim.Field).Score >= 0.8;

    /// <summary>How much of an address stands about a place; behind a name, for names come first.</summary>
    private double Affinity(Claim claim, Candidate place, Claim[] members) =>
        members.Where(member => member.Field.Name != claim.Field.Name)
            .Sum(member => Closest(place, _places[member].Where(other => !IsName(claim) || other.Row > place.Row || (other.Row == place.Row && other.Box.Left >= place.Box.Left))));

    private static double Closest(Candidate place, IEnumerable<Candidate> others)
    {
        double best = 0;
        foreach (Candidate other in others)
            best = Math.Max(best, Closeness(place, other));
        return best;
    }

    /// <summary>1 for print in the same line or block, falling with the distance; 0 beyond eight lines.</summary>
    private static double Closeness(Candidate a, Candidate b)
    {
        if (a.Page != b.Page)
            return 0;
        double height = Math.Max(1, Math.Max(a.Box.Height / (a.LastRow - a.Row + 1), b.Box.Height / (b.LastRow - b.Row + 1)));
        double vertical = Math.Max(0, Math.Max(a.Box.Top, b.Box.Top) - Math.Min(a.Box.Bottom, b.Box.Bottom)) / height;
        double horizontal = Math.Max(0, Math.Max(a.Box.Left, b.Box.Left) - Math.Min(a.Box.Right, b.Box.Right)) / height;
        return vertical > 8 || horizontal > 9 ? 0 : 1 / (1 + (0.6 * vertical) + (0.25 * horizontal));
    }
}
