using QwenDocs.Prompts;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Prompts;

public class FollowUpPromptsTests
{
    public sealed record Small(string Number, IReadOnlyList<decimal> Amounts);

    [Fact]
    public void The_words_of_second_questions_are_approved()
    {
        RecordSchema schema = RecordSchema.For<Small>();
        string[] errors = ["$.number: is missing; expected a string", "$.amounts[3]: is of another kind"];

        $"""
            {FollowUpPrompts.Continue(schema, null, 0, null)}

            ---

            {FollowUpPrompts.Continue(schema, "amounts", 3, "17.5")}

            ---

            {FollowUpPrompts.Correct(schema, errors)}

            ---

            {FollowUpPrompts.Again(errors)}

            ---

            {FollowUpPrompts.MoreRows(schema, "amounts", 60, 60, "17.5")}

            ---

            {FollowUpPrompts.MissingRows(schema, "$.amounts", 60, "4 rows are missing: those with the printed numbers 48 to 51", "48 to 51", "17.5")}

            """.ReplaceLineEndings("\n").ShouldMatchApproved();
    }
}
