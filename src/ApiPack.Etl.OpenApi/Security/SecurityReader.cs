using System.Text.Json;
using ApiPack.Etl.OpenApi.Documents;

namespace ApiPack.Etl.OpenApi.Security;

/// <summary>
/// Which credentials an operation's request carries: one alternative of <c>security</c>, all of its schemes (OpenAPI 3.1 §4.8.30).
/// </summary>
internal sealed class SecurityReader(References references)
{
    private const int MostAlternatives = 64;

    private readonly JsonElement schemes = references.Root.ObjectMember("components").ObjectMember("securitySchemes");

    private IReadOnlyList<Credential> OfDocument => field ??= Read(references.Root.TryMember("security", out var declared) ? declared : default);

    /// <summary>The credentials of the alternative chosen; none when security is absent, empty or optional first.</summary>
    public IReadOnlyList<Credential> Read(OperationSite site) => site.Security.ValueKind == JsonValueKind.Undefined ? OfDocument : Read(site.Security);

    private IReadOnlyList<Credential> Read(JsonElement declared)
    {
        if (declared.ValueKind != JsonValueKind.Array)
            return [];

        var alternatives = new List<IReadOnlyList<Credential>>();
        foreach (var requirement in declared.EnumerateArray())
        {
            if (requirement.ValueKind != JsonValueKind.Object || alternatives.Count >= MostAlternatives)
                continue;
            if (Alternative(requirement) is { } alternative)
                alternatives.Add(alternative);
        }

        return Chosen(alternatives);
    }

    /// <summary>
    /// The first alternative when it is the empty one, else by the order that readers know: basic, an API key in a header, a bearer token;
    /// where none of these satisfies an alternative alone, the first that asks for something.
    /// </summary>
    private static IReadOnlyList<Credential> Chosen(List<IReadOnlyList<Credential>> alternatives)
    {
        if (alternatives.Count == 0 || alternatives[0].Count == 0)
            return [];
        return alternatives.Find(alternative => alternative is [var only] && only.Value == CredentialReader.Basic)
            ?? alternatives.FindLast(alternative => alternative is [{ Place: CredentialPlace.Header, Value: CredentialReader.Key }])
            ?? alternatives.Find(alternative => alternative is [var only] && only.Value == CredentialReader.Bearer)
            ?? alternatives.Find(alternative => alternative.Count > 0 && !Collides(alternative))
            ?? WithoutCollisions(alternatives[0]);
    }

    private List<Credential>? Alternative(JsonElement requirement)
    {
        var credentials = new List<Credential>();
        foreach (var member in requirement.EnumerateObject())
        {
            if (!schemes.TryMember(member.SafeName(), out var scheme) || CredentialReader.Read(references.Resolve(scheme)) is not { } credential)
                return null;
            if (!credentials.Contains(credential))
                credentials.Add(credential);
        }

        return credentials;
    }

    /// <summary>Of two credentials in one place the first: no request can carry both.</summary>
    private static List<Credential> WithoutCollisions(IReadOnlyList<Credential> credentials)
    {
        var kept = new List<Credential>(credentials.Count);
        foreach (var credential in credentials)
        {
            if (!kept.Exists(other => other.Place == credential.Place && other.Name.Equals(credential.Name, StringComparison.OrdinalIgnoreCase)))
                kept.Add(credential);
        }

        return kept;
    }

    private static bool Collides(IReadOnlyList<Credential> credentials) =>
        WithoutCollisions(credentials).Count < credentials.Count;
}
