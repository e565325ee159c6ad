using System.Globalization;
using ApiPack.Etl.Core;
using ApiPack.Etl.Models.Servers;

namespace ApiPack.Etl.Models.Uris;

/// <summary>Reads model URIs, strictly: an unknown kind or parameter is an error, not a default.</summary>
internal static class ModelUriReader
{
    private const string Form = "a model URI is KIND+http://HOST:PORT/MODEL?PARAMETER=VALUE&…";

    public static ModelUri Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (plus <= 0 || colon < plus)
            throw new InputException($"the model URI names no kind of server: {Form}, KIND one of {Kinds()}");

        var kind = text[..plus];
        if (ServerKinds.Find(kind) is null)
            throw new InputException($"'{Shown(kind)}' is no kind of model server: KIND is one of {Kinds()}");
        if (!Uri.TryCreate(text[(plus + 1)..], UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw new InputException($"the model URI of the kind '{kind}' holds no address: {Form}");
        if (uri.UserInfo.Length > 0)
            throw new InputException($"the model URI of {uri.Authority} holds a user or a password: put the key in an environment variable and name that with key_env=NAME");
        if (uri.Fragment.Length > 0)
            throw new InputException($"the model URI of {uri.Authority} has a fragment (#…), which means nothing there");

        var parameters = Parameters(uri);
        var root = parameters.GetValueOrDefault("base", "").Trim('/');
        var model = new ModelUri
        {
            Kind = kind,
            Addresses = [.. Hosts(uri, parameters.GetValueOrDefault("replicas", "")).Select(host => new Uri($"{uri.Scheme}://{host}/{(root.Length == 0 ? "" : root + "/")}"))],
            Model = Uri.UnescapeDataString(uri.AbsolutePath).Trim('/'),
            Revision = parameters.GetValueOrDefault("revision", ""),
            KeyVariable = parameters.GetValueOrDefault("key_env", ""),
            Chat = parameters.GetValueOrDefault("prompt", "chat") switch
            {
                "chat" => true,
                "text" => false,
                _ => throw new InputException($"the model URI of {uri.Authority} has a prompt that is neither 'chat' nor 'text'"),
            },
        };
        return model with
        {
            InFlight = Number(uri, parameters, "in_flight", model.InFlight, 4096),
            AttemptSeconds = Number(uri, parameters, "attempt_seconds", model.AttemptSeconds, 3_600),
            TotalSeconds = Number(uri, parameters, "total_seconds", model.TotalSeconds, 86_400),
        };
    }

    private static Dictionary<string, string> Parameters(Uri uri)
    {
        string[] known = ["attempt_seconds", "base", "in_flight", "key_env", "prompt", "replicas", "revision", "total_seconds"];
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? pair : pair[..equals];
            if (equals < 0 || !known.Contains(name, StringComparer.Ordinal))
                throw new InputException($"the model URI of {uri.Authority} has the parameter '{Shown(name)}', which is not one of {string.Join(", ", known)} with a value (keys of servers are never part of a URI: key_env=NAME names the environment variable)");
            if (!parameters.TryAdd(name, Uri.UnescapeDataString(pair[(equals + 1)..])))
                throw new InputException($"the model URI of {uri.Authority} has the parameter '{name}' twice");
        }

        return parameters;
    }

    private static List<string> Hosts(Uri uri, string replicas)
    {
        List<string> hosts = [uri.Authority];
        foreach (var replica in replicas.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Uri.TryCreate($"{uri.Scheme}://{replica}/", UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.PathAndQuery != "/")
                throw new InputException($"the model URI of {uri.Authority} has a replica that is not HOST:PORT");
            if (!hosts.Contains(address.Authority, StringComparer.Ordinal))
                hosts.Add(address.Authority);
        }

        return hosts;
    }

    private static int Number(Uri uri, Dictionary<string, string> parameters, string name, int otherwise, int most)
    {
        if (!parameters.TryGetValue(name, out var text))
            return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : throw new InputException($"the model URI of {uri.Authority} has a {name} that is no number from 1 to {most}");
    }

    private static string Kinds() => string.Join(", ", ServerKinds.All.Select(static server => server.Kind));

    private static string Shown(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
