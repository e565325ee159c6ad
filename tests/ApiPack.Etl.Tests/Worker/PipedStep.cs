using System.Text;
using System.Text.Json;
using ApiPack.Etl.Core.Rows;
using ApiPack.Etl.Core.Worker;
using ApiPack.Etl.Tests.Core.Rows;

namespace ApiPack.Etl.Tests.Worker;

/// <summary>A step whose rows go out and come back as a worker's JSON lines.</summary>
internal sealed class PipedStep<TIn, TOut>(IRowStep<TIn, TOut> step) : IRowStep<TIn, TOut>
{
    public string Name => step.Name;

    public RowSchema<TIn> Input => step.Input;

    public RowSchema<TOut> Output => step.Output;

    public long Units(TIn row) => step.Units(row);

    public string Key(TIn row) => step.Key(row);

    public IEnumerable<Outcome<TOut>> Run(TIn row)
    {
        using var output = new MemoryStream();
        using var input = new MemoryStream(JsonRows.Write(step.Input, [row]));
        StepWorker.Run(step, input, output);
        var lines = Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
        return lines[..^1].Select(Outcome);
    }

    private Outcome<TOut> Outcome(string line)
    {
        var outcome = JsonElement.Parse(line);
        if (outcome.GetProperty("outcome").GetString() == "kept")
            return Outcome<TOut>.Keep(JsonRows.Read(step.Output, outcome.GetProperty("row").GetRawText()));
        var reject = outcome.GetProperty("reject");
        return Outcome<TOut>.Drop(new Reject(Text("key"), Text("reason"), Text("detail"), reject.GetProperty("rows").GetInt64()));

        string Text(string property) => reject.GetProperty(property).GetString()!;
    }
}
