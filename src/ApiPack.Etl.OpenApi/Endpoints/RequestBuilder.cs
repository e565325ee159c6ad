using ApiPack.Etl.Core.Requests;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Parameters;
using ApiPack.Etl.OpenApi.Security;
using ApiPack.Etl.OpenApi.Values;
using ApiPack.Etl.OpenApi.Wire;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>A resolved request with what it was made from.</summary>
/// <param name="Request">The request.</param>
/// <param name="Host">The host that it goes to, lower case, without port.</param>
/// <param name="Arguments">Argument name to value, secrets left out, in the order path, query, header, cookie, body.</param>
/// <param name="Trimmed">True when parameters or optional properties of the body were left out to keep the request within its bounds.</param>
/// <param name="Unsatisfied">True when a required parameter or the body has a schema that no value was found for: what is sent only comes near.</param>
internal sealed record BuiltRequest(Request Request, string Host, List<Sample.Member> Arguments, bool Trimmed, bool Unsatisfied);

/// <summary>Resolves an operation to its request by the specification.</summary>
internal static class RequestBuilder
{
    private const int MostParameterBytes = 64 * 1024;

    // OpenAPI 3.0.3 §4.7.10: a body is ignored where HTTP gives it no meaning; clients refuse to send it.
    private static bool HasBody(string method) => method is not ("get" or "head" or "trace");

    /// <summary>The request of an operation.</summary>
    public static BuiltRequest Build(OperationSite site, DocumentReading reading)
    {
        var parameters = reading.Parameters.Read(site);
        var arguments = new ArgumentList();
        var path = new PathTemplate(site.Path, reading.Mode);
        var query = new QueryList();
        var headers = new HeaderList();
        var cookies = new List<NameValue>();
        var bytes = 0;
        var unsatisfied = false;
        foreach (var parameter in parameters)
        {
            if (bytes > MostParameterBytes && parameter.Location != Location.Path)
                continue;
            var sampled = reading.Values.Of(parameter);
            if (sampled is null && parameter.Location != Location.Path)
                continue;
            unsatisfied |= sampled is { Satisfies: false };
            var value = sampled?.Value;
            bytes += parameter.Name.Length + (value?.JsonSize ?? 0);
            arguments.Add(parameter.Name, value ?? Sample.OfText($"{{{parameter.Name}}}"));
            switch (parameter.Location)
            {
                case Location.Path:
                    path.Fill(parameter.Name, value is null ? StyledText.OpenPath(parameter) : StyledText.Path(parameter, value));
                    break;
                case Location.Query:
                    query.Add(QueryOf(parameter, value!));
                    break;
                case Location.Header:
                    headers.Add(parameter.Name, StyledText.Header(parameter, value!));
                    break;
                default:
                    cookies.AddRange(CookiesOf(parameter, value!));
                    break;
            }
        }

        query.AddFixed(path.FixedQuery());
        AddCredentials(reading.Security.Read(site), query, headers, cookies);
        var body = HasBody(site.Method) ? reading.Bodies.Build(site.RequestBody) : null;
        if (body is not null)
        {
            headers.Set("content-type", body.Body.MediaType);
            arguments.AddBody(body.Value);
        }

        var server = reading.Servers.Of(site);
        return new BuiltRequest(
            new Request
            {
                Method = site.Method.ToUpperInvariant(),
                Url = server.Url + path.Encoded(),
                Query = query.Items,
                Headers = headers.Items,
                Cookies = cookies,
                Body = body?.Body,
            },
            server.Host,
            arguments.Members,
            bytes > MostParameterBytes || (body?.Trimmed ?? false),
            unsatisfied || (body?.Unsatisfied ?? false));
    }

    private static IReadOnlyList<QueryItem> QueryOf(Parameter parameter, Sample value)
    {
        var style = new PairStyle(
            parameter.Style,
            parameter.Explode,
            PercentEncoding.Component,
            parameter.AllowReserved ? PercentEncoding.ReservedComponent : null,
            parameter.ItemStyle);
        return parameter.MediaType is null
            ? StyledPairs.Of(parameter.Name, value, style)
            : [StyledPairs.Pair(parameter.Name, StyledText.Content(parameter.MediaType, value), style)];
    }

    private static IEnumerable<NameValue> CookiesOf(Parameter parameter, Sample value) =>
        StyledPairs.Of(parameter.Name, value, new PairStyle(parameter.Style, parameter.Explode, PercentEncoding.Component))
            .Select(pair => new NameValue(PercentEncoding.Component(pair.Name), pair.Encoded[(pair.Encoded.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    private static void AddCredentials(IReadOnlyList<Credential> credentials, QueryList query, HeaderList headers, List<NameValue> cookies)
    {
        foreach (var credential in credentials)
        {
            switch (credential.Place)
            {
                case CredentialPlace.Header:
                    headers.Set(credential.Name, credential.Value);
                    break;
                case CredentialPlace.Query:
                    query.Set(credential.Name, credential.Value);
                    break;
                case CredentialPlace.Cookie:
                    cookies.RemoveAll(cookie => cookie.Name == credential.Name);
                    cookies.Add(new NameValue(PercentEncoding.Component(credential.Name), credential.Value));
                    break;
            }
        }
    }
}
