using QwenDocs.Endpoints;
using QwenDocs.Planning;

namespace QwenDocs.Extraction;

/// <summary>What surrounds the extraction of one document: the budgets that it draws on, what it has cost, and its turn to render.</summary>
internal sealed class ExtractionScope(IEnumerable<SpendingBudget> budgets, PlanningOptions planning, SemaphoreSlim? rendering, ExtractionScope? bundle = null) : IDisposable
{
    private readonly SpendingBudget[] _budgets = [.. budgets];
    private readonly List<SpendingReservation> _reservations = [];
    private decimal _spentUsd;

    /// <summary>Gets the tokens and the price so far, failed attempts included as far as the endpoint told them.</summary>
    public TokenUsage Usage { get; private set; } = TokenUsage.Nothing;

    /// <summary>Opens the scope of one document of a bundle: it draws on the same budgets and the same cap, and what it costs counts for the bundle too.</summary>
    public ExtractionScope OpenPart() => new(_budgets, planning, rendering, this);

    /// <summary>Reserves the price of the plan for one document of a bundle.</summary>
    /// <exception cref="BudgetException">A budget does not have it, or the bundle's cap is passed.</exception>
    /// <exception cref="PlanningException">The bundle's cap on prompt tokens is passed.</exception>
    public void ReservePart(ExtractionPlan plan)
    {
        long used = bundle?.Usage.PromptTokens ?? 0;
        if (used + plan.PromptTokens > planning.Cap.MaxPromptTokens)
            throw new PlanningException(plan.DocumentName, FormattableString.Invariant($"this document of the bundle takes {plan.PromptTokens:#,0} prompt tokens, and {used:#,0} of the cap of {planning.Cap.MaxPromptTokens:#,0} are used; raise the cap, or lower the resolution"));
        ReserveMore(plan.PromptTokens, plan.AnswerTokens, plan.DocumentName);
    }

    /// <summary>Reserves the price of the plan.</summary>
    /// <exception cref="BudgetException">A budget does not have it.</exception>
    public void Reserve(ExtractionPlan plan) => Reserve(plan.HighPriceUsd, plan.DocumentName);

    /// <summary>Reserves the price of a further request, which the plan did not know of.</summary>
    /// <exception cref="BudgetException">A budget does not have it, or the document's own cap is passed.</exception>
    public void ReserveMore(long promptTokens, long answerTokens, string documentName)
    {
        decimal price = planning.Price.Of(promptTokens, answerTokens);
        decimal spent = bundle?._spentUsd ?? _spentUsd;
        if (planning.Cap.MaxPriceUsd is { } cap && spent + price > cap)
            throw new BudgetException(documentName, price, Math.Max(0, cap - spent), cap, isDaily: false);
        Reserve(price, documentName);
    }

    /// <summary>Books what was used. Where the endpoint tells no price, the options' price counts for the budgets.</summary>
    public void Paid(TokenUsage usage)
    {
        Usage += usage;
        decimal price = usage.CostUsd ?? planning.Price.Of(usage.PromptTokens, usage.CompletionTokens);
        _spentUsd += price;
        if (bundle is not null)
        {
            bundle.Usage += usage;
            bundle._spentUsd += price;
        }

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

    public void Dispose()
    {
        foreach (SpendingReservation reservation in _reservations)
            reservation.Dispose();
    }

    private void Reserve(decimal usd, string documentName)
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
