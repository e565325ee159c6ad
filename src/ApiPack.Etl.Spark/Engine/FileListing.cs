using System.Globalization;
using System.Runtime.CompilerServices;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Spark.Connect;

namespace ApiPack.Etl.Spark.Engine;

/// <summary>Lists a root's files through Spark, whose executors read each file once for its hash.</summary>
internal static class FileListing
{
    /// <summary>The files, in no order.</summary>
    /// <exception cref="InputException">Spark finds no such folder, or takes its name for a pattern.</exception>
    public static async IAsyncEnumerable<ListedFile> Of(SparkSession session, FileRoot root, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!FileReading.Takes(root))
            throw new InputException($"source {root.Source}: {root.Folder} holds one of * ? [ ] {{ }} \\ , ' \", which Spark reads as a pattern: use another folder");
        var files = new FileReading(root, 0);
        var select = $"SELECT a.path, CAST(a.bytes AS STRING), h.hash FROM ({files.SelectSizes}) AS a LEFT JOIN (SELECT path, sha2(content, 256) AS hash FROM ({files.Select}) AS c) AS h ON h.path = a.path";
        await using var rows = session.Rows(Plans.Sql(select, files.Named), select, 3, cancellation).GetAsyncEnumerator(cancellation);
        while (await Next(rows, root))
            yield return new ListedFile(rows.Current[0]!, long.Parse(rows.Current[1]!, CultureInfo.InvariantCulture), rows.Current[2]);
    }

    /// <summary>What an error says where Spark does not find the folder of a source.</summary>
    public static InputException Unseen(IEnumerable<FileRoot> roots, SparkException failure) =>
        new($"Spark does not see {string.Join(" or ", roots.Select(root => $"{root.Folder} (source {root.Source})"))}: executors must see a source's folder under its own path, or give a URI of a file system that they see ({failure.Message.Split('\n')[0]})", failure);

    /// <summary>True where Spark says that a path is not there.</summary>
    public static bool IsUnseen(SparkException failure) => failure.ErrorClass == "PATH_NOT_FOUND";

    private static async Task<bool> Next(IAsyncEnumerator<string?[]> rows, FileRoot root)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (SparkException missing) when (IsUnseen(missing))
        {
            throw Unseen([root], missing);
        }
    }
}
