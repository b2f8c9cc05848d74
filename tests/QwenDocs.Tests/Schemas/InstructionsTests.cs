using QwenDocs.Records;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Schemas;

public class InstructionsTests
{
    [Fact]
    public void The_words_around_the_pages_are_approved()
    {
        Instructions instructions = Instructions.For(RecordSchema.For<Party>());

        $"{instructions.System}\n\n---\n\n{Instructions.PageLabel(1)} [picture]\n{Instructions.PageLabel(2)} [picture]\n{instructions.Closing}\n".ShouldMatchApproved();
    }
}
