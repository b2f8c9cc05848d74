namespace QwenDocs.Tests.Endpoints;

public class ModelRequestTextTests
{
    [Fact]
    public void A_request_prints_itself_with_pictures_as_their_size_and_hash() => Requests.WithPages(2).ToString().ShouldMatchApproved(options => options.WithFileExtension(".json"));

    [Fact]
    public void A_request_without_a_schema_prints_what_it_has() => Requests.Small.ToString().ShouldNotContain("schema");
}
