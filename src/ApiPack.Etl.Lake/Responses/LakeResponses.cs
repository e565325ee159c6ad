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
    /// <inheritdoc />
    public StoredResponse? TryRead(string key)
    {
        var path = LakePath.Response(key);
        return store.Length(path) is { } bytes ? Read(path, key, bytes) : null;
    }

    /// <inheritdoc />
    public StoredResponse Add(StoredResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        var path = LakePath.Response(response.Key);
        var file = ResponseCodec.Write(response);
        var written = ResponseCodec.Read(file, response.Key);
        return store.PutIfAbsent(path, file.Span)
            ? written
            : TryRead(response.Key) ?? throw new IOException($"{path} was removed while a build used it; leave {LakePath.Responses}/ alone and build again");
    }

    private StoredResponse Read(string path, string key, long bytes)
    {
        using var from = store.OpenRead(path);
        var file = new byte[bytes];
        try
        {
            from.ReadExactly(file);
            return ResponseCodec.Read(file, key);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidDataException($"{path} is broken: {error.Message}; put back a whole copy, or delete it to have the model asked again", error);
        }
    }
}
