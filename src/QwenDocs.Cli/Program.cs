using System.Runtime.InteropServices;
using QwenDocs.Cli;

// JSON and tables hold Chinese whatever the console's code page is.
Console.OutputEncoding = System.Text.Encoding.UTF8;
using StopSignal stop = new();
// Where nothing is left to be ended, the process is.
Console.CancelKeyPress += (_, pressed) => pressed.Cancel = stop.Press();

// A service or a container that is stopped sends it.
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = stop.Press());

return await new CommandLineApplication(Console.Out, Console.Error, stop).RunAsync(args, stop.Cancelled);
