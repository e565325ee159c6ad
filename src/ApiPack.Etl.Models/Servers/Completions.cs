using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Models.Http;

namespace ApiPack.Etl.Models.Servers;

/// <summary>Checks the texts that a server gives.</summary>
internal static class Completions
{
    /// <summary>The texts in the order of their indexes: each there once, each ended by itself.</summary>
    /// <param name="completion">What the server gives.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="mayBeCut">True where a text may end because it has all the tokens that it may have.</param>
    /// <exception cref="AttemptException">A text is missing, there twice, cut or broken off.</exception>
    public static GenerationReply Checked(Completion completion, GenerationRequest request, bool mayBeCut)
    {
        var texts = new string?[request.Count];
        if (completion.Choices.Count != request.Count)
            throw AttemptException.Invalid($"{request.Count} texts are asked for, {completion.Choices.Count} are there");
        foreach (var (index, text, finish) in completion.Choices)
        {
            if (index < 0 || index >= texts.Length || texts[index] is not null)
                throw AttemptException.Invalid($"text {index} is there twice or was not asked for");
            texts[index] = finish switch
            {
                "stop" => text,
                "length" when mayBeCut => text,
                "length" => throw new AttemptException(AttemptFault.Final, $"text {index} has not ended within {request.MaxTokens} tokens"),
                _ => throw AttemptException.Invalid($"text {index} was broken off: the server gives '{finish}' as the reason that it ended"),
            };
        }

        return new([.. texts.Select(static text => text!)]) { Usage = completion.Usage };
    }
}
