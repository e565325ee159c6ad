using System.CommandLine;
using ApiPack.Etl.Core;
using ApiPack.Etl.Jobs.Commands;

namespace ApiPack.Etl.Jobs;

/// <summary>The command line: one file a command, exit codes 0 done, 1 failed, 2 wrong usage or input, 130 cancelled.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Rebuilds API Pack, the dataset of instructions and API calls in ten languages, from any collection of OpenAPI files.")
        {
            BuildCommand.Create(terminal),
            CheckCommand.Create(terminal),
            CallsCommand.Create(terminal),
            CandidatesCommand.Create(terminal),
            LabelCommand.Create(terminal),
            ScoreCommand.Create(terminal),
            ServeModelCommand.Create(terminal),
            VersionsCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            ExamplesCommand.Create(terminal),
            ExportCommand.Create(terminal),
            StepCommand.Create(terminal),
            SparkCommand.Create(terminal),
        };
        var parsed = root.Parse(args);
        var usageErrors = parsed.Errors.Count > 0;
        try
        {
            var exit = await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
            });
            return usageErrors ? 2 : exit;
        }
        catch (InputException wrong)
        {
            await terminal.Error.WriteLineAsync($"apipack: {wrong.Message}");
            return 2;
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("apipack: cancelled; the lake is as it was, and the next build goes on from what is done");
            return 130;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            await terminal.Error.WriteLineAsync($"apipack: failed: {failure.GetType().Name}: {failure.Message}");
            return 1;
        }
        finally
        {
            await terminal.Out.FlushAsync();
        }
    }
}
