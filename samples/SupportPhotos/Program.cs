// dotnet run --project samples/SupportPhotos [-- folder] [--endpoint http://localhost:11434 --model qwen2.5vl [--kind vllm]]
using QwenDocs.Endpoints;
using QwenDocs.Samples;
using Spectre.Console;
using SupportPhotos;

ModelEndpoint? endpoint = await SampleEndpoint.ConnectAsync(args);
if (endpoint is null)
    return 2;
using (endpoint as IDisposable)
    await new TicketQueue(endpoint, AnsiConsole.Console).RunAsync(SampleEndpoint.Pictures(SampleEndpoint.Folder(args) ?? Path.Combine(AppContext.BaseDirectory, "photos")));
return 0;
