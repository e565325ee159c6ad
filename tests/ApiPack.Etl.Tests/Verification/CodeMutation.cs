using ApiPack.Etl.Core;

namespace ApiPack.Etl.Tests.Verification;

/// <summary>A changed call.</summary>
/// <param name="Code">The code.</param>
/// <param name="At">Where it was changed.</param>
/// <param name="What">What was done.</param>
internal sealed record Mutant(string Code, int At, string What);

/// <summary>Changes code by a character or a line.</summary>
internal static class CodeMutation
{
    private const string Replacements = "aZ05_-/\\\"'$#{}()[]@%&=;:,.? \n\té";

    public static Mutant Mutate(string code, ref SeededChoice choice)
    {
        var kind = choice.Next(6);
        if (kind == 5)
            return MutateLine(code, ref choice);
        var at = choice.Next(code.Length);
        var character = code[at];
        return kind switch
        {
            0 => new(code.Remove(at, 1), at, $"dropped {Shown(character)} at {at}: {Around(code, at)}"),
            1 => new(code.Insert(at, character.ToString()), at, $"doubled {Shown(character)} at {at}: {Around(code, at)}"),
            2 when at + 1 < code.Length => new($"{code[..at]}{code[at + 1]}{character}{code[(at + 2)..]}", at, $"swapped {Shown(character)} with the next at {at}: {Around(code, at)}"),
            3 => Replace(code, at, (char)(character ^ 1)),
            _ => Replace(code, at, Replacements[choice.Next(Replacements.Length)]),
        };
    }

    /// <summary>Why a mutant sends the same, by the language's own rules; null where it does not.</summary>
    public static string? Equivalence(string lang, string code, Mutant mutant) => lang switch
    {
        "node" or "swift" or "javascript" when Without(code, ' ', '\n') == Without(mutant.Code, ' ', '\n') => "blanks between tokens",
        "php" when Without(code, '\\') == Without(mutant.Code, '\\') => "a backslash before what is no escape stands for itself",
        "ruby" when mutant.What.StartsWith("doubled line", StringComparison.Ordinal) && mutant.What.Contains(": request[", StringComparison.Ordinal) => "a header set twice to the same",
        "cURL" when mutant.What.StartsWith("swapped", StringComparison.Ordinal) && Without(code, '\'') == Without(mutant.Code, '\'') => "a bare character before or after a quote",
        "cURL" or "node" when mutant.What.StartsWith("dropped line", StringComparison.Ordinal) && mutant.What.Contains("multipart/form-data", StringComparison.Ordinal) => "the library tells a form's type",
        "java" when IsInBoundary(code, mutant.At) => "another boundary",
        "java" when mutant.What.StartsWith("dropped line", StringComparison.Ordinal) && mutant.What.Contains("\"content-type\"", StringComparison.OrdinalIgnoreCase) => "the body tells its type",
        _ => null,
    };

    private static bool IsInBoundary(string code, int at)
    {
        const string builder = "MultipartBody.Builder(\"";
        var start = code.IndexOf(builder, StringComparison.Ordinal) + builder.Length;
        return start >= builder.Length && at >= start && at < code.IndexOf('"', start);
    }

    private static string Without(string code, params char[] dropped) => string.Concat(code.Where(character => !dropped.Contains(character)));

    private static Mutant Replace(string code, int at, char by) =>
        new($"{code[..at]}{by}{code[(at + 1)..]}", at, $"{Shown(code[at])} became {Shown(by)} at {at}: {Around(code, at)}");

    private static Mutant MutateLine(string code, ref SeededChoice choice)
    {
        var lines = code.Split('\n');
        var at = choice.Next(lines.Length);
        var isDrop = choice.Next(2) == 0;
        var changed = isDrop ? lines.Where((_, line) => line != at) : lines.Take(at + 1).Concat(lines.Skip(at));
        return new(string.Join('\n', changed), lines.Take(at).Sum(static line => line.Length + 1), $"{(isDrop ? "dropped" : "doubled")} line {at}: {lines[at]}");
    }

    private static string Around(string code, int at) => code[Math.Max(0, at - 20)..Math.Min(code.Length, at + 20)].ReplaceLineEndings("⏎");

    private static string Shown(char character) => character == '\n' ? "⏎" : $"`{character}`";
}
