using CsCheck;
using QwenDocs.Extraction;
using QwenDocs.Extraction.Splitting.Boundaries;

namespace QwenDocs.Tests.Extraction.Splitting;

public class DocumentSplitterTests
{
    private static readonly Gen<ClassifiedPage[]> Pages =
        Gen.Select(OneOf(null, "bill", "list"), Gen.Int[0, 9], Gen.Bool, OneOf(null, "A-1", "B 2"), Gen.Int[0, 3], (kind, oddity, starts, number, printed) =>
            new ClassifiedPage(0, oddity == 0 ? null : kind)
            {
                IsUnclear = oddity == 0,
                IsBlank = oddity == 1 && kind is null,
                StartsDocument = starts,
                DocumentNumber = number,
                PrintedNumber = printed == 0 ? null : printed,
            }).Array[0, 40].Select(pages => pages.Select((page, index) => page with { Number = index + 1 }).ToArray());

    [Fact]
    public void Whatever_is_said_each_page_is_in_exactly_one_document_or_unassigned_and_order_is_kept() => Pages.Sample(pages =>
    {
        SplitBoundaries division = DocumentSplitter.Split(pages);

        division.Segments.SelectMany(section => section.Pages).Concat(division.Unassigned.Select(page => page.Number)).Order().ShouldBe(Enumerable.Range(1, pages.Length));
        division.Segments.SelectMany(section => section.Pages).ShouldBeInOrder();
        division.Unassigned.Select(page => page.Number).ShouldBeInOrder();
        division.Unassigned.ShouldAllBe(page => page.DocumentType == null);
        division.Segments.ShouldAllBe(section => section.Pages.Any(number => pages[number - 1].DocumentType == section.DocumentType));
    });

    [Fact]
    public void What_a_careful_classification_says_is_what_was_bound_together() =>
        Gen.Select(OneOf("bill", "list"), Gen.Int[1, 6], Gen.Bool, Gen.Bool).Array[1, 12].Sample(documents =>
        {
            List<ClassifiedPage> pages = [];
            List<int[]> truth = [];
            for (int document = 0; document < documents.Length; document++)
            {
                (string? kind, int length, bool hasNumber, bool printsPages) = documents[document];
                truth.Add([.. Enumerable.Range(pages.Count + 1, length)]);
                for (int page = 1; page <= length; page++)
                {
                    pages.Add(new ClassifiedPage(pages.Count + 1, kind)
                    {
                        StartsDocument = page == 1,
                        DocumentNumber = hasNumber ? $"N-{document}" : null,
                        PrintedNumber = printsPages ? page : null,
                    });
                }
            }

            SplitBoundaries division = DocumentSplitter.Split(pages);

            division.Segments.Select(section => section.Pages.ToArray()).ShouldBe(truth);
            division.Segments.ShouldAllBe(section => section.Doubts.Count == 0);
            division.Unassigned.ShouldBeEmpty();
        });

    [Fact]
    public void Two_declarations_in_a_row_are_two_although_the_model_forgot_where_the_second_starts() =>
        Divide(Page("bill", starts: true, number: "D 1"), Page("bill", number: "D1"), Page("bill", number: "D 2"), Page("bill")).ShouldBe(["bill 1-2", "bill 3-4"]);

    [Fact]
    public void A_new_page_one_starts_a_document_without_a_number() =>
        Divide(Page("bill", printed: 1), Page("bill", printed: 2), Page("bill", printed: 1)).ShouldBe(["bill 1-2", "bill 3"]);

    [Fact]
    public void A_header_that_stands_on_every_page_starts_one_document_only() =>
        Divide(Page("bill", starts: true, number: "7"), Page("bill", starts: true, number: "7"), Page("bill", starts: true, number: "7")).ShouldBe(["bill 1-3"]);

    [Fact]
    public void The_blank_back_of_a_sheet_ends_no_document_and_is_none_of_its_pages() =>
        Divide(Page("bill", starts: true), Page(null) with { IsBlank = true }, Page("bill")).ShouldBe(["bill 1, 3"]);

    [Fact]
    public void Another_kind_ends_a_document() =>
        Divide(Page("bill", starts: true), Page("list"), Page("bill", starts: true)).ShouldBe(["bill 1", "list 2", "bill 3"]);

    [Fact]
    public void A_page_number_that_goes_on_outweighs_a_document_number_that_was_misread()
    {
        SplitBoundaries division = DocumentSplitter.Split([Page("bill", starts: true, number: "1234", printed: 1) with { Number = 1 }, Page("bill", number: "1284", printed: 2) with { Number = 2 }]);

        division.Segments.ShouldHaveSingleItem().Doubts.ShouldHaveSingleItem().Message.ShouldBe("page 2 prints another document number, and by its page number goes on with this document");
    }

    [Fact]
    public void A_page_that_looks_like_another_kind_stays_where_its_numbers_say()
    {
        SplitBoundaries division = DocumentSplitter.Split([Page("bill", starts: true, number: "9", printed: 1) with { Number = 1 }, Page("list", number: "9", printed: 2) with { Number = 2 }]);

        division.Segments.ShouldHaveSingleItem().Doubts.ShouldHaveSingleItem().Message.ShouldContain("looks like list");
    }

    [Fact]
    public void A_page_of_which_nothing_is_known_goes_with_the_document_around_it()
    {
        Divide(Page("bill", starts: true), Unclear(), Page("bill")).ShouldBe(["bill 1-3"]);
        Divide(Unclear(), Page("bill", printed: 2)).ShouldBe(["bill 1-2"]);
        Divide(Unclear(), Page("bill", starts: true)).ShouldBe(["bill 2"]);
        Divide(Unclear()).ShouldBeEmpty();
    }

    [Fact]
    public void Two_documents_of_one_number_are_a_doubt()
    {
        ClassifiedPage[] pages = [Page("bill", starts: true, number: "9", printed: 1) with { Number = 1 }, Page("bill", starts: true, number: "9", printed: 1) with { Number = 2 }];

        SplitBoundaries division = DocumentSplitter.Split(pages);

        division.Segments[1].Doubts.ShouldHaveSingleItem().Message.ShouldContain("a copy");
    }

    private static Gen<string?> OneOf(params string?[] choices) => Gen.Int[0, choices.Length - 1].Select(index => choices[index]);

    private static ClassifiedPage Page(string? kind, bool starts = false, string? number = null, int? printed = null) =>
        new(0, kind) { StartsDocument = starts, DocumentNumber = number, PrintedNumber = printed };

    private static ClassifiedPage Unclear() => new(0, null) { IsUnclear = true };

    private static string[] Divide(params ClassifiedPage[] pages) =>
        [.. DocumentSplitter.Split(pages.Select((page, index) => page with { Number = index + 1 })).Segments.Select(section => $"{section.DocumentType} {section.Pages}")];
}
