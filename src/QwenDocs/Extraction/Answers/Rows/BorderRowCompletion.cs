using System.Text.Json;
using QwenDocs.Extraction.Merging;
using QwenDocs.Extraction.Requests;
using QwenDocs.Schemas;
using QwenDocs.Validation.Lists;

namespace QwenDocs.Extraction.Answers.Rows;

/// <summary>Asks for rows that were lost at the border between two requests of one document: neither answer alone shows that they are missing.</summary>
/// <remarks>The request before the border is asked first, for an answer is cut short at its end, and then the one behind it.</remarks>
internal sealed class BorderRowCompletion(EngineServices services, RequestRunner runner)
{
    // A document that lacks rows at more borders has a reader that asking again does not help.
    private const int MaxQuestions = 20;

    /// <summary>Completes the answers of a batch.</summary>
    public async Task<AnsweredRequests> CompleteAsync(RequestBatch batch, AnsweredRequests answers, CancellationToken cancellationToken)
    {
        if (answers.Parts.Count < 2 || services.RowLimits is null || services.MaxCorrections == 0)
            return answers;
        HashSet<(FieldPath, string, int)> asked = [];
        for (int question = 0; question < MaxQuestions; question++)
        {
            if (Find(answers, batch.Schema).FirstOrDefault(found => asked.Add(found.Key)) is not { Missing: { } missing } border)
                break;
            AnsweredPart part = answers.Parts[border.Part];
            AnsweredPart completed = await runner.CompleteRowsAsync(batch, part, missing, cancellationToken).ConfigureAwait(false);
            answers = new AnsweredRequests([.. answers.Parts.Select(other => ReferenceEquals(other, part) ? completed : other)], answers.Rendering, answers.ModelCallTime);
        }

        return answers;
    }

    /// <summary>Finds the stretches that are missing between parts, and the part to ask for each.</summary>
    private IEnumerable<Border> Find(AnsweredRequests answers, RecordSchema schema)
    {
        IReadOnlyList<MissingRows> missing = RecordAssembler.Assemble(answers, schema, services.Validator).Checked.FindMissingRows();
        if (missing.Count == 0 || RecordAssembler.Merge(answers.Parts, schema, out List<int> indexes) is not { } merged)
            yield break;
        foreach (MissingRows rows in missing.Where(rows => rows.Count is not null || rows.Code == ListCodes.CarriedForward))
        {
            (int Part, int First, int Count)[] places = [.. Places(answers, schema, merged, indexes, rows.List)];
            foreach (MissingRows stretch in Stretches(rows))
            {
                (int Part, int First, int Count)[] before = [.. places.Where(place => place.First < stretch.Position && stretch.Position <= place.First + place.Count).TakeLast(1)];
                (int Part, int First, int Count)[] behind = [.. places.Where(place => place.First <= stretch.Position && stretch.Position < place.First + place.Count).Take(1)];
                // What one answer lacks in its middle it was asked for already, by numbers.
                if (stretch.Ranges.Count > 0 && before.Select(place => place.Part).SequenceEqual(behind.Select(place => place.Part)))
                    continue;
                foreach ((int part, int first, _) in before.Concat(behind))
                    yield return new Border(part, Move(stretch, stretch.Position - first), (rows.List, rows.Code, (part * 10_000_000) + (stretch.Ranges.Count > 0 ? stretch.Ranges[0].First : stretch.Position)));
            }
        }
    }

    private static IEnumerable<MissingRows> Stretches(MissingRows rows) => rows.Ranges.Count == 0
        ? [rows]
        : rows.Ranges.Select(range => rows with { Position = range.Position, Count = range.Count, Ranges = [range] });

    private static MissingRows Move(MissingRows rows, int position) => rows with { Position = position, Ranges = [.. rows.Ranges.Select(range => range with { Position = position })] };

    /// <summary>Returns for each part that has rows of a list its index, the place of its first row in the whole, and how many it has.</summary>
    private static IEnumerable<(int Part, int First, int Count)> Places(
        AnsweredRequests answers,
        RecordSchema schema,
        MergedRecord merged,
        List<int> indexes,
        FieldPath list)
    {
        for (int index = 0; index < indexes.Count; index++)
        {
            using var record = JsonDocument.Parse(answers.Parts[indexes[index]].Reading.Reading.Json!);
            if (RepeatedRows.ListAt(record.RootElement, list) is { } rows && rows.GetArrayLength() is > 0 and var count)
                yield return (indexes[index], merged.PathOf(index, schema.RecordPath.Append(list).Append(0)).Segments[^1].Index, count);
        }
    }

    /// <summary>A stretch that is missing, in terms of the part that is asked for it.</summary>
    private sealed record Border(int Part, MissingRows Missing, (FieldPath, string, int) Key);
}
