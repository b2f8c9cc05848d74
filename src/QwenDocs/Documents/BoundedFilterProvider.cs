using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace QwenDocs.Documents;

/// <summary>PdfPig's filters, each one bounded.</summary>
internal sealed class BoundedFilterProvider(ParsingBudget budget) : IFilterProvider
{
    private const int MaxFilters = 8;

    private readonly Dictionary<IFilter, IFilter> _bounded = [];

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    private IFilter[] Bound(IReadOnlyList<IFilter> filters)
    {
        if (filters.Count > MaxFilters && filters.Distinct().Count() < filters.Count)
            throw budget.Pass(DocumentFault.Damaged, "a stream is compressed more than eight times over");
        return [.. filters.Select(Bound)];
    }

    private IFilter Bound(IFilter filter)
    {
        if (!_bounded.TryGetValue(filter, out IFilter? bounded))
            _bounded.Add(filter, bounded = new BoundedFilter(filter, budget));
        return bounded;
    }
}
