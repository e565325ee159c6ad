using System.Collections.Frozen;
using ApiPack.Etl.Instructions.Grammar;

namespace ApiPack.Etl.Instructions.Labelling;

/// <summary>Counts what an instruction asks for. A need before a question is its background; a question about <c>this</c>, or one without a topic of its own, belongs to what stands before it.</summary>
/// <param name="Count">Requests that stand by themselves.</param>
/// <param name="Named">How many of them name the API.</param>
/// <param name="Added">How many are added to another: <c>Also, …</c>, <c>… too</c>.</param>
/// <param name="Lines">Lines that hold one, items of a list that say what somebody needs among them.</param>
internal readonly record struct Asks(int Count, int Named, int Added, int Lines)
{
    private static readonly FrozenSet<string> Contentless = ("a an the this that these it them so to do does done i i'd me my we us our you your is are be can could would will should may might "
        + "how what which where please kindly help guide show tell explain assist provide give let know walk teach use using utilize with via through from of for on in and or by about "
        + "request requests call calls api apis endpoint process steps step way right correct appropriate proper method task instructions instruction example code information details "
        + "detailed necessary required needed need make send look like get started go achieve accomplish perform construct form possible best there any more exactly kind sort be able solve find out here assistance guidance service "
        + "parameters parameter include included response format body header headers field fields syntax value values").Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Counts.</summary>
    public static Asks In(Reading reading)
    {
        int count = 0, named = 0, added = 0, needs = 0, lines = 0, paragraph = 0;
        var line = -1;
        var asked = false;
        var several = reading.Sentences.Count > 1;
        foreach (var sentence in reading.Sentences)
        {
            if (sentence.Act == Act.Need)
            {
                var more = needs > 0 && Adds(sentence) ? 1 : 0;
                added += more;
                count += more;
                needs++;
                lines += sentence.IsItem ? 1 : 0;
            }
            else if (sentence.Act is Act.Question or Act.Command && !(several && (IsSupport(sentence, reading, count, needs)
                || (asked && sentence.Paragraph == paragraph && !Adds(sentence) && IsMeans(sentence, reading)))))
            {
                asked = count == 0 && sentence.Act is Act.Question;
                paragraph = sentence.Paragraph;
                var isMore = count + needs > 0 && (Adds(sentence) || IsNextStep(sentence));
                added += isMore ? 1 : 0;
                count += isMore && count == 0 ? 2 : 1;
                lines += sentence.Line > line && sentence.Words.Count > 3 ? 1 : 0;
                line = sentence.Line;
                named += several && reading.Endpoint.Name.MatchIn(sentence.Text) >= ApiName.Recognised ? 1 : 0;
            }
        }

        return new Asks(count, named, added, lines);
    }

    /// <summary>True for a sentence that asks for nothing of its own: <c>Please use the Shop API.</c>, <c>Can you guide me?</c>, <c>How can I do this?</c></summary>
    private static bool IsSupport(Sentence sentence, Reading reading, int count, int needs)
    {
        if (count == 0 && needs > 0 && RefersBack(sentence))
            return true;
        if (count + needs > 0 && IsRefinement(sentence) && reading.Endpoint.Name.MatchIn(sentence.Text) < ApiName.Recognised)
            return true;
        var isNew = false;
        var acts = false;
        foreach (var word in sentence.Words)
        {
            if (Contentless.Contains(word) || reading.Endpoint.Name.Has(word))
                continue;
            isNew = true;
            acts |= Verbs.Find(word) is { Form: VerbForm.Base };
        }

        return !isNew || (count > 0 && !acts && !Adds(sentence) && !IsNextStep(sentence) && RefersBack(sentence));
    }

    /// <summary>True for an answer's means behind its question: <c>What are my orders? Please use the Shop API to list them.</c></summary>
    private static bool IsMeans(Sentence sentence, Reading reading)
    {
        var at = 0;
        while (at < sentence.Words.Count && sentence.Words[at] is "please" or "kindly" or "can" or "could" or "would" or "will" or "you" or "i" or "we" or "i'd" or "like" or "to")
            at++;
        return at < sentence.Words.Count && sentence.Words[at] is "use" or "using" or "utilize" or "utilise" or "leverage" or "employ" or "check" or "consult" or "query" or "ask"
            && reading.Endpoint.Name.MatchIn(sentence.Text) >= ApiName.Recognised;
    }

    /// <summary>True for a wish about the result of what is asked already: <c>Include their names.</c>, <c>Sort them by date.</c></summary>
    private static bool IsRefinement(Sentence sentence)
    {
        var at = sentence.First is "please" or "also" or "additionally" or "and" && sentence.Words.Count > 1 ? 1 : 0;
        at += sentence.Words[at] is "only" && sentence.Words.Count > at + 1 ? 1 : 0;
        return sentence.Lower.Contains("make sure", StringComparison.Ordinal) || sentence.Words[at] is "include" or "exclude" or "filter" or "sort" or "limit"
            or "restrict" or "group" or "return" or "specify" or "ensure" or "format"
            or "provide" or "keep" or "consider" or "assume";
    }

    private static bool Adds(Sentence sentence) => sentence.First is "also" or "additionally" or "furthermore" or "moreover" or "plus"
        || sentence.Words.Contains("also") || sentence.Words[^1] is "too" or "well";

    private static bool IsNextStep(Sentence sentence) => sentence.Act == Act.Command
        && sentence.First is "then" or "next" or "finally" or "afterwards" or "second" or "third" or "lastly" or "subsequently";

    private static bool RefersBack(Sentence sentence)
    {
        var words = sentence.Words;
        if (words.Count > 1 && words[0] is "is" or "are" or "does" or "do" or "has" or "can" && words[1] is "it" or "this" or "that" or "they" or "these" or "there")
            return true;
        for (var i = 0; i < words.Count && words.Count <= 14; i++)
        {
            if (words[i] is "this" or "that" or "it" or "them" or "so" or "these" or "those" && (i + 1 == words.Count || Nouns.EndsPhrase(words[i + 1])
                || words[i + 1] is "using" or "please" or "task" or "information" or "request"))
                return true;
        }

        return false;
    }
}
