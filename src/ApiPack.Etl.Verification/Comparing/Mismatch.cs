namespace ApiPack.Etl.Verification.Comparing;

/// <summary>Why a call does not send its request.</summary>
/// <param name="Reason">Kebab case, one of <see cref="Reasons"/>.</param>
/// <param name="Detail">What exactly, at most 500 characters.</param>
public sealed record Mismatch(string Reason, string Detail);

/// <summary>The reasons of a <see cref="Mismatch"/>.</summary>
public static class Reasons
{
    /// <summary>The code is not of the form that is generated; the detail says where.</summary>
    public const string Unparsable = "unparsable";

    /// <summary>There is no reader of the language.</summary>
    public const string LanguageUnknown = "language-unknown";

    /// <summary>The request's JSON cannot be read.</summary>
    public const string RequestUnreadable = "request-unreadable";

    /// <summary>Another method.</summary>
    public const string MethodDiffers = "method-differs";

    /// <summary>Another URL or query.</summary>
    public const string UrlDiffers = "url-differs";

    /// <summary>A character in the URL that no tool sends as it is.</summary>
    public const string UrlIllegal = "url-illegal";

    /// <summary>A header of the request is not there.</summary>
    public const string HeaderMissing = "header-missing";

    /// <summary>A header is there that the request does not have.</summary>
    public const string HeaderExtra = "header-extra";

    /// <summary>A header has another value.</summary>
    public const string HeaderDiffers = "header-differs";

    /// <summary>Other cookies.</summary>
    public const string CookieDiffers = "cookie-differs";

    /// <summary>The request has a body, the call sends none.</summary>
    public const string BodyMissing = "body-missing";

    /// <summary>The request has no body, the call sends one.</summary>
    public const string BodyExtra = "body-extra";

    /// <summary>Another body.</summary>
    public const string BodyDiffers = "body-differs";

    /// <summary>A multipart whose boundary, delimiters or part headers are not in order.</summary>
    public const string MultipartBroken = "multipart-broken";
}
