using System.Collections.Frozen;

namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The text is not English.</summary>
internal static class OtherLanguage
{
    private static readonly FrozenSet<string> English = Set("the a an to of in for with using use how can i my is i'd i'm want need me do what from on by and show please get via");

    private static readonly FrozenSet<string> Foreign = Set("de la el los las que por para una con como cómo puedo der die das und ich wie eine mit kann den dem "
        + "le les des du pour une avec comment je est il di che per come posso como um uma não os met een het van hoe kan ik mijn og jag och att");

    public static Rule Rule { get; } = new("other-language", 3.4, Holds);

    private static double Holds(Reading reading)
    {
        int letters = 0, strange = 0, english = 0, foreign = 0;
        foreach (var c in reading.WithoutName)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            strange += c > '\u024f' && char.IsLetter(c) ? 1 : 0;
        }

        if (letters > 0 && strange * 4 > letters)
            return 1;
        foreach (var sentence in reading.Sentences)
        {
            foreach (var word in sentence.Words)
            {
                english += English.Contains(word) ? 1 : 0;
                foreign += Foreign.Contains(word) ? 1 : 0;
            }
        }

        return foreign >= 2 && foreign > english ? 1 : 0;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
