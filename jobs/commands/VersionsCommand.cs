using System.CommandLine;
using System.Globalization;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Jobs.Commands;

/// <summary><c>apipack versions</c>: the dataset versions of a lake.</summary>
internal static class VersionsCommand
{
    public static Command Create(Terminal terminal)
    {
        var lake = Options.Lake();
        var json = Options.Json();
        var command = new Command("versions", "Lists the dataset versions of a lake, oldest first.") { lake, json };
        command.SetAction(parsed =>
        {
            var versions = LakeFolder.Open(parsed.GetValue(lake)!, terminal.Clock).Versions;
            var latest = versions.Latest()?.Version;
            var manifests = versions.List().Select(versions.Read);
            if (parsed.GetValue(json))
            {
                JsonLines.Write(terminal.Out, to =>
                {
                    to.WriteString("latest", latest);
                    to.WriteStartArray("versions");
                    foreach (var manifest in manifests)
                    {
                        to.WriteStartObject();
                        to.WriteString("version", manifest.Version);
                        to.WriteString("fingerprint", manifest.Fingerprint);
                        to.WriteString("created", manifest.Created);
                        to.WriteString("engine", manifest.Engine);
                        to.WriteNumber("instances", Instances(manifest));
                        to.WriteEndObject();
                    }

                    to.WriteEndArray();
                });
                return 0;
            }

            foreach (var manifest in manifests)
            {
                var mark = manifest.Version == latest ? "  latest" : "";
                terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{manifest.Version}  {manifest.Created:yyyy-MM-dd HH:mm:ss}Z  {manifest.Fingerprint}  {Instances(manifest):N0} instances{mark}"));
            }

            return 0;
        });
        return command;
    }

    private static long Instances(Manifest manifest) => manifest.Tables.TryGetValue("instances", out var table) ? table.Rows : 0;
}
