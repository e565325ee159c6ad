using ApiPack.Etl.Core.Requests;

namespace ApiPack.Etl.Tests.Verification;

/// <summary>Changes a request in each of its fields.</summary>
internal static class RequestMutation
{
    public static IEnumerable<(string What, Request Changed)> All(Request request)
    {
        yield return ("method", request with { Method = request.Method + "X" });
        yield return ("url longer", request with { Url = request.Url + "x" });
        yield return ("url shorter", request with { Url = request.Url[..^1] });
        yield return ("query item more", request with { Query = [.. request.Query, new("zz", "1", "zz=1")] });
        yield return ("header more", request with { Headers = [.. request.Headers, new("X-More", "1")] });
        yield return ("cookie more", request with { Cookies = [.. request.Cookies, new("zz", "1")] });
        for (var i = 0; i < request.Query.Count; i++)
        {
            yield return ($"query item {i} dropped", request with { Query = Without(request.Query, i) });
            yield return ($"query item {i} twice", request with { Query = Twice(request.Query, i) });
            yield return ($"query item {i} changed", request with { Query = With(request.Query, i, request.Query[i] with { Encoded = request.Query[i].Encoded + "x" }) });
        }

        for (var i = 0; i < request.Headers.Count; i++)
        {
            yield return ($"header {i} dropped", request with { Headers = Without(request.Headers, i) });
            if (!IsSingle(request.Headers[i].Name))
                yield return ($"header {i} twice", request with { Headers = Twice(request.Headers, i) });
            yield return ($"header {i} changed", request with { Headers = With(request.Headers, i, request.Headers[i] with { Value = request.Headers[i].Value + "x" }) });
            yield return ($"header {i} renamed", request with { Headers = With(request.Headers, i, request.Headers[i] with { Name = request.Headers[i].Name + "x" }) });
        }

        for (var i = 0; i < request.Cookies.Count; i++)
        {
            yield return ($"cookie {i} dropped", request with { Cookies = Without(request.Cookies, i) });
            yield return ($"cookie {i} changed", request with { Cookies = With(request.Cookies, i, request.Cookies[i] with { Value = request.Cookies[i].Value + "x" }) });
        }

        foreach (var (what, body) in Bodies(request.Body))
            yield return (what, request with { Body = body });
    }

    /// <summary>
    /// True for a change that a call of the language does not show: a type that the body tells anyway; a body where the method or library brings none; a fragment where
    /// only the target is written; the name of a file that a person chooses.
    /// </summary>
    public static bool IsBeyond(string lang, Request request, Request changed) =>
        IsTypeOfBody(request, changed)
        || (changed.Body != request.Body && (request.Method == "HEAD" || (lang == "java" && request.Method == "GET") || (lang == "javascript" && request.Body is BinaryBody)))
        || (lang == "python" && changed.Url != request.Url && request.Url.Contains('#', StringComparison.Ordinal));

    private static bool IsTypeOfBody(Request request, Request changed) =>
        request.Body is { } body
        && changed.Headers.Count < request.Headers.Count
        && request.Headers.Except(changed.Headers).Single() is { } header
        && header.Name.Equals("content-type", StringComparison.OrdinalIgnoreCase)
        && header.Value == body.MediaType;

    private static IEnumerable<(string What, RequestBody? Body)> Bodies(RequestBody? body)
    {
        switch (body)
        {
            case null:
                yield return ("body more", new TextBody("text/plain", "x", IsJson: false));
                break;
            case TextBody text:
                yield return ("text longer", text with { Text = text.Text + "x" });
                for (var i = 0; i < text.Text.Length; i += Math.Max(1, text.Text.Length / 7))
                    yield return ($"text changed at {i}", text with { Text = $"{text.Text[..i]}{(text.Text[i] == '7' ? '8' : '7')}{text.Text[(i + 1)..]}" });
                break;
            case FormBody form:
                yield return ("field more", form with { Fields = [.. form.Fields, new("zz", "1", "zz=1")] });
                for (var i = 0; i < form.Fields.Count; i++)
                {
                    yield return ($"field {i} dropped", form with { Fields = Without(form.Fields, i) });
                    yield return ($"field {i} changed", form with { Fields = With(form.Fields, i, form.Fields[i] with { Encoded = form.Fields[i].Encoded + "x" }) });
                }

                break;
            case BinaryBody binary:
                yield return ("file changed", binary with { FileName = binary.FileName + "x" });
                break;
            case MultipartBody multipart:
                foreach (var (what, parts) in Parts(multipart.Parts))
                    yield return (what, multipart with { Parts = parts });
                break;
        }
    }

    private static IEnumerable<(string What, IReadOnlyList<MultipartPart> Parts)> Parts(IReadOnlyList<MultipartPart> parts)
    {
        yield return ("part more", [.. parts, new("zz", "1")]);
        for (var i = 0; i < parts.Count; i++)
        {
            yield return ($"part {i} dropped", Without(parts, i));
            yield return ($"part {i} renamed", With(parts, i, parts[i] with { Name = parts[i].Name + "x" }));
            if (parts[i].FileName is { } file)
                yield return ($"part {i} of another file", With(parts, i, parts[i] with { FileName = file + "x" }));
            else
                yield return ($"part {i} changed", With(parts, i, parts[i] with { Value = parts[i].Value + "x" }));
            yield return ($"part {i} of another type", With(parts, i, parts[i] with { ContentType = "text/x-other" }));
        }
    }

    /// <summary>True for a header of which the last counts.</summary>
    private static bool IsSingle(string name) => name.Equals("content-type", StringComparison.OrdinalIgnoreCase) || name.Equals("authorization", StringComparison.OrdinalIgnoreCase);

    private static List<T> Without<T>(IReadOnlyList<T> items, int at) => [.. items.Where((_, i) => i != at)];

    private static List<T> Twice<T>(IReadOnlyList<T> items, int at) => [.. items.Take(at + 1), .. items.Skip(at)];

    private static List<T> With<T>(IReadOnlyList<T> items, int at, T item) => [.. items.Take(at), item, .. items.Skip(at + 1)];
}
