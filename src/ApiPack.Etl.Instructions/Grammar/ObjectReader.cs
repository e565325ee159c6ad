using ApiPack.Etl.Instructions.Text;

namespace ApiPack.Etl.Instructions.Grammar;

/// <summary>Reads what stands behind the leading verb: cut at the first thought too many, spoken from the user's side.</summary>
internal static class ObjectReader
{
    private const int MostWords = 24;

    private const int MostCharacters = 150;

    /// <summary>The object's words, the positions in them of further verbs (<c>stop and delete</c>) in base form, and whether the words break off inside a clause.</summary>
    public static (List<string> Words, List<int> Verbs, bool IsBroken) Read(List<string> words, List<string> lower, int start, Verb head)
    {
        var kept = new List<string>();
        var stop = start;
        while (stop < lower.Count && !Stops(lower, stop, start, head))
            stop++;
        var broken = stop < lower.Count && lower[stop] is "is" or "are" or "was" or "will" or "must" or "should" or "may" or "can";
        for (var i = start; i < stop; i++)
        {
            if (words[i] == PlainText.Hole)
                DropDangling(kept);
            else
                kept.Add(words[i]);
        }

        kept = Casing.Sentence(kept);
        TakeUsersSide(kept);
        Articles.Agree(kept);
        Bound(kept);
        DropDangling(kept);
        if (kept is ["request" or "endpoint" or "operation" or "call" or "method"])
            kept.Clear();
        var verbs = new List<int>();
        for (var i = 2; i < kept.Count; i++)
        {
            if (kept[i - 1] is "and" or "or" or "then" or "," && Verbs.Find(kept[i]) is { } verb && verb.Form == head.Form
                && i + 1 < kept.Count && (Nouns.IsDeterminer(kept[i + 1]) || (head.Form == VerbForm.Third && (!verb.Weak || !Nouns.EndsPhrase(kept[i + 1])))))
            {
                kept[i] = verb.Base;
                verbs.Add(i);
            }
        }

        return (kept, verbs, broken);
    }

    /// <summary>Gives articles to the nouns behind prepositions, where the writer uses none at all.</summary>
    public static void MendInner(List<string> phrase, int from, List<int> verbs)
    {
        for (var i = from; i < phrase.Count; i++)
        {
            if (phrase[i] is "the" or "a" or "an")
                return;
        }

        for (var i = from; i < phrase.Count - 1; i++)
        {
            if (phrase[i] is not ("of" or "for" or "in" or "from" or "on" or "with" or "under" or "within" or "into"))
                continue;
            if (phrase[i + 1] is "detail" or "bulk" or "demand" or "behalf" or "case" or "use" or "example" or "id" or "name" or "type" or "sale" or "base64" or "date" or "me" or "line" or "place")
                continue;
            if (phrase[i + 1] is "order" && i + 2 < phrase.Count && phrase[i + 2] is "to")
                continue;
            var before = phrase.Count;
            Articles.Mend(phrase, i + 1, "");
            for (var v = 0; v < verbs.Count; v++)
            {
                if (verbs[v] > i)
                    verbs[v] += phrase.Count - before;
            }
        }
    }

    private static bool Stops(List<string> lower, int i, int start, Verb head)
    {
        var word = lower[i];
        var next = i + 1 < lower.Count ? lower[i + 1] : "";
        var deep = i - start >= 2;
        return word switch
        {
            "-" => true,
            "e.g" or "i.e" or "eg" or "ie" or "etc" or "we" or "please" or "via" when i > start => true,
            "," when next is "or" => !IsList(lower, i),
            "," => next is "which" or "where" or "so" or "but" or "if" or "when" or "while" or "thus" or "then" or "you" or "e.g" or "i.e" or "and" or "as" or "such" or "however" or "see" or "it" or "this" or "use"
                or "including" or "returning" or "along" or "returns" or "otherwise" || i - start > 14 || (i - start > 3 && !IsList(lower, i)),
            "and" or "then" or "or" when deep => next is "returns" or "return" or "retrieves" or "you" or "if" or "it" or "will" or "is" or "are" or "provides" or "then" or "this"
                || (Verbs.Find(next) is { Weak: false } verb && verb.Form != head.Form && verb.Form is VerbForm.Third or VerbForm.Base && i + 2 < lower.Count && Nouns.IsDeterminer(lower[i + 2])),
            "this" or "the" when i > start => next is "endpoint" or "api" or "method" or "operation" or "call" or "request" || (next.Length > 0 && i + 2 < lower.Count && lower[i + 2] is "endpoint" or "operation"),
            "when" or "where" or "once" or "because" or "since" or "although" => true,
            "if" => i - start > 1 || head.Base is not ("check" or "verify" or "determine" or "test" or "see" or "confirm" or "validate"),
            "you" => next is "must" or "should" or "need" or "will" || i == start,
            "is" or "are" or "was" or "will" or "must" or "should" or "may" or "can" => !Relative(lower, start, i),
            _ => false,
        };
    }

    private static bool Relative(List<string> lower, int start, int i)
    {
        for (var j = i - 1; j >= Math.Max(start, i - 10); j--)
        {
            if (lower[j] is "that" or "which" or "who" or "whether" or "if" or "what" or "how" or "where" or "there")
                return true;
        }

        return false;
    }

    private static bool IsList(List<string> lower, int comma)
    {
        for (var i = comma + 1; i < Math.Min(lower.Count, comma + 7); i++)
        {
            if (lower[i] is "and" or "or" && (i + 1 >= lower.Count || lower[i + 1] is not ("returns" or "then" or "if" or "you")))
                return true;
        }

        return false;
    }

    private static void TakeUsersSide(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : "";
            if (i > 0 && words[i] is "specified" or "given" or "requested" && next.Length > 0 && !Nouns.EndsPhrase(next) && words[i - 1] is "of" or "for" or "in" or "to" or "from" or "with" or "by" or "on" or "under")
                words.Insert(i++, "the");
            words[i] = words[i] switch
            {
                "your" or "Your" => "my",
                "yours" => "mine",
                "yourself" => "myself",
                "our" or "Our" => "the",
                "you" when next is "are" => "I",
                "you" when next.Length == 0 || Nouns.EndsPhrase(next) && next is not ("have" or "can" or "should" or "had" or "will" or "must" or "may") => "me",
                "you" or "You" => "I",
                "you've" => "I've",
                "are" when i > 0 && words[i - 1] is "I" => "am",
                _ => words[i],
            };
        }
    }

    private static void Bound(List<string> words)
    {
        var length = 0;
        var last = 0;
        for (var i = 0; i < words.Count; i++)
        {
            length += words[i].Length + 1;
            if (i >= MostWords || length > MostCharacters)
            {
                var cut = last > 2 ? last : i;
                words.RemoveRange(cut, words.Count - cut);
                return;
            }

            if (words[i] is "," or "that" or "which" or "for" or "with" or "in" or "by" or "using" or "from" or "to" or "and")
                last = i;
        }
    }

    private static void DropDangling(List<string> words)
    {
        while (words.Count > 0 && Nouns.Dangles(words[^1].ToLowerInvariant()) && !(words[^1] is "following" && words.Count > 1 && words[^2] is "is" or "are"))
            words.RemoveAt(words.Count - 1);
    }
}
