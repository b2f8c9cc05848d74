using QwenDocs.Cli;

// JSON and tables hold Chinese whatever the console's code page is.
Console.OutputEncoding = System.Text.Encoding.UTF8;
using CancellationTokenSource stop = new();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

return await new CommandLineApplication(Console.Out, Console.Error).RunAsync(args, stop.Token);
