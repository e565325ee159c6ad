using System.Globalization;
using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>A moment of a stage in words: rows, rate, what models were asked, and the time that is left at this rate.</summary>
internal static class Rate
{
    public static string Describe(StageProgress moment, long? total, TimeSpan elapsed)
    {
        if (moment.Tasks > 0)
        {
            return Text($"{moment.TasksDone:N0} of {moment.Tasks:N0} tasks");
        }

        var seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        var done = Text($"{moment.RowsIn:N0}{(total is { } all ? $" of {all:N0}" : "")}, {moment.RowsIn / seconds:N0}/s{Asked(moment, seconds)}");
        return total is { } goal && goal > moment.RowsIn && Computed(moment) / seconds is > 0 and var rate ? $"{done}, {Left((goal - moment.RowsIn) / rate)} left" : done;
    }

    // Replies that the lake has come at once: they say nothing of the time that the others take.
    private static double Computed(StageProgress moment) =>
        moment.Asked.Calls > 0 ? (double)moment.RowsIn * moment.Asked.Calls / (moment.Asked.Calls + moment.Asked.Reused) : moment.RowsIn;

    private static string Asked(StageProgress moment, double seconds)
    {
        var (calls, reused, usage) = moment.Asked;
        var tokens = calls > 0 ? Text($", {(usage.PromptTokens + usage.CompletionTokens) / seconds:N0} tokens/s") : "";
        return reused > 0 ? tokens + Text($", {reused:N0} replies from the lake") : tokens;
    }

    private static string Left(double seconds)
    {
        var left = TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2));
        return left < TimeSpan.FromHours(1) ? Text($"{left:mm\\:ss}") : Text($"{(long)left.TotalHours}:{left:mm\\:ss}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
