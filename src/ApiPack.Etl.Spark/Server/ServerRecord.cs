using System.Text.Json;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Spark.Server;

/// <summary>A server that outlives the command that started it, as it is remembered in its folder. The file holds the token: only its owner may read it.</summary>
/// <param name="Process">The server's process.</param>
/// <param name="SecretAddress">Where it answers, with the token.</param>
/// <param name="Master">Spark's master.</param>
/// <param name="Log">Its log file.</param>
public sealed record ServerRecord(SparkProcess Process, string SecretAddress, string Master, string Log)
{
    private const string FileName = "server.json";

    /// <summary>The running server of a folder, or null when there is none.</summary>
    /// <exception cref="InputException">The record is damaged.</exception>
    public static ServerRecord? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            var root = JsonElement.Parse(File.ReadAllText(path));
            var process = new SparkProcess(root.GetProperty("pid").GetInt32(), root.GetProperty("began").GetInt64());
            return process.IsRunning ? new ServerRecord(process, Text("address"), Text("master"), Text("log")) : null;

            string Text(string property) => root.GetProperty(property).GetString()!;
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputException($"{path} is damaged ({damaged.Message}); end the Spark server by hand if one runs, and remove the file", damaged);
        }
    }

    /// <summary>Remembers the server in a folder.</summary>
    public void Write(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(Path.Combine(folder, FileName), options);
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteNumber("pid", Process.Id);
        json.WriteNumber("began", Process.Began);
        json.WriteString("address", SecretAddress);
        json.WriteString("master", Master);
        json.WriteString("log", Log);
        json.WriteEndObject();
    }

    /// <summary>Forgets the folder's server.</summary>
    public static void Remove(string folder) => File.Delete(Path.Combine(folder, FileName));
}
