using System.Collections;
using QwenDocs.Schemas;
using QwenDocs.Validation;

namespace QwenDocs.Grounding;

/// <summary>What the pages say about the fields of a record: one <see cref="FieldEvidence"/> for each, in the order of the record.</summary>
public sealed class RecordEvidence : IReadOnlyList<FieldEvidence>
{
    private readonly IReadOnlyList<FieldEvidence> _fields;
    private readonly Dictionary<FieldPath, FieldEvidence> _byPath;

    internal RecordEvidence(
        IReadOnlyList<FieldEvidence> fields,
        IReadOnlyList<Finding> findings,
        IReadOnlyList<int> pageNumbers,
        bool isComplete)
    {
        _fields = fields;
        _byPath = [];
        foreach (FieldEvidence field in fields)
            _byPath.TryAdd(field.Path, field);
        Findings = findings;
        PageNumbers = pageNumbers;
        IsComplete = isComplete;
    }

    /// <summary>Gets the evidence of nothing: no page had text to look in.</summary>
    internal static RecordEvidence None { get; } = new([], [], [], isComplete: true);

    /// <summary>Returns the evidence with other judgements and findings.</summary>
    internal RecordEvidence With(IReadOnlyList<FieldEvidence> fields, IReadOnlyList<Finding> findings) => new(fields, findings, PageNumbers, IsComplete);

    /// <summary>Gets what a person should look at, each with a code that starts with <c>evidence.</c>, saying what is printed where.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Gets the numbers of the pages whose text was searched, counted from 1; empty where no page had text.</summary>
    public IReadOnlyList<int> PageNumbers { get; }

    /// <summary>Gets a value indicating whether every field was judged; <see langword="false"/> where <see cref="GroundingOptions.TimeLimit"/> ended the search.</summary>
    public bool IsComplete { get; }

    /// <inheritdoc/>
    public int Count => _fields.Count;

    /// <inheritdoc/>
    public FieldEvidence this[int index] => _fields[index];

    /// <summary>Gets the evidence of a field.</summary>
    /// <param name="path">The path of the field, such as <c>$.lines[2].total</c>.</param>
    /// <returns>The evidence, or <see langword="null"/> where the record has no such field or it was not judged.</returns>
    public FieldEvidence? this[FieldPath path] => _byPath.GetValueOrDefault(path);

    /// <summary>Counts the fields with a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>How many fields have it.</returns>
    public int CountOf(EvidenceVerdict verdict) => _fields.Count(field => field.Verdict == verdict);

    /// <summary>Returns the evidence as JSON: an object with one member for each field that has a value, by its path.</summary>
    /// <returns>Indented JSON, <c>\n</c> line ends. Boxes are left, top, right and bottom, in the unit of the page. It holds what the pages say: it is not for logs.</returns>
    public string ToJson() => EvidenceJson.Write(this);

    /// <inheritdoc/>
    public IEnumerator<FieldEvidence> GetEnumerator() => _fields.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the evidence as lines, one a field that has a value.</summary>
    /// <returns>The lines. They hold what the pages say: they are for people, not for logs.</returns>
    public override string ToString() => string.Join('\n', _fields.Where(field => field.Verdict != EvidenceVerdict.Absent).Select(field => field.ToString()));
}
