namespace QwenDocs.Planning;

/// <summary>Money put aside in a <see cref="CostBudget"/> until it is known what was really spent.</summary>
internal sealed class CostReservation : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CostBudget _budget;
    private decimal _left;

    internal CostReservation(CostBudget budget, decimal usd)
    {
        _budget = budget;
        _left = usd;
    }

    /// <summary>Records what was really spent; it may be more than what was reserved.</summary>
    /// <param name="usd">US dollars, 0 and above.</param>
    public void Spend(decimal usd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usd);
        lock (_gate)
        {
            decimal released = Math.Min(usd, _left);
            _left -= released;
            _budget.Move(released, usd);
        }
    }

    /// <summary>Releases what was reserved and not spent.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _budget.Move(_left, 0);
            _left = 0;
        }
    }
}
