using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.TestWorker;
using Microsoft.Win32.SafeHandles;

// TestWorker step NAME --marks FOLDER [--fault KIND --once FILE]: a step of the tests as a worker; a fault is what a worker may do wrong, by the
// first one alone where a file is named.
var fault = args is [_, _, _, _, "--fault", var kind, ..] ? kind : "";
if (args is [.., "--once", var first])
{
    try
    {
        using var mine = new StreamWriter(new FileStream(first, FileMode.CreateNew));
        mine.Write(RowFaults.Parent);
    }
    catch (IOException)
    {
        fault = "";
    }
}

using var mark = new RowMark(args[3]);
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
        mark.Clear();
        return 0;
}

void Run()
{
    using var deadline = new RowDeadline(fault == "hang-within" ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(5), TimeProvider.System, message =>
    {
        Console.Error.WriteLine(message);
        Environment.Exit(1);
    });
    if (args[1] == TestSteps.Samples.Name)
        StepWorker.Run(TestSteps.Samples, input, output, mark);
    else
        StepWorker.Run(RowFaults.At42(TestSteps.OnItems.Single(step => step.Name == args[1]), fault), input, output, deadline, mark);
}

static int Crash()
{
    Console.Error.WriteLine("test worker: out of luck");
    return 3;
}
