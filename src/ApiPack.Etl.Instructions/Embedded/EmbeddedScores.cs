using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Instructions.LanguageModel;

namespace ApiPack.Etl.Instructions.Embedded;

/// <summary>Scores a text that follows another by the small language model.</summary>
internal static class EmbeddedScores
{
    public static ScoringReply Of(ScoringRequest request)
    {
        var context = EmbeddedModel.Whole(request.Context);
        var whole = EmbeddedModel.Whole(request.Context + request.Target);
        var read = request.Window == ScoringWindow.Closing ? EmbeddedModel.Whole(request.Context + request.Target + request.Closing) : whole;
        var common = context.Zip(whole).TakeWhile(static pair => pair.First == pair.Second).Count();
        var length = whole.Count - common;
        if (length == 0)
            throw new ModelException(ModelFailure.Refused, "the target has no token of its own after the context: nothing can be scored");
        if (length >= read.Count)
            throw new ModelException(ModelFailure.Refused, "no token comes before the target, and a text's first token has no probability: give the target a context");
        var values = ByteWordModel.LogProbabilities(read);
        var sum = 0.0;
        for (var token = read.Count - length; token < read.Count; token++)
            sum += values[token]!.Value;
        return new(sum / length, length, context.Count - common) { Usage = new(read.Count, 0) };
    }
}
