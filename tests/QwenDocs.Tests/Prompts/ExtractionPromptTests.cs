using QwenDocs.Prompts;
using QwenDocs.Records;
using QwenDocs.Schemas;

namespace QwenDocs.Tests.Prompts;

public class ExtractionPromptTests
{
    [Fact]
    public void The_words_around_the_pages_are_approved()
    {
        var instructions = ExtractionPrompt.For(RecordSchema.For<Party>());

        $"{instructions.System}\n\n---\n\n{ExtractionPrompt.PageLabel(1)} [picture]\n{ExtractionPrompt.PageLabel(2)} [picture]\n{instructions.Closing}\n".ShouldMatchApproved();
    }

    [Fact]
    public void The_words_around_some_pages_are_approved() =>
        ExtractionPrompt.ForPart(RecordSchema.For<Party>(), [4, 5, 6, 9], 12, """{"number":"4711"}""").Closing.ShouldMatchApproved();

    [Fact]
    public void The_words_around_several_documents_are_approved() =>
        $"{ExtractionPrompt.PageLabel(1, 1)} [picture]\n{ExtractionPrompt.PageLabel(2, 1)} [picture]\n{ExtractionPrompt.PageLabel(2, 2)} [picture]\n{ExtractionPrompt.ForPacked(RecordSchema.For<Party>(), 2).Closing}\n".ShouldMatchApproved();

    [Fact]
    public void Requests_of_any_number_of_documents_share_the_system_message() =>
        ExtractionPrompt.ForPacked(RecordSchema.For<Party>(), 7).System.ShouldBe(ExtractionPrompt.ForPacked(RecordSchema.For<Party>(), 2).System);

    [Fact]
    public void Parts_share_the_system_message_with_the_whole() =>
        ExtractionPrompt.ForPart(RecordSchema.For<Party>(), [1], 2).System.ShouldBe(ExtractionPrompt.For(RecordSchema.For<Party>()).System);
}
