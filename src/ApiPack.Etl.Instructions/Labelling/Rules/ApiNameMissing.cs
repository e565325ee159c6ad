namespace ApiPack.Etl.Instructions.Labelling.Rules;

/// <summary>The instruction names no API.</summary>
internal static class ApiNameMissing
{
    public static Rule Rule { get; } = new("api-name-missing", 3.4, static reading => reading.NameMatch < ApiName.Doubtful && !reading.NamesAnother ? 1 : 0);
}
