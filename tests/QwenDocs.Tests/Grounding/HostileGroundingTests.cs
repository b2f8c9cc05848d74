using CsCheck;
using QwenDocs.Grounding;
using QwenDocs.Imaging;
using QwenDocs.Records.Invoices;
using QwenDocs.Schemas;
using QwenDocs.Text;

namespace QwenDocs.Tests.Grounding;

public class HostileGroundingTests
{
    private static readonly RecordSchema<Invoice> Schema = RecordSchema.For<Invoice>();
    private static readonly PageSize Size = new(595, 842, PageUnit.Point);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Ten_thousand_lines_are_judged()
    {
        const int Lines = 10_000, OfOnePage = 50;
        List<PageText> pages = [];
        for (int first = 0; first < Lines; first += OfOnePage)
        {
            TestPage page = new(pages.Count + 1);
            for (int i = 0; i < OfOnePage; i++)
                page.Row(20 + (i * 15), (200, $"Item {first + i}"), (330, "1"), (552, $"{first + i}.50"));
            pages.Add(page.Build());
        }

        Invoice invoice = new() { Lines = [.. Enumerable.Range(0, Lines).Select(i => new InvoiceLine { Description = $"Item {i}", Quantity = 1, NetAmount = i + 0.5m })] };

        RecordEvidence evidence = new Grounder(new GroundingOptions { TimeLimit = TimeSpan.FromMinutes(5) }).Ground(invoice, Schema, pages, Token);

        evidence.IsComplete.ShouldBeTrue();
        evidence[FieldPath.Parse("$.lines[9999].netAmount")]!.Spans[0].PageNumber.ShouldBe(Lines / OfOnePage);
        evidence.Count(field => field.IsFlagged).ShouldBe(0);
    }

    [Fact]
    public void Lines_that_are_all_alike_take_no_longer()
    {
        const int Lines = 2_000, OfOnePage = 50;
        TestPage[] pages = [.. Enumerable.Range(1, Lines / OfOnePage).Select(number => new TestPage(number))];
        for (int i = 0; i < Lines; i++)
            pages[i / OfOnePage].Row(20 + (i % OfOnePage * 15), (200, "Bolt"), (330, "1"), (552, "2.50"));
        Invoice invoice = new() { Lines = [.. Enumerable.Range(0, Lines).Select(_ => new InvoiceLine { Description = "Bolt", Quantity = 1, NetAmount = 2.5m })] };

        RecordEvidence evidence = new Grounder(new GroundingOptions { TimeLimit = TimeSpan.FromMinutes(5) }).Ground(invoice, Schema, [.. pages.Select(page => page.Build())], Token);

        evidence.IsComplete.ShouldBeTrue();
        evidence.Count(field => field.IsFlagged).ShouldBe(0);
    }

    [Fact]
    public void A_page_of_twenty_thousand_words_is_searched()
    {
        Random random = new(5);
        List<TextWord> words = [];
        for (int i = 0; i < 20_000; i++)
        {
            double left = random.NextDouble() * 590, top = random.NextDouble() * 840;
            words.Add(new TextWord(random.Next(100_000).ToString(System.Globalization.CultureInfo.InvariantCulture), new PageBox(left, top, left + 20, top + 8)));
        }

        RecordEvidence evidence = new Grounder(new GroundingOptions { TimeLimit = TimeSpan.FromMinutes(5) }).Ground(GrounderTests.Right(), Schema, [PageText.FromWords(1, Size, TextSource.TextLayer, words)], Token);

        evidence.IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void A_value_of_ten_thousand_characters_is_judged()
    {
        string text = string.Concat(Enumerable.Range(0, 1_500).Select(i => $"word{i} "));
        Invoice invoice = new() { PaymentTerms = text, Number = new string('7', 10_000), Lines = [new InvoiceLine { Description = text }] };

        RecordEvidence evidence = new Grounder().Ground(invoice, Schema, [GrounderTests.Page()], Token);

        evidence["$.paymentTerms"]!.IsFlagged.ShouldBeTrue();
        evidence["$.number"]!.IsFlagged.ShouldBeTrue();
    }

    [Fact]
    public void Right_to_left_text_is_found()
    {
        PageText page = new TestPage().At(50, 50, "שלום עולם בעמ").At(50, 80, "شركة النور للتجارة").Build();
        Invoice invoice = new() { Seller = new() { Name = "שלום עולם בעמ" }, Buyer = new() { Name = "شركة النور للتجارة" } };

        RecordEvidence evidence = new Grounder().Ground(invoice, Schema, [page], Token);

        evidence["$.seller.name"]!.Verdict.ShouldBe(EvidenceVerdict.Supported);
        evidence["$.buyer.name"]!.Verdict.ShouldBe(EvidenceVerdict.Supported);
    }

    [Fact]
    public void Garbage_gives_verdicts_and_no_exception()
    {
        var word = Gen.Select(
            Gen.Char.Array[1, 12], Gen.Double[-1e4, 1e4], Gen.Double[-1e4, 1e4], Gen.Double[0, 50], Gen.Double[0, 360],
            (characters, left, top, width, angle) => new TextWord(new string(characters), new PageBox(left, top, left + width, top + 9), angle));
        Gen.Select(word.Array[0, 60], Gen.String, Gen.String, Gen.Int, (words, number, name, total) => (words, number, name, total)).Sample(
            garbage =>
            {
                Invoice invoice = new() { Number = garbage.number, Total = garbage.total, Seller = new() { Name = garbage.name }, Lines = [new InvoiceLine { Description = garbage.name, NetAmount = garbage.total, Unit = garbage.number }] };
                new Grounder().Ground(invoice, Schema, [PageText.FromWords(1, Size, TextSource.Recognized, garbage.words)], Token).ToJson().ShouldNotBeEmpty();
            },
            iter: 100);
    }

    [Fact]
    public void Every_printed_text_is_found_where_it_stands()
    {
        var text = Gen.Select(Gen.Char["abcdefghijkmnoprstuvwxyz"].Array[5, 9], Gen.Char["abcdefghijkmnoprstuvwxyz"].Array[5, 9], (a, b) => $"{new string(a)} {new string(b)}");
        Gen.Select(text.Array[1, 25], Gen.Int[0, 24], (texts, at) => (texts, at: at % texts.Length)).Sample(
            sample =>
            {
                TestPage page = new();
                for (int i = 0; i < sample.texts.Length; i++)
                    page.At(50, 20 + (i * 30), sample.texts[i]);
                FieldEvidence name = new Grounder().Ground(new Invoice { PaymentTerms = sample.texts[sample.at] }, Schema, [page.Build()], Token)["$.paymentTerms"]!;
                name.Verdict.ShouldBe(EvidenceVerdict.Supported);
                name.PrintedText.ShouldBe(sample.texts[sample.at]);
            },
            iter: 60);
    }
}
