// dotnet run --project samples/MarketplaceModeration [-- folder] [--endpoint http://localhost:11434 --model qwen2.5vl [--kind vllm]]
using MarketplaceModeration;
using QwenDocs.Endpoints;
using QwenDocs.Samples;
using Spectre.Console;

ModelEndpoint? endpoint = await SampleEndpoint.ConnectAsync(args);
if (endpoint is null)
    return 2;
using (endpoint as IDisposable)
    await new Moderation(endpoint, AnsiConsole.Console).RunAsync(SampleEndpoint.Pictures(SampleEndpoint.Folder(args) ?? Path.Combine(AppContext.BaseDirectory, "listings")));
return 0;
