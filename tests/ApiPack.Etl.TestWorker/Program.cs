using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.TestWorker;
using Microsoft.Win32.SafeHandles;

// TestWorker step NAME [--fault KIND --once FILE]: a step of the tests as a worker; a fault is what a worker may do wrong, by the first one alone
// where a file is named.
var fault = args is [_, _, "--fault", var kind, ..] ? kind : "";
if (args is [.., "--once", var mark])
{
    try
    {
        using var first = new FileStream(mark, FileMode.CreateNew);
    }
    catch (IOException)
    {
        fault = "";
    }
}

using var input = Console.OpenStandardInput();
using var output = Console.OpenStandardOutput();
switch (fault)
{
    case "crash-before":
        return Crash();
    case "crash-within":
        input.ReadByte();
        return Crash();
    case "crash-after":
        Run();
        return Crash();
    case "quiet":
        input.ReadByte();
        return 0;
    case "hang":
        output.Dispose();
        new SafeFileHandle(1, ownsHandle: true).Dispose();
        Thread.Sleep(TimeSpan.FromSeconds(20));
        return 0;
    default:
        Run();
        return 0;
}

void Run()
{
    if (args[1] == TestSteps.Samples.Name)
        StepWorker.Run(TestSteps.Samples, input, output);
    else
        StepWorker.Run(TestSteps.OnItems.Single(step => step.Name == args[1]), input, output);
}

static int Crash()
{
    Console.Error.WriteLine("test worker: out of luck");
    return 3;
}
