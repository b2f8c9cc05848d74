using QwenDocs.Endpoints;
using QwenDocs.Planning;

namespace QwenDocs.Extraction;

/// <summary>What surrounds the extraction of one document: the budgets that it draws on, what it has cost, and its turn to render.</summary>
internal sealed class ExtractionScope(IEnumerable<SpendingBudget> budgets, PlanningOptions planning, SemaphoreSlim? rendering) : IDisposable
{
    private readonly SpendingBudget[] _budgets = [.. budgets];
    private readonly List<SpendingReservation> _reservations = [];
    private decimal _spentUsd;

    /// <summary>Gets the tokens and the price so far, failed attempts included as far as the endpoint told them.</summary>
    public TokenUsage Usage { get; private set; } = TokenUsage.Nothing;

    /// <summary>Reserves the price of the plan.</summary>
    /// <exception cref="BudgetException">A budget does not have it, or the document's own cap is passed together with what it has cost before.</exception>
    public void Reserve(ExtractionPlan plan) => ReserveMore(plan.PromptTokens, plan.AnswerTokens, plan.DocumentName);

    /// <summary>Reserves the price of a further request, which the plan did not know of.</summary>
    /// <exception cref="BudgetException">A budget does not have it, or the document's own cap is passed.</exception>
    public void ReserveMore(long promptTokens, long answerTokens, string documentName)
    {
        decimal price = planning.Price.Of(promptTokens, answerTokens);
        if (planning.Cap.MaxPriceUsd is { } cap && _spentUsd + price > cap)
            throw new BudgetException(documentName, price, Math.Max(0, cap - _spentUsd), cap, isDaily: false);
        Reserve(price, documentName);
    }

    /// <summary>Books what was used. Where the endpoint tells no price, the options' price counts for the budgets.</summary>
    public void Paid(TokenUsage usage)
    {
        Usage += usage;
        decimal price = usage.CostUsd ?? planning.Price.Of(usage.PromptTokens, usage.CompletionTokens);
        _spentUsd += price;
        for (int index = 0; index < _budgets.Length; index++)
            _reservations[index].Spend(price);
    }

    public void Paid(IEnumerable<FailedAttempt> attempts)
    {
        foreach (TokenUsage usage in attempts.Select(attempt => attempt.Usage).OfType<TokenUsage>())
            Paid(usage);
    }

    public Task EnterRenderingAsync(CancellationToken cancellationToken) => rendering?.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    public void ExitRendering() => rendering?.Release();

    /// <summary>Gives back what is reserved and not spent, so that others can have it.</summary>
    public void Release()
    {
        foreach (SpendingReservation reservation in _reservations)
            reservation.Dispose();
        _reservations.Clear();
    }

    public void Dispose() => Release();

    /// <summary>Reserves an amount.</summary>
    /// <exception cref="BudgetException">A budget does not have it.</exception>
    public void Reserve(decimal usd, string documentName)
    {
        List<SpendingReservation> taken = [];
        try
        {
            foreach (SpendingBudget budget in _budgets)
                taken.Add(budget.Reserve(usd, documentName));
        }
        catch (BudgetException)
        {
            foreach (SpendingReservation reservation in taken)
                reservation.Dispose();
            throw;
        }

        // What is booked goes to the newest reservations, which stand first; the older ones are released at the end.
        _reservations.InsertRange(0, taken);
    }
}
