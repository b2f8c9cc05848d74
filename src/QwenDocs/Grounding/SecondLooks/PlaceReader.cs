using QwenDocs.Text;

namespace QwenDocs.Grounding.SecondLooks;

/// <summary>Reads places of a document again.</summary>
/// <param name="places">The places.</param>
/// <param name="cancellationToken">Ends the reading.</param>
/// <returns>What is printed at each place, with boxes on the page; <see langword="null"/> for a place that was not read.</returns>
internal delegate Task<IReadOnlyList<PageText?>> PlaceReader(IReadOnlyList<DoubtfulPlace> places, CancellationToken cancellationToken);
