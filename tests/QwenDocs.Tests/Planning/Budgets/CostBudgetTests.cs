using CsCheck;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Planning;

namespace QwenDocs.Tests.Planning;

public sealed class CostBudgetTests
{
    [Fact]
    public void What_is_not_there_cannot_be_reserved()
    {
        var budget = CostBudget.Once(1m);
        using CostReservation first = budget.Reserve(0.7m, "a.pdf");

        CostBudgetExceededException refusal = Should.Throw<CostBudgetExceededException>(() => budget.Reserve(0.4m, "b.pdf"));

        refusal.DocumentName.ShouldBe("b.pdf");
        refusal.RemainingUsd.ShouldBe(0.3m);
        refusal.Message.ShouldContain("$0.4000");
    }

    [Fact]
    public void What_was_reserved_and_not_spent_comes_back()
    {
        var budget = CostBudget.Once(1m);
        using (CostReservation reservation = budget.Reserve(1m, "a.pdf"))
            reservation.Spend(0.25m);

        budget.SpentUsd.ShouldBe(0.25m);
        budget.ReservedUsd.ShouldBe(0m);
        budget.Reserve(0.75m, "b.pdf").Dispose();
    }

    [Fact]
    public void A_daily_budget_is_new_at_midnight()
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 5, 23, 59, 0, TimeSpan.Zero));
        var budget = CostBudget.Daily(1m, time);
        using (CostReservation reservation = budget.Reserve(1m, "a.pdf"))
            reservation.Spend(1m);
        Should.Throw<CostBudgetExceededException>(() => budget.Reserve(0.01m, "b.pdf"));

        time.Advance(TimeSpan.FromMinutes(2));

        budget.SpentUsd.ShouldBe(0m);
        budget.Reserve(1m, "b.pdf").Dispose();
    }

    [Fact]
    public void Many_threads_never_spend_more_than_there_is() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 100]).Array[1, 60].Sample(
            requests =>
            {
                var budget = CostBudget.Once(500m);
                Parallel.ForEach(requests, request =>
                {
                    (int price, int share) = request;
                    try
                    {
                        using CostReservation reservation = budget.Reserve(price, "a.pdf");
                        reservation.Spend(price * share / 100m);
                    }
                    catch (CostBudgetExceededException)
                    {
                        // Refused: nothing is spent.
                    }
                });
                return budget.SpentUsd <= 500m && budget.ReservedUsd == 0m;
            },
            iter: 200,
            threads: 1);
}
