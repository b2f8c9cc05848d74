using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace QwenDocs.Testing.ErringModels;

/// <summary>Finds the true rows that given ones are, errors and all.</summary>
internal static class RowMatch
{
    // What many rows say tells none of them.
    private const int MostRows = 40;

    // One value may be shared by chance.
    private const int FewestShared = 2;

    /// <summary>Returns for each given row the index of the true one that shares the most values with it, or -1 where none shares two. A row that was given twice is found twice.</summary>
    public static int[] Find(JsonArray given, JsonArray rows)
    {
        Dictionary<(string Name, string Value), List<int>> byValue = [];
        for (int index = 0; index < rows.Count; index++)
        {
            foreach ((string name, JsonNode? value) in (rows[index] as JsonObject) ?? [])
            {
                if (value is JsonValue)
                    (CollectionsMarshal.GetValueRefOrAddDefault(byValue, (name, value.ToJsonString()), out _) ??= []).Add(index);
            }
        }

        int[] found = new int[given.Count];
        for (int index = 0; index < given.Count; index++)
        {
            Dictionary<int, int> votes = [];
            foreach ((string name, JsonNode? value) in (given[index] as JsonObject) ?? [])
            {
                if (value is not JsonValue || !byValue.TryGetValue((name, value.ToJsonString()), out List<int>? candidates) || candidates.Count > MostRows)
                    continue;
                foreach (int candidate in candidates)
                    CollectionsMarshal.GetValueRefOrAddDefault(votes, candidate, out _)++;
            }

            int least = given[index] is JsonObject { Count: < FewestShared } ? 1 : FewestShared;
            found[index] = votes.Where(vote => vote.Value >= least).OrderByDescending(vote => vote.Value).ThenBy(vote => vote.Key).Select(vote => (int?)vote.Key).FirstOrDefault() ?? -1;
        }

        return found;
    }
}
