using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Core.Models;
using ApiPack.Etl.Core.Tables;
using ApiPack.Etl.Lake.Responses;
using ApiPack.Etl.Lake.Store;
using ApiPack.Etl.Lake.Versions;

namespace ApiPack.Etl.Jobs.Build;

/// <summary>Responses that a lake's folder has lost, while its latest version still holds them: they are put back, so that none is paid for again.</summary>
internal static class LostResponses
{
    /// <summary>Puts back what is missing; nothing is written where all of it is there.</summary>
    /// <returns>How many there were.</returns>
    public static int Restore(Manifest version, IEngine engine, ILakeStore store)
    {
        if (!version.Tables.TryGetValue(Responses.Table, out var pinned))
        {
            return 0;
        }

        engine.Register(pinned.Of(Responses.Table));
        if (engine.Read($"SELECT response, api_id FROM {Responses.Table}", UsedResponse.Schema).All(used => IsThere(used.Key)))
        {
            return 0;
        }

        var responses = new LakeResponses(store);
        var restored = 0;
        foreach (var (response, _) in engine.Read($"SELECT * FROM {Responses.Table}", ResponseRow.Schema).Where(row => !IsThere(row.Response.Key) && IsCurrent(row.Response)))
        {
            responses.Add(response);
            restored++;
        }

        return restored;

        bool IsThere(string key) => store.Length(LakePath.Response(key)) is not null;
    }

    // One of an older format of keys is asked for by nobody.
    private static bool IsCurrent(StoredResponse response) => ResponseKey.Of(response.Model, response.Request) == response.Key;
}
