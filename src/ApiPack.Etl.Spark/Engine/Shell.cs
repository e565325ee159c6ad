using System.Text;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>Words of a shell command that stands in a text literal of Spark's, where a quote cannot be written: <c>''</c> stays two quotes there.</summary>
internal static class Shell
{
    /// <summary>A word that the shell takes as it is.</summary>
    /// <exception cref="InputException">The text holds a quote or a control character.</exception>
    public static string Word(string text)
    {
        if (text.Length == 0)
            return "\"\"";
        var word = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character == '\'' || char.IsControl(character))
                throw new InputException($"{text} goes to workers by a shell command of Spark's, which can hold no single quote and no control character; use another name");
            if (!char.IsAsciiLetterOrDigit(character) && !"_./=:@%+,-".Contains(character, StringComparison.Ordinal) && character < 0x80)
                word.Append('\\');
            word.Append(character);
        }

        return word.ToString();
    }
}
