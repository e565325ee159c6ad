using ApiPack.Etl.Instructions.Grammar;
using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Generation;

/// <summary>A sentence with slots for an action and an API.</summary>
/// <param name="Id">Intent and number: <c>question-07</c>.</param>
/// <param name="Text">The text with its slots.</param>
internal sealed record Template(string Id, string Text)
{
    /// <summary>All templates, in the order of <c>templates.txt</c>.</summary>
    public static IReadOnlyList<Template> All { get; } =
        [.. Resource.Lines("templates.txt").Select(static line => line.Split(' ', 2)).Select(static parts => new Template(parts[0], parts[1]))];

    /// <summary>The templates of each intent: question, command, need, scenario.</summary>
    public static IReadOnlyList<IReadOnlyList<Template>> ByIntent { get; } =
        [.. All.GroupBy(static template => template.Id[..template.Id.IndexOf('-', StringComparison.Ordinal)]).Select(static group => group.ToArray())];

    /// <summary>True when the template asks for what is read instead of the action.</summary>
    public bool NeedsObject => Text.Contains("{object}", StringComparison.Ordinal);

    /// <summary>The instruction.</summary>
    /// <param name="phrase">What the endpoint does; has an object where the template needs one.</param>
    /// <param name="api">The API as it stands in a sentence.</param>
    public string Fill(VerbPhrase phrase, string api) =>
        Text.Replace("{action}", phrase.Infinitive, StringComparison.Ordinal)
            .Replace("{Action}", Capital(phrase.Infinitive), StringComparison.Ordinal)
            .Replace("{acting}", phrase.Gerund, StringComparison.Ordinal)
            .Replace("{object}", phrase.Object, StringComparison.Ordinal)
            .Replace("{api}", api, StringComparison.Ordinal);

    /// <summary>True when an instruction could have been written from this template: it begins and ends as the template does.</summary>
    public bool Fits(string instruction)
    {
        var slot = Text.IndexOf('{', StringComparison.Ordinal);
        var end = Text.LastIndexOf('}') + 1;
        var middle = Text.IndexOf('}', StringComparison.Ordinal) + 1;
        return instruction.AsSpan().StartsWith(Text.AsSpan(0, slot), StringComparison.Ordinal)
            && instruction.AsSpan().EndsWith(Text.AsSpan(end), StringComparison.Ordinal)
            && instruction.AsSpan().Contains(Text.AsSpan(middle, Text.IndexOf('{', middle) - middle), StringComparison.Ordinal);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
