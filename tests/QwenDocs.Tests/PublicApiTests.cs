using System.Reflection;
using PublicApiGenerator;
using QwenDocs.Extraction;

namespace QwenDocs.Tests;

public class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        // Names that the compiler makes up change with every member.
        ExcludeAttributes = ["System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute", "System.Runtime.CompilerServices.AsyncStateMachineAttribute"],
    };

    [Fact]
    public void Changes_to_the_public_api_are_approved() => typeof(DocumentExtractor).Assembly.GeneratePublicApi(Options).ShouldMatchApproved();

    [Theory]
    [InlineData("QwenDocs.Records")]
    [InlineData("QwenDocs.Ocr")]
    [InlineData("QwenDocs.Offline")]
    [InlineData("QwenDocs.Testing")]
    [InlineData("QwenDocs.Evaluation")]
    [InlineData("QwenDocs.Sqlite")]
    public void Changes_to_the_api_of_the_other_assemblies_are_approved(string assembly) =>
        Assembly.Load(assembly).GeneratePublicApi(Options).ShouldMatchApproved(options => options.WithDiscriminator(assembly));
}
