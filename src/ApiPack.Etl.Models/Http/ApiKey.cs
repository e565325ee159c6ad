using System.Net.Http.Headers;
using ApiPack.Etl.Core;

namespace ApiPack.Etl.Models.Http;

/// <summary>A server's key. It goes into one header and nowhere else; what a server says is shown without it.</summary>
internal sealed class ApiKey
{
    private readonly string value;

    private ApiKey(string value) => this.value = value;

    /// <summary>The key in an environment variable, or null where none is named.</summary>
    /// <param name="variable">Name of the variable; empty for none.</param>
    /// <param name="environment">Looks a variable up.</param>
    /// <exception cref="InputException">The variable is not set, or its value cannot be a key.</exception>
    public static ApiKey? Of(string variable, Func<string, string?> environment)
    {
        if (variable.Length == 0)
            return null;
        var value = environment(variable)?.Trim();
        if (string.IsNullOrEmpty(value))
            throw new InputException("the environment variable that key_env names is not set: set it to the server's key, or leave key_env out");
        if (value.Any(static character => character is <= ' ' or >= (char)127))
            throw new InputException("the environment variable that key_env names holds spaces or characters that no key has");
        return new(value);
    }

    public void ApplyTo(HttpRequestHeaders headers) => headers.Authorization = new("Bearer", value);

    public string Redact(string text) => text.Replace(value, ToString(), StringComparison.Ordinal);

    public override string ToString() => "***";
}
