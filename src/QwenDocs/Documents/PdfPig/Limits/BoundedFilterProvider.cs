using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents.PdfPig.Limits;

/// <summary>PdfPig's filters, each one bounded.</summary>
internal sealed class BoundedFilterProvider(ParsingBudget budget) : IFilterProvider
{
    private const int MaxFilters = 8;

    // ISO 32000-1, annex C: the largest number of objects that a file may have.
    private const double MaxObjects = 8_388_607;

    private readonly Dictionary<IFilter, IFilter> _bounded = [];

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary)
    {
        CheckCrossReference(dictionary);
        return Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));
    }

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    // PdfPig comes here just before it takes memory, some of it stack, for as many and as wide entries as a cross-reference stream
    // claims. A claim that cannot be true makes it look for the objects themselves.
    private static void CheckCrossReference(DictionaryToken dictionary)
    {
        if (!dictionary.TryGet(NameToken.W, out ArrayToken widths))
            return;
        bool widthsHold = widths.Data.Take(3).All(token => token is NumericToken { Double: >= 0 and <= 8 }) &&
            widths.Data.Take(3).Any(token => token is NumericToken { Double: >= 1 });
        double entries = dictionary.TryGet(NameToken.Index, out ArrayToken index)
            ? index.Data.Where((_, i) => i % 2 == 1).OfType<NumericToken>().Sum(count => Math.Max(count.Double, 0))
            : dictionary.TryGet(NameToken.Size, out NumericToken size) ? size.Double : 0;
        if (!widthsHold || entries > MaxObjects)
            throw new InvalidDataException("The cross-reference stream claims entries that it cannot have.");
    }

    private IFilter[] Bound(IReadOnlyList<IFilter> filters)
    {
        if (filters.Count > MaxFilters && filters.Distinct().Count() < filters.Count)
            throw budget.Pass(DocumentError.Damaged, "a stream is compressed more than eight times over");
        return [.. filters.Select(Bound)];
    }

    private IFilter Bound(IFilter filter)
    {
        if (!_bounded.TryGetValue(filter, out IFilter? bounded))
            _bounded.Add(filter, bounded = new BoundedFilter(filter, budget));
        return bounded;
    }
}
