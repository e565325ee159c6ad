using ApiPack.Etl.Models.Http;

namespace ApiPack.Etl.Models.Scoring;

/// <summary>Checks logarithms of probabilities.</summary>
internal static class Probability
{
    /// <summary>What rounding may lift a certain token's above 0.</summary>
    private const double Rounding = 1e-3;

    /// <summary>A finite logarithm, at most 0.</summary>
    /// <param name="value">What the server gives.</param>
    /// <param name="token">Which token it belongs to, for the message.</param>
    /// <exception cref="AttemptException">It is none.</exception>
    public static double Checked(double? value, int token) => value switch
    {
        null => throw AttemptException.Invalid($"the log-probability of token {token} is missing"),
        { } number when !double.IsFinite(number) => throw AttemptException.Invalid($"the log-probability of token {token} is not a number"),
        > Rounding => throw AttemptException.Invalid($"the log-probability of token {token} is above 0"),
        { } number => Math.Min(number, 0),
    };

    /// <summary>Checks that the first value, and no other, is missing: so a server numbers its tokens right.</summary>
    public static void CheckFirstMissing(IReadOnlyList<double?> values)
    {
        if (values.Count == 0 || values[0] is not null)
            throw AttemptException.Invalid("the first token has a log-probability, which nothing comes before: the tokens are shifted");
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i] is null)
                throw AttemptException.Invalid($"the log-probability of token {i} is missing");
        }
    }
}
