using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QwenDocs.Endpoints;
using QwenDocs.Offline;
using QwenDocs.Records.Invoices;
using QwenDocs.Wolverine;
using Wolverine;
using Worker;

// dotnet run --project samples/Worker [-- folder]
// Start it again in a second terminal: both take documents of the same folder, and no two the same one.
string inbox = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? Path.Combine(AppContext.BaseDirectory, "inbox");
HostApplicationBuilder builder = Host.CreateApplicationBuilder();
builder.Logging.AddFilter("Wolverine", LogLevel.Warning).AddFilter("Wolverine.Configuration", LogLevel.Error).AddFilter("Microsoft", LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);

bool isOffline = builder.Configuration["QwenDocs:Endpoint:Kind"] is null;
if (!isOffline)
{
    builder.Services.AddQwenDocs(builder.Configuration.GetSection("QwenDocs"));
}
else
{
    builder.Services.AddSingleton<ModelEndpoint>(new OfflineEndpoint());
    builder.Services.AddQwenDocs();
    Console.WriteLine("Reading offline. Set QwenDocs__Endpoint__Kind and its model to ask Qwen VL.");
}

builder.Services.AddScoped<IOutcomeSink<Invoice>, InvoiceFile>();
builder.Services.AddHostedService<InboxWatch>();
builder.Services.AddSingleton(new Inbox(inbox));
builder.UseWolverine(wolverine => wolverine.UseQwenDocs(queue =>
{
    if (builder.Configuration.GetConnectionString("QwenDocs") is { } postgresql)
        queue.UsePostgresql(postgresql);
    else
        queue.UseSqlite($"Data Source={Path.Combine(Path.GetTempPath(), "qwendocs-worker.db")}");
    queue.UseFolder(inbox).Extract<Invoice>();
    // Recognition takes all processors for one document; a server answers many at a time.
    queue.MaxConcurrency = isOffline ? 1 : 16;
    queue.BudgetUsd = 10;
}));

await builder.Build().RunAsync();
