using System.CommandLine;
using QwenDocs.Cli.Commands;
using QwenDocs.Cli.Commands.Listings;
using QwenDocs.Endpoints;

namespace QwenDocs.Cli;

/// <summary>The tool: parses arguments, runs a command, turns exceptions into one line and an exit code.</summary>
internal sealed class CommandLineApplication(TextWriter output, TextWriter error, StopSignal? stop = null)
{
    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken = default)
    {
        RootCommand root = new("Turns PDFs, scans and photos into typed records with the Qwen VL models.")
        {
            new ExtractCommand(output, error, stop),
            new PlanCommand(output),
            new SplitCommand(output, error),
            new ReviewCommand(output, error),
            new SchemaCommand(output),
            new RecordsCommand(output),
            new EvaluateCommand(output, error),
        };
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string message in parsed.Errors.Select(problem => problem.Message).Distinct())
                await error.WriteLineAsync(message).ConfigureAwait(false);
            await error.WriteLineAsync("Run with --help to see what it takes.").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        try
        {
            InvocationConfiguration configuration = new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            return await FailAsync(exception, ExitCode.WrongUsage).ConfigureAwait(false);
        }
        catch (ArgumentException exception)
        {
            return await FailAsync(exception, ExitCode.WrongUsage).ConfigureAwait(false);
        }
        catch (EndpointException exception)
        {
            return await FailAsync(exception, ExitCode.EndpointFailed).ConfigureAwait(false);
        }
        catch (QwenDocsException exception)
        {
            return await FailAsync(exception, ExitCode.InputRefused).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
    }

    private async Task<int> FailAsync(Exception exception, int exitCode)
    {
        await error.WriteLineAsync(exception.Message.ReplaceLineEndings(" ")).ConfigureAwait(false);
        return exitCode;
    }
}
