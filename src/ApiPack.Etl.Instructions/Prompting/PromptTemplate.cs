using System.Text.RegularExpressions;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Instructions.Prompting;

/// <summary>
/// A prompt's text with fields to fill in: a Markdown file whose sections <c>## name</c> hold <c>{{field}}</c>s; what stands before the first section is for its
/// readers. Values are put in as they are and not looked into again.
/// </summary>
public sealed partial class PromptTemplate
{
    private readonly Dictionary<string, string> sections;

    private PromptTemplate(string hash, Dictionary<string, string> sections) => (Hash, this.sections) = (hash, sections);

    /// <summary>Hash of the whole text, 32 hexadecimal digits: part of every row that the prompt made.</summary>
    public string Hash { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="text">The Markdown.</param>
    /// <param name="expected">The fields of each section: no other may stand there, and none may be missing.</param>
    /// <exception cref="FormatException">A section or a field is missing, or there is one too many.</exception>
    public static PromptTemplate Parse(string name, string text, IReadOnlyDictionary<string, IReadOnlyList<string>> expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var plain = text.ReplaceLineEndings("\n");
        var headings = Heading().Matches(plain);
        var sections = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < headings.Count; i++)
        {
            var from = headings[i].Index + headings[i].Length;
            sections.Add(headings[i].Groups[1].Value, plain[from..(i + 1 < headings.Count ? headings[i + 1].Index : plain.Length)].Trim('\n'));
        }

        if (!sections.Keys.Order(StringComparer.Ordinal).SequenceEqual(expected.Keys.Order(StringComparer.Ordinal)))
            throw new FormatException($"prompt {name} has the sections {string.Join(", ", sections.Keys)}, and should have {string.Join(", ", expected.Keys)}");
        foreach (var (section, fields) in expected)
        {
            var found = Field().Matches(sections[section]).Select(static match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
            if (!found.SequenceEqual(fields.Order(StringComparer.Ordinal)))
                throw new FormatException($"prompt {name}, section {section}: it should have the fields {string.Join(", ", fields)}, no other and none less");
        }

        return new PromptTemplate(Ids.Hash128(plain), sections);
    }

    /// <summary>A section's text with its fields filled in.</summary>
    public string Fill(string section, Func<string, string> value) => Field().Replace(sections[section], match => value(match.Groups[1].Value));

    [GeneratedRegex(@"^## ([a-z]+)\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\{\{([a-z]+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}
