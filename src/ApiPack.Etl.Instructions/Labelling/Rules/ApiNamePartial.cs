namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The instruction holds so little of the API's name that it may mean another.</summary>
internal static class ApiNamePartial
{
    public static Rule Rule { get; } = new("api-name-partial", 2.8, static reading =>
        reading.NameMatch is >= ApiName.Doubtful and < ApiName.Recognised && !reading.NamesAnother
            ? (ApiName.Recognised - reading.NameMatch) / (ApiName.Recognised - ApiName.Doubtful)
            : 0);
}
