using CsCheck;
using Microsoft.Extensions.Time.Testing;
using QwenDocs.Planning;

namespace QwenDocs.Tests.Planning;

public sealed class SpendingBudgetTests
{
    [Fact]
    public void What_is_not_there_cannot_be_reserved()
    {
        SpendingBudget budget = SpendingBudget.Once(1m);
        using SpendingReservation first = budget.Reserve(0.7m, "a.pdf");

        BudgetException refusal = Should.Throw<BudgetException>(() => budget.Reserve(0.4m, "b.pdf"));

        refusal.DocumentName.ShouldBe("b.pdf");
        refusal.LeftUsd.ShouldBe(0.3m);
        refusal.Message.ShouldContain("$0.4000");
    }

    [Fact]
    public void What_was_reserved_and_not_spent_comes_back()
    {
        SpendingBudget budget = SpendingBudget.Once(1m);
        using (SpendingReservation reservation = budget.Reserve(1m, "a.pdf"))
            reservation.Spend(0.25m);

        budget.SpentUsd.ShouldBe(0.25m);
        budget.ReservedUsd.ShouldBe(0m);
        budget.Reserve(0.75m, "b.pdf").Dispose();
    }

    [Fact]
    public void A_daily_budget_is_new_at_midnight()
    {
        FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 5, 23, 59, 0, TimeSpan.Zero));
        SpendingBudget budget = SpendingBudget.Daily(1m, time);
        using (SpendingReservation reservation = budget.Reserve(1m, "a.pdf"))
            reservation.Spend(1m);
        Should.Throw<BudgetException>(() => budget.Reserve(0.01m, "b.pdf"));

        time.Advance(TimeSpan.FromMinutes(2));

        budget.SpentUsd.ShouldBe(0m);
        budget.Reserve(1m, "b.pdf").Dispose();
    }

    [Fact]
    public void Many_threads_never_spend_more_than_there_is() =>
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 100]).Array[1, 60].Sample(
            requests =>
            {
                SpendingBudget budget = SpendingBudget.Once(500m);
                Parallel.ForEach(requests, request =>
                {
                    (int price, int share) = request;
                    try
                    {
                        using SpendingReservation reservation = budget.Reserve(price, "a.pdf");
                        reservation.Spend(price * share / 100m);
                    }
                    catch (BudgetException)
                    {
                        // Refused: nothing is spent.
                    }
                });
                return budget.SpentUsd <= 500m && budget.ReservedUsd == 0m;
            },
            iter: 200,
            threads: 1);
}
