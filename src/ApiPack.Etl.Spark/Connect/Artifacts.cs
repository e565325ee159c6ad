using ApiPack.Etl.Spark.Protocol;
using Google.Protobuf;

namespace ApiPack.Etl.Spark.Connect;

/// <summary>Uploads files into a session; every executor finds <c>files/NAME</c> at <c>./{server-side session id}/NAME</c>.</summary>
internal static class Artifacts
{
    private const int ChunkBytes = 256 << 10;

    /// <summary>Uploads a file in chunks with checksums.</summary>
    /// <exception cref="SparkException">The server refused it, or received other bytes.</exception>
    public static async Task Upload(SparkSession session, string name, string path, CancellationToken cancellation)
    {
        AddArtifactsResponse answer;
        try
        {
            answer = await session.Send("AddArtifacts", () => Messages(session, name, path), AddArtifactsResponse.Parser, cancellation);
        }
        catch (GrpcException failure)
        {
            throw await ErrorDetails.Describe(session, failure, null);
        }

        if (answer.Artifacts.Count != 1 || !answer.Artifacts[0].IsCrcSuccessful)
            throw new SparkException($"{path} did not arrive at the Spark server as it is here: its checksum differs there");
    }

    // The server takes a file of one chunk in a batch only, and a larger one in chunks only.
    private static IEnumerable<AddArtifactsRequest> Messages(SparkSession session, string name, string path)
    {
        using var file = File.OpenRead(path);
        var length = file.Length;
        var buffer = new byte[ChunkBytes];
        var first = Chunk(file, buffer);
        var request = new AddArtifactsRequest();
        if (length <= ChunkBytes)
        {
            request.Batch = new();
            request.Batch.Artifacts.Add(new AddArtifactsRequest.Types.SingleChunkArtifact { Name = name, Data = first });
        }
        else
        {
            request.BeginChunk = new() { Name = name, TotalBytes = length, NumChunks = (length + ChunkBytes - 1) / ChunkBytes, InitialChunk = first };
        }

        yield return Addressed(session, request);
        while (file.Position < length)
            yield return Addressed(session, new AddArtifactsRequest { Chunk = Chunk(file, buffer) });
    }

    private static AddArtifactsRequest.Types.ArtifactChunk Chunk(FileStream file, byte[] buffer)
    {
        var read = buffer.AsSpan(0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        return new() { Data = ByteString.CopyFrom(read), Crc = Crc32.Of(read) };
    }

    private static AddArtifactsRequest Addressed(SparkSession session, AddArtifactsRequest request)
    {
        request.SessionId = session.Id;
        request.UserContext = session.User;
        request.ClientType = SparkSession.ClientType;
        request.ClientObservedServerSideSessionId = session.ServerSideId;
        return request;
    }
}
