using PublicApiGenerator;
using QwenDocs.Extraction;

namespace QwenDocs.Tests;

public class PublicApiTests
{
    [Fact]
    public void Changes_to_the_public_api_are_approved() =>
        typeof(DocumentExtractor).Assembly
            .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ShouldMatchApproved();
}
