using System.Collections.Frozen;

namespace ApiPack.Etl.Calls.Extraction;

/// <summary>A language of the dataset as files name it and as their own code is known by (paper 3.4), whatever client it uses.</summary>
/// <param name="Lang">The dataset's value.</param>
/// <param name="Names">First words of the names that files write, lower case, without digits at their end.</param>
/// <param name="Keywords">Code of the language that makes an HTTP request holds one of them.</param>
internal sealed record SampleLanguage(string Lang, string[] Names, string[] Keywords)
{
    private static readonly SampleLanguage Node = new("node", ["node", "nodejs"], ["require(", "import ", "fetch(", "axios"]);

    private static readonly SampleLanguage JavaScript = new("javascript", ["javascript", "js"], ["XMLHttpRequest", "fetch(", ".ajax(", "axios"]);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SampleLanguage> All { get; } =
    [
        new("cURL", ["curl", "shell", "bash", "sh"], ["curl "]),
        new("java", ["java"], ["HttpClient", "OkHttp", "URLConnection", "HttpRequest", "Unirest", "RestTemplate", "new URL("]),
        Node,
        new("python", ["python"], ["requests.", "http.client", "urllib", "httpx.", "aiohttp"]),
        new("go", ["go", "golang"], ["http.NewRequest", "http.Get(", "http.Post", "http.Head("]),
        new("ruby", ["ruby"], ["Net::HTTP", "RestClient", "Faraday", "HTTParty", "Typhoeus", "Excon", "URI("]),
        new("php", ["php"], ["curl_init(", "HttpRequest", "Guzzle", "Unirest", "file_get_contents("]),
        new("swift", ["swift"], ["URLRequest", "URLSession", "Alamofire", "AF.request("]),
        new("libcurl", ["c", "libcurl"], ["curl_easy_init(", "curl_easy_perform("]),
        JavaScript,
    ];

    private static readonly FrozenDictionary<string, SampleLanguage> ByName =
        All.SelectMany(static language => language.Names.Select(name => (name, language))).ToFrozenDictionary(static pair => pair.name, static pair => pair.language);

    /// <summary>The language of a sample, or null when it is none of the dataset's. JavaScript that requires modules is Node.js.</summary>
    /// <param name="name">The name that the file writes: <c>cURL</c>, <c>Python3</c>, <c>node-js</c>, <c>Php + Curl</c>.</param>
    /// <param name="code">The code; null where there is none.</param>
    public static SampleLanguage? Of(string name, string? code)
    {
        var words = Words(name);
        var found = words.Length == 0 ? null : ByName.GetValueOrDefault(words[0]);
        return found == JavaScript && (words.Intersect(Node.Names).Any() || code?.Contains("require(", StringComparison.Ordinal) == true) ? Node : found;
    }

    /// <summary>True when the code holds a keyword.</summary>
    public bool IsKnownIn(string code) => Keywords.Any(keyword => code.Contains(keyword, StringComparison.Ordinal));

    // C# and C++ are words of their own, and no C.
    private static string[] Words(string name)
    {
        var text = string.Concat(name.ToLowerInvariant().Select(static c => char.IsAsciiLetterOrDigit(c) || c is '#' or '+' ? c : ' '));
        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => word.TrimEnd("0123456789".ToCharArray())).Where(static word => word.Trim('+').Length > 0)];
    }
}
