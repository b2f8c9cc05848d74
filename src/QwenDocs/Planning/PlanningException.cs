namespace QwenDocs.Planning;

/// <summary>Thrown when a document cannot be planned: it does not fit the window, or passes a cap of <see cref="PlanningOptions"/>.</summary>
public sealed class PlanningException : QwenDocsException
{
    /// <summary>Initializes a new instance of the <see cref="PlanningException"/> class.</summary>
    /// <param name="documentName">The name of the document.</param>
    /// <param name="reason">One clause that says the cause, the limit and what would fit; it ends without a full stop.</param>
    /// <param name="pageNumber">The page concerned, counted from 1, if it is a single one.</param>
    public PlanningException(string documentName, string reason, int? pageNumber = null)
        : base(pageNumber is { } page ? $"{documentName}, page {page}: {reason}." : $"{documentName}: {reason}.", documentName, pageNumber, null)
    {
    }

    /// <inheritdoc />
    public override string Code => "plan.refused";
}
