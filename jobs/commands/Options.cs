using System.CommandLine;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<string> Lake() => new("--lake")
    {
        Description = "Folder of the lake.",
        DefaultValueFactory = _ => "lake",
        HelpName = "DIR",
    };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object and nothing else on standard output." };
}
