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
        while (stop < lower.Count && !Clauses.Stop(lower, stop, start, head))
            stop++;
        var broken = stop < lower.Count && Clauses.IsFinite(lower[stop]);
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
            if (phrase[i + 1] is "detail" or "bulk" or "demand" or "behalf" or "case" or "use" or "example" or "id" or "name" or "type" or "sale" or "base64"
                or "date" or "me" or "line" or "place")
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

    private static void TakeUsersSide(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : "";
            var governed = i > 0 && words[i - 1] is "of" or "for" or "in" or "to" or "from" or "with" or "by" or "on" or "under" && next.Length > 0
                && !Nouns.EndsPhrase(next);
            if (governed && words[i] is "specified" or "given" or "requested")
                words.Insert(i++, "the");
            words[i] = words[i] switch
            {
                "your" or "Your" => "my",
                "yours" => "mine",
                "yourself" => "myself",
                "our" or "Our" => "the",
                "you" when next is "are" => "I",
                "you" when governed => "my",
                "you" when next.Length == 0 || (Nouns.EndsPhrase(next) && next is not ("have" or "can" or "should" or "had" or "will" or "must" or "may")) => "me",
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
