using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ApiPack.Etl.Core.Models;

namespace ApiPack.Etl.Models.Http;

/// <summary>Takes what is wanted out of a reply, token by token.</summary>
internal delegate T ReplyParser<out T>(ref Utf8JsonReader reader);

/// <summary>Requests and replies with one server. Every failure is an <see cref="AttemptException"/>; cancelling closes the connection.</summary>
/// <param name="http">Sends; shared by all servers.</param>
/// <param name="address">The server.</param>
/// <param name="key">Its key, or null.</param>
/// <param name="time">The clock that a Retry-After date is read by.</param>
internal sealed class Exchange(HttpMessageInvoker http, Uri address, ApiKey? key, TimeProvider time)
{
    private const int MostBytes = 64 << 20;
    private const int ErrorBytes = 4096;
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    // What is behind such a path and then is not found is a server that restarts behind its gateway.
    private readonly ConcurrentDictionary<string, bool> answered = new(StringComparer.Ordinal);

    /// <summary>The server.</summary>
    public Uri Address => address;

    /// <summary>Posts JSON and reads the reply.</summary>
    public Task<T> Post<T>(string path, Action<Utf8JsonWriter> body, ReplyParser<T> parse, CancellationToken cancellationToken)
    {
        var content = new ReadOnlyMemoryContent(ModelJson.Bytes(body));
        content.Headers.ContentType = Json;
        return Send(new(HttpMethod.Post, new Uri(address, path)) { Content = content }, parse, cancellationToken);
    }

    /// <summary>Gets and reads the reply.</summary>
    public Task<T> Get<T>(string path, ReplyParser<T> parse, CancellationToken cancellationToken) =>
        Send(new(HttpMethod.Get, new Uri(address, path)), parse, cancellationToken);

    private async Task<T> Send<T>(HttpRequestMessage request, ReplyParser<T> parse, CancellationToken cancellationToken)
    {
        using var _ = request;
        key?.ApplyTo(request.Headers);
        var path = request.RequestUri!.AbsolutePath;
        try
        {
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var __ = stream.ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
                throw Failure(response, path, await ErrorText(stream, cancellationToken).ConfigureAwait(false));
            var reply = await Parse(stream, path, parse, cancellationToken).ConfigureAwait(false);
            answered.TryAdd(path, true);
            return reply;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            throw new AttemptException(AttemptFault.Failing, $"{address.Authority} {path}: {Cause(error)}", inner: error);
        }
    }

    private async Task<T> Parse<T>(Stream stream, string path, ReplyParser<T> parse, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 << 10);
        try
        {
            var length = 0;
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
            {
                if ((length += read) > MostBytes)
                    throw AttemptException.Invalid($"{address.Authority} {path}: the reply is longer than {MostBytes >> 20} MiB");
                if (length == buffer.Length)
                    buffer = Larger(buffer, length);
            }

            var reader = new Utf8JsonReader(buffer.AsSpan(0, length));
            var reply = parse(ref reader);
            return reader.Read() ? throw new JsonException("something follows the JSON value") : reply;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw new AttemptException(AttemptFault.Invalid, $"{address.Authority} {path}: the reply is not what the API says: {error.Message}", inner: error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Larger(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private AttemptException Failure(HttpResponseMessage response, string path, string text)
    {
        var fault = (int)response.StatusCode switch
        {
            413 => AttemptFault.TooLarge,
            404 when answered.ContainsKey(path) => AttemptFault.Failing,
            401 or 403 or 404 or 405 or < 400 => AttemptFault.Denied,
            429 or 503 => AttemptFault.Busy,
            408 or 425 => AttemptFault.Failing,
            < 500 => AttemptFault.Refused,
            500 => AttemptFault.ServerError,
            _ => AttemptFault.Failing,
        };
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - time.GetUtcNow() : null;
        return new(fault, $"{address.Authority} {path} answers {(int)response.StatusCode}{(text.Length == 0 ? "" : $": {text}")}", wait > TimeSpan.Zero ? wait : null) { Status = (int)response.StatusCode };
    }

    private async Task<string> ErrorText(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[ErrorBytes];
        var length = await stream.ReadAtLeastAsync(buffer, ErrorBytes, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var text = string.Join(' ', Encoding.UTF8.GetString(buffer, 0, length).Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        text = key?.Redact(text) ?? text;
        return text.Length <= 300 ? text : text[..300] + "…";
    }

    private static string Cause(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error.Message;
    }
}
