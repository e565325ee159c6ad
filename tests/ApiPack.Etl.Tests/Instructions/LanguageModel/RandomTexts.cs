using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace ApiPack.Etl.Tests.Instructions.LanguageModel;

/// <summary>Texts of whole characters: words of the vocabulary, control characters and all of Unicode beside one another.</summary>
internal static class RandomTexts
{
    private static readonly string[] Words = ["user", " users", "API", " the", "\n", " ", "  ", "\t", "listBooks", "É", "日本", "🎉", "a\u0301", "<s>", "</s>", "<0xE2>", "\0", "\r\n", "\u202e", "'s"];

    public static Arbitrary<string> All { get; } = Gen.OneOf(
            Gen.Elements(Words),
            Gen.Choose(0, 0x10FFFF).Where(static value => Rune.IsValid(value)).Select(static value => new Rune(value).ToString()),
            Gen.Choose(0, 127).Select(static value => ((char)value).ToString()))
        .ListOf().Select(static parts => string.Concat(parts)).ToArbitrary();
}
