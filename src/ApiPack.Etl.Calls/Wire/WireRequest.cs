using ApiPack.Etl.Calls.Values;
using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Calls.Wire;

/// <summary>A request worked out once for all languages: what is written is what goes on the wire. Not for use by two threads at once.</summary>
public sealed class WireRequest
{
    private bool jsonRead;

    private WireRequest(Request request, WireUrl url)
    {
        Method = request.Method;
        Url = url;
        Query = request.Query;
        Cookies = request.Cookies;
        Headers = WireHeaders.Merged(request.Headers);
        Body = request.Body;
        Cookie = Cookies.Count == 0 ? null : string.Join("; ", Cookies.Select(cookie => $"{cookie.Name}={Percent.Header(cookie.Value)}"));
        Boundary = Body is MultipartBody multipart ? Multipart.Boundary(multipart) : null;
    }

    /// <summary>HTTP method, upper case.</summary>
    public string Method { get; }

    /// <summary>The URL and its parts.</summary>
    public WireUrl Url { get; }

    /// <summary>The body, or null.</summary>
    public RequestBody? Body { get; }

    /// <summary>Query parameters in order.</summary>
    internal IReadOnlyList<QueryItem> Query { get; }

    /// <summary>Cookies in order.</summary>
    internal IReadOnlyList<NameValue> Cookies { get; }

    /// <summary>The <c>Cookie</c> header's value, or null.</summary>
    internal string? Cookie { get; }

    /// <summary>Headers in order, names unique, without <c>Cookie</c>; a multipart's <c>Content-Type</c> without its boundary.</summary>
    internal NameValue[] Headers { get; }

    /// <summary><see cref="Headers"/> with a multipart's boundary.</summary>
    internal NameValue[] HeadersWithBoundary => field ??=
        Boundary is null ? Headers : WireHeaders.WithContentType(Headers, $"{Body!.MediaType}; boundary={Boundary}");

    /// <summary><see cref="Headers"/> by name.</summary>
    internal NameValue[] SortedHeaders => field ??= WireHeaders.Sorted(Headers);

    /// <summary><see cref="HeadersWithBoundary"/> by name.</summary>
    internal NameValue[] SortedHeadersWithBoundary => field ??= Boundary is null ? SortedHeaders : WireHeaders.Sorted(HeadersWithBoundary);

    /// <summary><see cref="Headers"/> after <c>cookie</c>.</summary>
    internal NameValue[] HeadersAndCookie => field ??= AfterCookie(Headers);

    /// <summary><see cref="HeadersWithBoundary"/> after <c>cookie</c>.</summary>
    internal NameValue[] HeadersWithBoundaryAndCookie => field ??= Boundary is null ? HeadersAndCookie : AfterCookie(HeadersWithBoundary);

    /// <summary>A multipart body's boundary, else null.</summary>
    internal string? Boundary { get; }

    /// <summary>The body in pieces of text and files; empty without a body.</summary>
    internal BodyPiece[] Pieces => field ??= Body switch
    {
        null => [],
        TextBody text => [new(text.Text, IsFile: false)],
        FormBody form => [new(FormText(form), IsFile: false)],
        MultipartBody multipart => Multipart.Pieces(multipart, Boundary!),
        BinaryBody binary => [new(binary.FileName, IsFile: true)],
        _ => throw new NotSupportedException($"no wire form for a {Body.GetType().Name}"),
    };

    /// <summary>The whole body where it is text, else null.</summary>
    internal string? Text => Pieces is [{ IsFile: false } piece] ? piece.Text : null;

    /// <summary>True when the body reads a file.</summary>
    internal bool HasFiles => Pieces.Length > 1 || Pieces is [{ IsFile: true }];

    /// <summary>The body as a JSON value, or null where it is none that literals can stand for.</summary>
    internal JsonTree? Json
    {
        get
        {
            if (!jsonRead && Body is TextBody { IsJson: true } body)
                field = JsonTree.Read(body.Text);
            jsonRead = true;
            return field;
        }
    }

    /// <summary>The request worked out, or null when its URL is not absolute.</summary>
    public static WireRequest? Of(Request request) => WireUrl.Of(request) is { } url ? new(request, url) : null;

    private static string FormText(FormBody form)
    {
        var fields = new string[form.Fields.Count];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = form.Fields[i].Encoded;
        return string.Join('&', fields);
    }

    private NameValue[] AfterCookie(NameValue[] headers) => Cookie is null ? headers : [new("cookie", Cookie), .. headers];
}
