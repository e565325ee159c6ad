using System.Text.Json;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.OpenApi2.Expectations;

/// <summary>Tells a request's credentials from what else it sends: exactly one alternative must be there.</summary>
internal sealed class ExpectedSecurity
{
    /// <summary>How the credentials differ.</summary>
    public required IReadOnlyList<string> Mismatches { get; init; }

    /// <summary>The query without credentials.</summary>
    public required List<QueryItem> OtherQuery { get; init; }

    /// <summary>The headers without credentials.</summary>
    public required List<NameValue> OtherHeaders { get; init; }

    /// <summary>Reads the request's credentials.</summary>
    public static ExpectedSecurity Of(JsonElement expected, Request request)
    {
        var alternatives = expected.Items("security").Select(alternative => alternative.EnumerateArray().Select(Credential.Of).ToList()).ToList();
        var all = alternatives.SelectMany(alternative => alternative).ToList();
        var isOne = alternatives.Count == 0 || alternatives.Exists(alternative =>
            alternative.TrueForAll(credential => credential.IsIn(request)) && all.TrueForAll(other => !other.IsPlaceIn(request) || alternative.Exists(own => own.IsSamePlace(other))));
        return new ExpectedSecurity
        {
            Mismatches = isOne ? [] : ["not one alternative of the security is sent"],
            OtherQuery = [.. request.Query.Where(item => !all.Exists(credential => credential.IsQuery && credential.Name == item.Name))],
            OtherHeaders = [.. request.Headers.Where(header => !all.Exists(credential => !credential.IsQuery && credential.Name.Equals(header.Name, StringComparison.OrdinalIgnoreCase)))],
        };
    }

    private sealed record Credential(bool IsQuery, string Name, string Prefix)
    {
        public static Credential Of(JsonElement element) => new(
            element.GetProperty("in").GetString() == "query",
            element.GetProperty("name").GetString()!,
            element.TryGetProperty("prefix", out var prefix) ? prefix.GetString()! : "");

        public bool IsIn(Request request) => Values(request).Any(value => value.StartsWith(Prefix, StringComparison.Ordinal) && value.Length > Prefix.Length);

        public bool IsPlaceIn(Request request) => Values(request).Any();

        public bool IsSamePlace(Credential other) => IsQuery == other.IsQuery && Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);

        private IEnumerable<string> Values(Request request) => IsQuery
            ? request.Query.Where(item => item.Name == Name).Select(item => item.Value)
            : request.Headers.Where(header => header.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);
    }
}
