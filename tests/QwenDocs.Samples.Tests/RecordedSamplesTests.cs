extern alias diagrams;
extern alias identity;
extern alias listings;
extern alias photos;

using diagrams::DiagramReviews;
using identity::IdentityDocuments;
using listings::MarketplaceModeration;
using photos::SupportPhotos;
using QwenDocs.Testing;

namespace QwenDocs.Samples.Tests;

/// <summary>The samples run over their recorded answers, as everybody runs them who has no key. A prompt, a schema or a picture that changed is another request, which has no answer.</summary>
public sealed class RecordedSamplesTests
{
    [Fact]
    public async Task Listings_in_three_languages_are_judged_with_prices_places_and_the_rule_that_is_broken()
    {
        SampleRun run = await SampleRun.StartAsync(typeof(Moderation).Assembly);

        run.ExitCode.ShouldBe(0);
        run.Line("bottle-id.jpg").ShouldEndWith("APPROVE");
        run.Line("cream-th.jpg").ShouldEndWith("REJECT");
        run.Line("watch-vi.jpg").ShouldEndWith("REJECT");
        run.Line("White in 3 days").ShouldBe("ขาวใน 3 วัน th White in 3 days –");
        run.Line("Free delivery").ShouldMatch(@"^Gratis ongkir id Free delivery \d+, \d+$");
        run.Line("1:1 replica, 99%").ShouldMatch(@"\d+, \d+$");
        run.Output.ShouldContain("Rule: No replica or imitation of a brand");
        run.Output.ShouldContain("Rule: No way to order outside the marketplace");
        // The first answer took 1tr2 for 1,002,000.
        run.Line("1tr2 =").ShouldStartWith("Current 1tr2 = 1,200,000 VND");
        run.Output.ShouldContain("was corrected: 1 more call");
    }

    [Fact]
    public async Task Photos_in_three_languages_are_one_queue_with_the_dangerous_one_first()
    {
        SampleRun run = await SampleRun.StartAsync(typeof(TicketQueue).Assembly);

        run.ExitCode.ShouldBe(0);
        run.Line("Danger").ShouldBe("Danger Power uninterruptible power supply S/N 9B2231T00482 E07 BATTERY OVERTEMP a person");
        run.Line("E21 排水异常").ShouldContain("S/N 8W2204K15739");
        string[] places = ["● ticket-3103-ups en", "● ticket-3101-washer zh-Hans", "● ticket-3102-router zh-Hant"];
        places.Select(place => run.Output.IndexOf(place, StringComparison.Ordinal)).ShouldBe(places.Select(place => run.Output.IndexOf(place, StringComparison.Ordinal)).Where(at => at > 0).Order());
        // The first answer had the letter O in it.
        run.Output.ShouldContain("MAC 3C:84:6A:01:7E:9B");
        run.Output.ShouldContain("A number of the first answer could not be right");
    }

    [Fact]
    public async Task What_a_diagram_and_a_procedure_do_not_share_is_named()
    {
        SampleRun run = await SampleRun.StartAsync(typeof(SheetReview).Assembly);

        run.ExitCode.ShouldBe(0);
        run.Line("MissingInText").ShouldBe("2 Vent at V-104 until liquid comes no such step MissingInText");
        run.Line("Measure").ShouldBe("5 Open V-102 slowly until PI-1 = 6.0 bar 4 Open V-102 slowly until PI-1 shows 8.0 bar. Measure");
        run.Line("MissingInDrawing").ShouldBe("no such step 6 Switch on trace heating H-3. MissingInDrawing");
        run.Output.ShouldContain("\nContradictory The text leaves out the venting");
    }

    [Fact]
    public async Task A_misread_digit_of_a_machine_readable_zone_is_named_and_a_good_one_agrees()
    {
        SampleRun run = await SampleRun.StartAsync(typeof(IdentityCheck).Assembly);

        run.ExitCode.ShouldBe(0);
        run.Line("passport.jpg").ShouldEndWith("no contradictions found");
        run.Line("identity-card.jpg").ShouldEndWith("to be checked");
        run.Line("$.machineReadableZone").ShouldContain("In the machine-readable zone the check digit of the document number");
        run.Output.ShouldContain("✓ Check digits agree.");
        run.Output.ShouldContain("The model was asked 2 times.");
    }

    [Theory]
    [InlineData(typeof(Moderation))]
    [InlineData(typeof(TicketQueue))]
    [InlineData(typeof(SheetReview))]
    [InlineData(typeof(IdentityCheck))]
    public async Task Files_of_one_s_own_need_a_model(Type sample)
    {
        SampleRun run = await SampleRun.StartAsync(sample.Assembly, AppContext.BaseDirectory);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldContain("Set OPENROUTER_API_KEY, or give --endpoint");
    }

    [Theory]
    [InlineData("MarketplaceModeration")]
    [InlineData("SupportPhotos")]
    [InlineData("DiagramReview")]
    [InlineData("IdentityDocuments")]
    public async Task Recorded_answers_say_that_they_were_written_by_hand(string sample) =>
        (await LoadAsync(sample)).Entries.Select(entry => entry.Answer.Model).Distinct().ShouldBe(["written by hand"]);

    private static Task<Cassette> LoadAsync(string sample) => Cassette.LoadAsync(Path.Combine(AppContext.BaseDirectory, $"{sample}.answers.json"), TestContext.Current.CancellationToken);
}
