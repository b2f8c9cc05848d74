namespace QwenDocs.Planning;

/// <summary>An amount of money that may be spent, by a batch or in a day, watched before anything is sent.</summary>
/// <remarks>
/// Before a request the most that it can cost is reserved; afterwards what it really cost takes the reservation's place. One budget may be
/// shared by any number of threads. Failed attempts that a server charges for come on top of what was reserved.
/// </remarks>
public sealed class CostBudget
{
    private readonly Lock _gate = new();
    private readonly TimeProvider? _clock;
    private DateOnly _day;
    private decimal _spent;
    private decimal _reserved;

    private CostBudget(decimal limitUsd, TimeProvider? clock)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitUsd);
        LimitUsd = limitUsd;
        _clock = clock;
        _day = Today();
    }

    /// <summary>Gets the amount that may be spent, in US dollars.</summary>
    public decimal LimitUsd { get; }

    /// <summary>Gets what has been spent, in US dollars; of a daily budget, today.</summary>
    public decimal SpentUsd
    {
        get
        {
            lock (_gate)
            {
                StartDay();
                return _spent;
            }
        }
    }

    /// <summary>Gets what is reserved for requests under way, in US dollars.</summary>
    public decimal ReservedUsd
    {
        get
        {
            lock (_gate)
                return _reserved;
        }
    }

    /// <summary>Gets what is left, in US dollars: neither spent nor reserved.</summary>
    public decimal RemainingUsd
    {
        get
        {
            lock (_gate)
            {
                StartDay();
                return Math.Max(0, LimitUsd - _spent - _reserved);
            }
        }
    }

    /// <summary>Makes a budget that is spent once.</summary>
    /// <param name="limitUsd">The amount, in US dollars, 0 and above.</param>
    /// <returns>The budget.</returns>
    public static CostBudget Once(decimal limitUsd) => new(limitUsd, null);

    /// <summary>Makes a budget that is new every day (UTC).</summary>
    /// <param name="limitUsd">The amount a day, in US dollars, 0 and above.</param>
    /// <param name="timeProvider">The clock; the system's by default.</param>
    /// <returns>The budget.</returns>
    public static CostBudget Daily(decimal limitUsd, TimeProvider? timeProvider = null) => new(limitUsd, timeProvider ?? TimeProvider.System);

    /// <summary>Reserves an amount.</summary>
    /// <param name="usd">The highest price of what is about to be sent, in US dollars.</param>
    /// <param name="documentName">The document that it is for.</param>
    /// <returns>The reservation; dispose of it when the request has ended.</returns>
    /// <exception cref="CostBudgetExceededException">The amount is not there.</exception>
    internal CostReservation Reserve(decimal usd, string documentName)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usd);
        ArgumentException.ThrowIfNullOrEmpty(documentName);
        lock (_gate)
        {
            StartDay();
            if (_spent + _reserved + usd > LimitUsd)
                throw new CostBudgetExceededException(documentName, usd, Math.Max(0, LimitUsd - _spent - _reserved), LimitUsd, _clock is not null);
            _reserved += usd;
        }

        return new CostReservation(this, usd);
    }

    internal void Move(decimal released, decimal spent)
    {
        lock (_gate)
        {
            StartDay();
            _reserved -= released;
            _spent += spent;
        }
    }

    private void StartDay()
    {
        if (Today() is var today && today != _day)
            (_day, _spent) = (today, 0);
    }

    private DateOnly Today() => _clock is null ? default : DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime);
}
