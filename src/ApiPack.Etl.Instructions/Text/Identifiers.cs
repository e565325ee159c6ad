using System.Buffers;

namespace ApiPack.Etl.Instructions.Text;

/// <summary>Names as programmers write them, and the words in them.</summary>
internal static class Identifiers
{
    private static readonly SearchValues<char> Joints = SearchValues.Create("_.-/:$@#+");

    private static readonly SearchValues<char> CodeMarks = SearchValues.Create("_-./");

    private static readonly HashSet<string> Brands = new(StringComparer.Ordinal)
    {
        "GitHub", "GitLab", "YouTube", "PayPal", "LinkedIn", "JavaScript", "TypeScript", "WhatsApp", "OneDrive", "OneNote", "SharePoint", "OpenAPI", "OpenID",
        "OpenSearch", "BigQuery", "CloudWatch", "CloudFront", "CloudFormation", "CloudTrail", "WordPress", "DocuSign", "PowerPoint", "FaceBook", "WebSocket",
        "eBay", "iOS", "iPhone", "iPad", "iPlayer", "macOS", "eCommerce", "iTunes", "eSign", "IDs", "URLs", "URIs", "IPs", "APIs", "VMs", "PDFs", "OAuth", "OAuths",
        "GeoJSON", "IoT",
        "SageMaker", "MediaLive", "MediaConnect", "MediaPackage", "MediaStore", "HealthLake", "QuickSight", "AppStream", "DataSync", "DynamoDB", "ElastiCache",
        "WorkSpaces", "WorkMail", "WorkDocs", "AppFlow", "AppConfig", "FinSpace", "DevOps", "HubSpot", "MailChimp", "SendGrid", "FedEx", "CoreWeave", "TikTok",
        "GuardDuty", "CodeBuild", "CodeCommit", "CodeDeploy", "CodePipeline", "CodeStar", "CodeArtifact", "OpsWorks", "DeepLens", "EventBridge", "FreeRTOS",
        "HoloLens", "PlayStation", "QuickBooks", "SoundCloud", "StackOverflow", "TripAdvisor", "VMware", "WeChat", "XBox", "GraphQL", "OpenStack", "OpenShift",
    };

    /// <summary>True for a name that no sentence would hold as a word: inner capitals, digits with letters, underscores, dots, slashes.</summary>
    public static bool IsIdentifier(ReadOnlySpan<char> name)
    {
        if (name.Contains(' ') || !name.ContainsAnyInRange('A', 'z'))
            return false;
        return name.IndexOfAny(Joints) > 0 || IsMixed(name) || (name.IndexOfAnyInRange('0', '9') >= 0 && name.IndexOfAnyInRange('a', 'z') >= 0);
    }

    /// <summary>True for a token that only a programmer would write: <c>list_users</c>, <c>users.list</c>, <c>listUsers</c>, <c>get-user-by-id</c>, a path.</summary>
    public static bool IsCode(ReadOnlySpan<char> token)
    {
        if (token.Length < 6 || (!token.ContainsAny(CodeMarks) && !IsMixed(token)) || token.ContainsAny('@', ' ') || token.Contains("://", StringComparison.Ordinal))
            return false;
        return token.Contains('_') || token.Count('-') > 2 || token[0] == '/' || token.IndexOf('.') > 0
            || (IsMixed(token) && (char.IsAsciiLetterLower(token[0]) || Words(token).Count > 2) && !IsBrand(token.ToString()));
    }

    /// <summary>True where a capital follows a lower-case letter: <c>listUsers</c>.</summary>
    public static bool IsMixed(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]))
                return true;
        }

        return false;
    }

    /// <summary>True for a spelling that is somebody's name (<c>GitHub</c>, <c>eBay</c>) although it looks like an identifier.</summary>
    public static bool IsBrand(string word) => Brands.Contains(word);

    /// <summary>The words of a name: <c>me.ListBareMetalServers_2</c> gives <c>me list bare metal servers 2</c>; acronyms stay upper case, other words become lower case.</summary>
    public static List<string> Words(ReadOnlySpan<char> name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsLetterOrDigit(name[i]))
            {
                Add(words, name[start..i]);
                start = i + 1;
            }
            else if (i == start && Whole(name[i..]) is { } whole)
            {
                words.Add(whole);
                start = i + whole.Length;
                i = start - 1;
            }
            else if (i > start && Breaks(name, i))
            {
                Add(words, name[start..i]);
                start = i--;
            }
        }

        return words;
    }

    /// <summary>The words of a name as one text.</summary>
    public static string Spaced(ReadOnlySpan<char> name) => string.Join(' ', Words(name));

    /// <summary>True when <paramref name="name"/> stands in the text as a whole token (<paramref name="comparison"/> decides about case).</summary>
    public static int IndexOfToken(string text, string name, StringComparison comparison, int from = 0)
    {
        for (var at = text.IndexOf(name, from, comparison); at >= 0; at = text.IndexOf(name, at + 1, comparison))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }

        return -1;
    }

    /// <summary>The spelling of a name inside a name whose capitals mislead (<c>OAuth</c>), or null.</summary>
    private static string? Whole(ReadOnlySpan<char> name)
    {
        foreach (var spelling in (ReadOnlySpan<string>)["OAuth", "IPv4", "IPv6", "IoT", "OpenId"])
        {
            if (name.StartsWith(spelling, StringComparison.OrdinalIgnoreCase) && (name.Length == spelling.Length || !char.IsLower(name[spelling.Length])))
                return spelling;
        }

        return null;
    }

    private static bool Breaks(ReadOnlySpan<char> name, int i)
    {
        if (char.IsUpper(name[i]))
        {
            var plural = i + 1 < name.Length && name[i + 1] == 's' && (i + 2 == name.Length || !char.IsLower(name[i + 2]));
            return char.IsLower(name[i - 1]) || (char.IsDigit(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]))
                || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1]) && !plural);
        }

        if (!char.IsDigit(name[i]))
            return char.IsDigit(name[i - 1]);
        return !char.IsDigit(name[i - 1]) && LettersBefore(name, i) > 3 && char.IsLower(name[i - 1]);
    }

    private static int LettersBefore(ReadOnlySpan<char> name, int i)
    {
        var letters = 0;
        while (i - letters > 0 && char.IsLetter(name[i - letters - 1]))
            letters++;
        return letters;
    }

    private static void Add(List<string> words, ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
            return;
        var isAcronym = word.Length > 1 && !word.ContainsAnyInRange('a', 'z') && word.ContainsAnyInRange('A', 'Z');
        var isPluralAcronym = word.Length > 2 && word[^1] == 's' && !word[..^1].ContainsAnyInRange('a', 'z') && word[..^1].ContainsAnyInRange('A', 'Z');
        words.Add(Acronyms.Of(word) ?? (isAcronym && word.Length <= 4 || isPluralAcronym ? word.ToString() : Vocabulary.Spelling(word) is { } spelling
            && !IsMixed(spelling) ? spelling : isAcronym ? word.ToString() : word.ToString().ToLowerInvariant()));
    }
}
