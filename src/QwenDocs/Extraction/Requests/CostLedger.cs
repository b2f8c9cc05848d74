using QwenDocs.Endpoints;
using QwenDocs.Planning;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Requests;

/// <summary>What surrounds the extraction of one document: the budgets that it draws on, what it has cost, and its turns to render and to ask.</summary>
internal sealed class CostLedger(IEnumerable<CostBudget> budgets, Func<PlanningOptions> planning, SemaphoreSlim? rendering, SemaphoreSlim? asking = null, CostLedger? bundle = null) : IDisposable
{
    private readonly CostBudget[] _budgets = [.. budgets];
    private readonly List<CostReservation> _reservations = [];
    private decimal _spentUsd;

    /// <summary>Gets the tokens and the price so far, failed attempts included as far as the endpoint told them.</summary>
    public TokenUsage Usage { get; private set; } = TokenUsage.Zero;

    /// <summary>Opens the scope of one document of a bundle: it draws on the same budgets and the same cap, and what it costs counts for the bundle too.</summary>
    public CostLedger OpenPart() => new(_budgets, planning, rendering, asking, this);

    /// <summary>Reserves the price of the plan for one document of a bundle.</summary>
    /// <exception cref="CostBudgetExceededException">A budget does not have it, or the bundle's cap is passed.</exception>
    /// <exception cref="PlanningException">The bundle's cap on prompt tokens is passed.</exception>
    public void ReservePart(ExtractionPlan plan)
    {
        long used = bundle?.Usage.PromptTokens ?? 0;
        if (planning().Cap.MaxPromptTokens is { } cap && used + plan.PromptTokens > cap)
            throw new PlanningException(plan.DocumentName, FormattableString.Invariant($"this document of the bundle takes {plan.PromptTokens:#,0} prompt tokens, and {used:#,0} of the cap of {cap:#,0} are used; raise the cap, or lower the resolution"));
        ReserveMore(plan.PromptTokens, plan.CompletionTokens, plan.DocumentName);
    }

    /// <summary>Reserves the price of the plan.</summary>
    /// <exception cref="CostBudgetExceededException">A budget does not have it, or the document's own cap is passed together with what it has cost before.</exception>
    public void Reserve(ExtractionPlan plan) => ReserveMore(plan.PromptTokens, plan.CompletionTokens, plan.DocumentName);

    /// <summary>Reserves the price of a further request, which the plan did not know of.</summary>
    /// <exception cref="CostBudgetExceededException">A budget does not have it, or the document's own cap is passed.</exception>
    public void ReserveMore(long promptTokens, long answerTokens, string documentName)
    {
        decimal price = planning().Price.GetCost(promptTokens, answerTokens);
        decimal spent = bundle?._spentUsd ?? _spentUsd;
        if (planning().Cap.MaxCostUsd is { } cap && spent + price > cap)
            throw new CostBudgetExceededException(documentName, price, Math.Max(0, cap - spent), cap, isDaily: false);
        Reserve(price, documentName);
    }

    /// <summary>Books what was used. Where the endpoint tells no price, the options' price counts for the budgets, and with tokens that were estimated for the sum, too.</summary>
    public void RecordUsage(TokenUsage usage)
    {
        decimal price = usage.CostUsd ?? planning().Price.GetCost(usage.PromptTokens, usage.CompletionTokens);
        usage = usage.IsEstimated ? usage with { CostUsd = price } : usage;
        Usage += usage;
        _spentUsd += price;
        if (bundle is not null)
        {
            bundle.Usage += usage;
            bundle._spentUsd += price;
        }

        for (int index = 0; index < _budgets.Length; index++)
            _reservations[index].Spend(price);
    }

    public void RecordUsage(IEnumerable<FailedAttempt> attempts)
    {
        foreach (TokenUsage usage in attempts.Select(attempt => attempt.Usage).OfType<TokenUsage>())
            RecordUsage(usage);
    }

    public Task EnterRenderingAsync(CancellationToken cancellationToken) => rendering?.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    public void ExitRendering() => rendering?.Release();

    public Task EnterAskingAsync(CancellationToken cancellationToken) => asking?.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    public void ExitAsking() => asking?.Release();

    /// <summary>Gives back what is reserved and not spent, so that others can have it.</summary>
    public void Release()
    {
        foreach (CostReservation reservation in _reservations)
            reservation.Dispose();
        _reservations.Clear();
    }

    public void Dispose() => Release();

    /// <summary>Reserves an amount.</summary>
    /// <exception cref="CostBudgetExceededException">A budget does not have it.</exception>
    public void Reserve(decimal usd, string documentName)
    {
        List<CostReservation> taken = [];
        try
        {
            foreach (CostBudget budget in _budgets)
                taken.Add(budget.Reserve(usd, documentName));
        }
        catch (CostBudgetExceededException)
        {
            foreach (CostReservation reservation in taken)
                reservation.Dispose();
            throw;
        }

        // What is booked goes to the newest reservations, which stand first; the older ones are released at the end.
        _reservations.InsertRange(0, taken);
    }
}
