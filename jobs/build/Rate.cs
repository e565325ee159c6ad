using System.Globalization;
using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>A moment of a stage in words: rows, rate, and the time that is left at this rate.</summary>
internal static class Rate
{
    public static string Describe(StageProgress moment, long? total, TimeSpan elapsed)
    {
        if (moment.Tasks > 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{moment.TasksDone:N0} of {moment.Tasks:N0} tasks");
        }

        var rate = moment.RowsIn / Math.Max(elapsed.TotalSeconds, 0.001);
        var done = string.Create(CultureInfo.InvariantCulture, $"{moment.RowsIn:N0}{(total is { } all ? $" of {all:N0}" : "")}, {rate:N0}/s");
        return total is { } goal && rate > 0 && goal > moment.RowsIn
            ? string.Create(CultureInfo.InvariantCulture, $"{done}, {TimeSpan.FromSeconds((goal - moment.RowsIn) / rate):mm\\:ss} left")
            : done;
    }
}
