using ApiPack.Etl.Core;
using ApiPack.Etl.Tests.Contract;
using ApiPack.Etl.TestWorker;

namespace ApiPack.Etl.Tests.DuckDb;

public sealed class FileTests
{
    [SkippableFact]
    public void One_thread_and_two_threads_give_equal_files_and_fingerprints()
    {
        using var one = new TestLake(threads: 1);
        using var two = new TestLake(threads: 2);
        var rows = Item.Many(30_000).ToArray();

        var first = one.Run(Stages.Items(rows)).Table;
        var second = two.Run(Stages.Items(rows.Reverse()) with { BatchRows = 7 }).Table;

        second.Files.ShouldBe(first.Files);
        two.Fingerprint(second).ShouldBe(one.Fingerprint(first));
    }

    [SkippableFact]
    public void A_file_is_named_by_its_content_and_not_written_twice()
    {
        using var lake = new TestLake();
        var table = lake.Run(Stages.Items(Item.Many(500))).Table;
        var file = table.Files[0];
        var path = lake.PathOf(table, file);
        var bytes = File.ReadAllBytes(path);
        var written = File.GetLastWriteTimeUtc(path);

        lake.Run(Stages.Items(Item.Many(500)));

        Ids.File(bytes).ShouldBe(file.Sha256);
        bytes.Length.ShouldBe((int)file.Bytes);
        file.Path.ShouldBe($"{file.Partition}/{file.Bucket:00}-{file.Sha256[..32]}.parquet");
        File.GetLastWriteTimeUtc(path).ShouldBe(written);
        Directory.GetFiles(lake.Folder, "*.parquet", SearchOption.AllDirectories).Length.ShouldBe(table.Files.Count);
    }

    [SkippableFact]
    public void A_row_lies_in_the_bucket_of_its_api()
    {
        using var lake = new TestLake();
        var table = lake.Run(Stages.Items(Item.Many(500))).Table;
        var file = table.Files.Single(f => f.Bucket == Ids.Bucket("api/5") && f.Partition == "lang=go");

        lake.Engine.Count($"SELECT count(*) FROM read_parquet('{lake.PathOf(table, file)}') WHERE api = 'api/5' AND lang = 'go'").ShouldBeGreaterThan(0);
        lake.Engine.Count("SELECT count(*) FROM items WHERE lang = 'go'").ShouldBe(Item.Many(500).Count(row => row.Lang == "go"));
    }

    [SkippableFact]
    public void The_work_folder_is_empty_after_dispose_and_after_a_kill()
    {
        var folder = "";
        using (var lake = new TestLake())
        {
            folder = Path.Combine(lake.Folder, "work", "duckdb");
            Directory.CreateDirectory(Path.Combine(folder, "4194305-1"));
            File.WriteAllText(Path.Combine(folder, "4194305-1", "1.parquet"), "half");
            lake.Run(Stages.Items(Item.Many(10)));
            Directory.GetDirectories(folder).ShouldHaveSingleItem().ShouldNotEndWith("4194305-1");
            lake.Engine.Dispose();
            Directory.GetFileSystemEntries(folder).ShouldBeEmpty();
        }
    }

    [SkippableFact]
    public void A_lake_folder_that_looks_like_a_partition_changes_nothing()
    {
        using var lake = new TestLake();
        var inner = Path.Combine(lake.Folder, "lang=swift", "it's a lake");
        using var engine = new ApiPack.Etl.DuckDb.DuckDbEngine(new() { LakeFolder = inner, Threads = 1 });

        engine.Run(Stages.Items(Item.Many(30)), null, CancellationToken.None);

        engine.Count("SELECT count(*) FROM items WHERE lang = 'go'").ShouldBe(10);
    }
}
