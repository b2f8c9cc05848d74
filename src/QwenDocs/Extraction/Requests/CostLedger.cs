using QwenDocs.Endpoints;
using QwenDocs.Planning;
using QwenDocs.Tokens;

namespace QwenDocs.Extraction.Requests;

/// <summary>What the extraction of one document may cost, by its cap and its budgets, and what it has cost. May be used from several threads.</summary>
internal sealed class CostLedger : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CostBudget[] _budgets;
    private readonly CostLedger? _parent;
    private readonly Stack<CostReservation[]> _reservations = new();
    private TokenUsage _usage = TokenUsage.Zero;
    private decimal _spentUsd;
    private decimal _reservedUsd;
    private decimal _announcedUsd;
    private Task? _begun;
    private Task? _raised;

    public CostLedger(IEnumerable<CostBudget> budgets, PlanningOptions terms)
        : this(budgets, terms, null)
    {
    }

    private CostLedger(IEnumerable<CostBudget> budgets, PlanningOptions terms, CostLedger? parent)
    {
        _budgets = [.. budgets];
        Terms = terms;
        _parent = parent;
    }

    /// <summary>Gets the tokens and the cost so far, failed attempts included as far as the endpoint reported them.</summary>
    public TokenUsage Usage
    {
        get
        {
            lock (_gate)
                return _usage;
        }
    }

    /// <summary>Gets or sets the price and the cap that hold from now on.</summary>
    public PlanningOptions Terms { get; set; }

    /// <summary>Gets or sets what is told the reserved cost, in US dollars, before the first request is sent; what it throws keeps the request from being sent.</summary>
    public Func<decimal, CancellationToken, Task>? BeforeSending { get; set; }

    /// <summary>Gets or sets what is told the reserved cost, in US dollars, before a request is sent that the first announcement did not cover; what it throws keeps that request from being sent.</summary>
    public Func<decimal, CancellationToken, Task>? BeforeSendingMore { get; set; }

    /// <summary>Gets or sets what the work may cost in US dollars, where that is known before it is reserved.</summary>
    public decimal PlannedUsd { get; set; }

    private decimal SpentUsd
    {
        get
        {
            lock (_gate)
                return _spentUsd;
        }
    }

    /// <summary>Opens the ledger of one document of a split file: it draws on the same budgets and the same cap, and what it costs counts for the file too.</summary>
    public CostLedger OpenChild() => new(_budgets, Terms, this);

    /// <summary>Announces that a request is about to be sent; the first one is told on, and each that raises the reserved cost. Those beside it wait until it is.</summary>
    public Task BeginSendingAsync(CancellationToken cancellationToken)
    {
        if (_parent is not null)
            return _parent.BeginSendingAsync(cancellationToken);
        if (BeforeSending is not { } announce)
            return Task.CompletedTask;
        lock (_gate)
        {
            decimal reserved = Math.Max(_reservedUsd, PlannedUsd);
            if (_begun is null)
            {
                _announcedUsd = reserved;
                return _begun = announce(reserved, cancellationToken);
            }

            if (BeforeSendingMore is not { } raise || (reserved <= _announcedUsd && _raised is not { IsFaulted: true } and not { IsCanceled: true }))
                return _raised ?? _begun;
            _announcedUsd = reserved;
            return _raised = RaiseAsync(_raised ?? _begun, () => raise(reserved, cancellationToken));
        }
    }

    /// <summary>Tells whether the cap and all budgets allow an amount, so that nothing within it is refused.</summary>
    public bool Allows(decimal usd, long promptTokens) =>
        Terms.Cost.Allows(SpentUsd + usd, Usage.PromptTokens + promptTokens) && _budgets.All(budget => budget.RemainingUsd >= usd);

    /// <summary>Reserves the cost of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="CostBudgetExceededException">A budget does not have it, or the cap is exceeded together with what was spent before.</exception>
    /// <exception cref="PlanningException">The document is one of a split file, whose cap on prompt tokens is exceeded.</exception>
    public void Reserve(ExtractionPlan plan)
    {
        PlanningOptions terms = Terms;
        long used = _parent?.Usage.PromptTokens ?? 0;
        if (_parent is not null && terms.Cost.MaxPromptTokens is { } cap && used + plan.PromptTokens > cap)
            throw new PlanningException(plan.DocumentName, FormattableString.Invariant($"this document of the file takes {plan.PromptTokens:#,0} prompt tokens, and {used:#,0} of the cap of {cap:#,0} are used; raise the cap, or lower the resolution"));
        ReserveMore(plan.PromptTokens, plan.CompletionTokens, plan.DocumentName);
    }

    /// <summary>Reserves the cost of a further request, which the plan did not know of.</summary>
    /// <exception cref="CostBudgetExceededException">A budget does not have it, or the document's own cap is exceeded.</exception>
    public void ReserveMore(long promptTokens, long completionTokens, string documentName)
    {
        PlanningOptions terms = Terms;
        decimal cost = terms.Cost.Price.GetCost(promptTokens, completionTokens);
        decimal spent = (_parent ?? this).SpentUsd;
        if (terms.Cost.MaxCostUsd is { } cap && spent + cost > cap)
            throw new CostBudgetExceededException(documentName, cost, Math.Max(0, cap - spent), cap, isDaily: false);
        Reserve(cost, documentName);
    }

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

        for (CostLedger? ledger = this; ledger is not null; ledger = ledger._parent)
            ledger.CountReserved(usd);
        lock (_gate)
            _reservations.Push([.. taken]);
    }

    /// <summary>Records what was used. Where the endpoint reports no cost, the price of the options counts for the budgets, and for the sum too where the tokens were estimated.</summary>
    public void RecordUsage(TokenUsage usage)
    {
        decimal cost = usage.CostUsd ?? Terms.Cost.Price.GetCost(usage.PromptTokens, usage.CompletionTokens);
        usage = usage.IsEstimated ? usage with { CostUsd = cost } : usage;
        Add(usage, cost);
        _parent?.Add(usage, cost);

        // The latest reservation is spent first; what is left of all of them is released at the end.
        lock (_gate)
        {
            foreach (CostReservation reservation in _reservations.TryPeek(out CostReservation[]? latest) ? latest : [])
                reservation.Spend(cost);
        }
    }

    public void RecordUsage(IEnumerable<FailedAttempt> attempts)
    {
        foreach (TokenUsage usage in attempts.Select(attempt => attempt.Usage).OfType<TokenUsage>())
            RecordUsage(usage);
    }

    /// <summary>Releases what is reserved and not spent, so that others can have it.</summary>
    public void Release()
    {
        lock (_gate)
        {
            while (_reservations.TryPop(out CostReservation[]? reserved))
            {
                foreach (CostReservation reservation in reserved)
                    reservation.Dispose();
            }
        }
    }

    public void Dispose() => Release();

    // One announcement at a time. One that was refused refused its own request alone.
    private async Task RaiseAsync(Task before, Func<Task> raise)
    {
        await _begun!.ConfigureAwait(false);
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await raise().ConfigureAwait(false);
    }

    private void CountReserved(decimal usd)
    {
        lock (_gate)
            _reservedUsd += usd;
    }

    private void Add(TokenUsage usage, decimal cost)
    {
        lock (_gate)
        {
            _usage += usage;
            _spentUsd += cost;
        }
    }
}
