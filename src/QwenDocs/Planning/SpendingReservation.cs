namespace QwenDocs.Planning;

/// <summary>Money put aside in a <see cref="SpendingBudget"/> until it is known what was really spent.</summary>
public sealed class SpendingReservation : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SpendingBudget _budget;
    private decimal _left;

    internal SpendingReservation(SpendingBudget budget, decimal usd)
    {
        _budget = budget;
        _left = usd;
    }

    /// <summary>Books what was really spent; it may be more than what was reserved.</summary>
    /// <param name="usd">US dollars, 0 and above.</param>
    public void Spend(decimal usd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usd);
        lock (_gate)
        {
            var released = Math.Min(usd, _left);
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
