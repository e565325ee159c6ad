using System.Text;
using ApiPack.Etl.OpenApi.Documents;
using ApiPack.Etl.OpenApi.Texts;

namespace ApiPack.Etl.OpenApi.Endpoints;

/// <summary>Names of a file's endpoints: the operation's id, else one derived from method and path; none twice in a file.</summary>
/// <param name="sites">The document's operations.</param>
internal sealed class EndpointNames(List<OperationSite> sites)
{
    private const int LongestName = 200;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>All ids that the document declares: no derived name may be one of them.</summary>
    private HashSet<string> AllDeclared => field ??= [.. sites.Select(static site => Declared(site)).OfType<string>()];

    /// <summary>The operation's name, and whether it is derived.</summary>
    public (string Name, bool Derived) Name(OperationSite site)
    {
        if (Declared(site) is { } own && taken.Add(own))
            return (own, false);

        var derived = Derived(site.Method, site.Path);
        var name = derived;
        var number = numbers.GetValueOrDefault(derived, 1);
        while (AllDeclared.Contains(name) || !taken.Add(name))
            name = $"{derived}{++number}";
        numbers[derived] = number;
        return (name, true);
    }

    private static string? Declared(OperationSite site)
    {
        var id = PlainIdentifier(site.OperationId.TextOrNull());
        return id.Length == 0 ? null : id;
    }

    private static string PlainIdentifier(string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
            return "";
        return PlainText.Cut(WithoutControls(id.Trim()), LongestName);
    }

    private static string WithoutControls(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
                return string.Create(text.Length, text, static (plain, text) =>
                {
                    for (var at = 0; at < plain.Length; at++)
                        plain[at] = char.IsControl(text[at]) ? ' ' : text[at];
                });
        }

        return text;
    }

    /// <summary><c>GET /users/{id}/posts</c> as <c>getUsersByIdPosts</c>.</summary>
    private static string Derived(string method, string path)
    {
        var name = new StringBuilder(method);
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment.Contains('{', StringComparison.Ordinal))
                name.Append("By");
            var start = true;
            foreach (var character in segment)
            {
                if (!char.IsLetterOrDigit(character))
                {
                    start = true;
                    continue;
                }

                name.Append(start ? char.ToUpperInvariant(character) : character);
                start = false;
            }
        }

        return PlainText.Cut(name.ToString(), LongestName);
    }
}
