using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Lake.Responses;

/// <summary>
/// The responses in a lake, a file each: <c>responses/ab/cd/KEY.json</c>, written whole and only if absent. Nothing is held in memory, so any number of processes
/// and machines on the lake's disk share them. A broken file is an error that names it and never a reason to ask again: a published version may be made of the
/// reply that stood there, which a sampling model would not give twice.
/// </summary>
/// <param name="store">The lake.</param>
public sealed class LakeResponses(ILakeStore store) : IResponseStore
{
    /// <summary>How many responses there are; every file is listed.</summary>
    public long Count() => store.List(LakePath.Responses).Count(static file => file.Path.EndsWith(".json", StringComparison.Ordinal));

    /// <inheritdoc />
    public StoredResponse? TryRead(string key)
    {
        var path = LakePath.Response(key);
        return Access(path, () => store.Length(path) is { } bytes ? Read(path, key, bytes) : null);
    }

    /// <inheritdoc />
    public StoredResponse Add(StoredResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var path = LakePath.Response(response.Key);
        if (ResponseKey.Of(response.Model, response.Request) != response.Key)
            throw new ArgumentException($"{response.Key} is not the key of the response's model and request", nameof(response));

        return Access(path, () => Put(path, response)) ?? TryRead(response.Key) ?? throw Failure(path, "it was removed while a build used it", null);
    }

    // Null where another writer was first; else what a reader will find.
    private StoredResponse? Put(string path, StoredResponse response)
    {
        var file = ResponseCodec.Write(response);
        return store.PutIfAbsent(path, file.Span) ? ResponseCodec.Read(file, response.Key) : null;
    }

    private StoredResponse Read(string path, string key, long bytes)
    {
        using var from = store.OpenRead(path);
        var file = new byte[bytes];
        from.ReadExactly(file);
        return ResponseCodec.Read(file, key);
    }

    private static StoredResponse? Access(string path, Func<StoredResponse?> access)
    {
        try
        {
            return access();
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw Failure(path, $"the file is broken ({error.Message}); put a whole copy in its place, or delete it to have the model asked again", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Failure(path, error.Message, error);
        }
    }

    private static ModelException Failure(string path, string what, Exception? cause) =>
        new(ModelFailure.Store, $"{path} of the lake, a model's response: {what}", cause);
}
