using System.Text;
using System.Text.RegularExpressions;

namespace ApiPack.Etl.Core.Tables;

/// <summary>Keys by which APIs that are versions or copies of one another are found, and by which one operation is known in all of them.</summary>
public static partial class ApiFamily
{
    /// <summary>
    /// An operation whatever the API's version: method and path with version segments left out and parameter names forgotten:
    /// <c>GET /v2/users/{id}</c> and <c>GET /users/{user}</c> are both <c>get /users/{}</c>.
    /// </summary>
    public static string Operation(string method, string path)
    {
        var key = new StringBuilder(method.ToLowerInvariant()).Append(' ');
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!VersionSegment().IsMatch(segment))
            {
                key.Append('/').Append(Parameter().Replace(segment, "{}"));
            }
        }

        return key.ToString();
    }

    /// <summary>An API's id less its version tokens: <c>…/microsoft.com/graph-beta</c> and <c>…/microsoft.com/graph</c> share one key.</summary>
    public static string Name(string apiId)
    {
        var name = VersionToken().Replace(apiId.ToLowerInvariant(), "");
        return name.TrimEnd('-', '_', '.', '/');
    }

    [GeneratedRegex(@"^v?\d+([._-]\d+)*([._-]?(alpha|beta|preview|rc)\d*)?$|^(alpha|beta|preview)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VersionSegment();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[-_. ]?v\d+(?![a-z])([._]\d+)*|[-_. ]\d+(\.\d+)*(?=$|[-_/])|[-_. ](alpha|beta|preview)\b", RegexOptions.CultureInvariant)]
    private static partial Regex VersionToken();
}
