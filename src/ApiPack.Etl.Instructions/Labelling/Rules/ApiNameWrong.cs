namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The instruction names another API, or half of the right name and something else.</summary>
internal static class ApiNameWrong
{
    private const double MostOfIt = 0.85;

    public static Rule Rule { get; } = new("api-name-wrong", 3.6, static reading => !reading.NamesAnother ? 0
        : reading.NameMatch < ApiName.Recognised ? 1 : reading.NameMatch < MostOfIt ? 0.65 : 0.4);
}
