using System.Collections.Frozen;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Tables;

namespace ApiPack.Etl.Instructions.Embedded;

/// <summary>
/// The fields that a prompt shows, as lines <c>Name: value</c>: API name, endpoint name, functionality, description, method, path, instruction. A value goes on to
/// the next field or a blank line, or stands between <c>"""</c> and <c>"""</c> and may then hold anything. Of several values of a name the last one counts: those
/// before belong to the prompt's examples.
/// </summary>
internal sealed class PromptFields
{
    private const string Fence = "\"\"\"";

    private const int LongestName = 30;

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["api name"] = "api",
        ["api"] = "api",
        ["endpoint name"] = "endpoint",
        ["endpoint"] = "endpoint",
        ["functionality"] = "functionality",
        ["description"] = "description",
        ["endpoint description"] = "description",
        ["api description"] = "",
        ["method"] = "method",
        ["path"] = "path",
        ["instruction"] = "instruction",
        ["candidate"] = "instruction",
        ["draft"] = "instruction",
        ["label"] = "",
        ["answer"] = "",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, (string Value, int Line)> fields = [];
    private readonly List<string> instructions = [];

    private PromptFields()
    {
    }

    /// <summary>The instruction that is asked about; empty where the prompt wants one.</summary>
    public string Instruction => InstructionIsLast ? Value("instruction") : "";

    /// <summary>The instructions that are given before.</summary>
    public IReadOnlyList<string> Examples => instructions.Count > 0 && instructions[^1] == Instruction ? instructions[..^1] : instructions;

    /// <summary>What the prompt says outside of its fields.</summary>
    public string Question { get; private set; } = "";

    /// <summary>True where the prompt tells what an endpoint does.</summary>
    public bool HasEndpoint => Value("api").Length > 0 && (Value("functionality").Length > 0 || Value("description").Length > 0 || Value("endpoint").Length > 0);

    /// <summary>The endpoint's texts; its ids come from them.</summary>
    public EndpointText Endpoint => new()
    {
        EndpointId = Ids.Hash128(string.Join('\n', [Value("api"), Value("endpoint"), Value("functionality"), Value("description"), Value("method"), Value("path")])),
        ApiId = Value("api"),
        ApiName = Value("api"),
        EndpointName = Value("endpoint"),
        Functionality = Value("functionality"),
        Description = Value("description"),
        Method = Value("method").ToLowerInvariant(),
        Path = Value("path"),
    };

    /// <summary>An instruction before the endpoint's last text belongs to an example, unless it is the only one.</summary>
    private bool InstructionIsLast => fields.TryGetValue("instruction", out var instruction)
        && (instructions.Count == 1 || !fields.Any(other => other.Key != "instruction" && other.Value.Line > instruction.Line));

    /// <summary>Reads a prompt.</summary>
    public static PromptFields Read(string prompt)
    {
        var read = new PromptFields();
        var lines = prompt.Split('\n');
        var question = new List<string>();
        for (var at = 0; at < lines.Length;)
        {
            if (Name(lines[at], out var first) is not { } name)
            {
                question.Add(lines[at++]);
                continue;
            }

            var line = at;
            var value = ReadValue(lines, ref at, first);
            if (name.Length == 0)
                continue;
            read.fields[name] = (value, line);
            if (name == "instruction" && value.Length > 0)
                read.instructions.Add(value);
        }

        read.Question = string.Join('\n', question);
        return read;
    }

    private string Value(string name) => fields.TryGetValue(name, out var found) ? found.Value : "";

    private static string ReadValue(string[] lines, ref int at, string first)
    {
        if (first.StartsWith(Fence, StringComparison.Ordinal))
        {
            var rest = string.Join('\n', lines[(at + 1)..].Prepend(first[Fence.Length..]));
            var end = rest.IndexOf(Fence, StringComparison.Ordinal);
            at += end < 0 ? lines.Length - at : rest.AsSpan(0, end).Count('\n') + 1;
            var value = end < 0 ? rest : rest[..end];
            return value[(value.StartsWith('\n') ? 1 : 0)..(value.Length > 1 && value.EndsWith('\n') ? ^1 : ^0)];
        }

        var parts = new List<string> { first };
        for (at++; at < lines.Length && !string.IsNullOrWhiteSpace(lines[at]) && Name(lines[at], out _) is null; at++)
            parts.Add(lines[at]);
        return string.Join('\n', parts).Trim();
    }

    /// <summary>The field that a line begins, or null; list marks and bold type around its name do not matter.</summary>
    private static string? Name(string line, out string value)
    {
        value = "";
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > LongestName || !Names.TryGetValue(line[..colon].Trim(' ', '-', '*', '#').Replace('_', ' '), out var name))
            return null;
        value = line[(colon + 1)..].TrimStart('*').Trim(' ', '\t', '\r');
        return name;
    }
}
