// dotnet run --project samples/IdentityDocuments [-- folder] [--endpoint http://localhost:11434 --model qwen2.5vl [--kind vllm]]
using IdentityDocuments;
using QwenDocs.Endpoints;
using QwenDocs.Samples;
using Spectre.Console;

ModelEndpoint? endpoint = await SampleEndpoint.ConnectAsync(args);
if (endpoint is null)
    return 2;
using (endpoint as IDisposable)
    await new IdentityCheck(endpoint, AnsiConsole.Console).RunAsync(SampleEndpoint.Pictures(SampleEndpoint.Folder(args) ?? Path.Combine(AppContext.BaseDirectory, "specimens")));
return 0;
