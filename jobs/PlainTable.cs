using Spectre.Console;

namespace ApiPack.Etl.Jobs;

/// <summary>Tables as plain text of a fixed width, the same on a terminal and in a log.</summary>
internal static class PlainTable
{
    /// <summary>Writes the table without blank lines around it.</summary>
    public static void Write(TextWriter to, Table table, int width)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Write(table);
        foreach (var line in text.ToString().Split('\n').Select(static line => line.TrimEnd()).Where(static line => line.Length > 0))
        {
            to.WriteLine(line);
        }
    }
}
