using System.Diagnostics;
using System.Text.Json;
using ApiPack.Etl.Core;
using ApiPack.Etl.Core.Engine;
using ApiPack.Etl.Lake.Builds;
using ApiPack.Etl.Lake.Store;

namespace ApiPack.Etl.Tests.Lake.Builds;

public sealed class BuildStateTests : IDisposable
{
    private readonly LakeFixture lake = new();
    private readonly BuildState state;
    private readonly StageResult result;

    public BuildStateTests()
    {
        state = new BuildState(lake.Store, BuildState.Key("inputs", "configuration", "code"));
        result = new StageResult
        {
            Table = lake.Instances("python/0:3", "java/0:2"),
            Rejects = lake.Rejects("joined/0:1").Files,
            Ledger = new LedgerEntry { Stage = "joined", In = 6, Kept = 5, Rejected = new Dictionary<string, long> { ["no-call"] = 1 } },
        };
    }

    [Fact]
    public void A_finished_stage_is_loaded_as_it_was_saved()
    {
        state.Save(result);

        JsonSerializer.Serialize(new BuildState(lake.Store, BuildState.Key("inputs", "configuration", "code")).TryLoad("joined", checksums: true))
            .ShouldBe(JsonSerializer.Serialize(result));
    }

    [Fact]
    public void A_stage_of_another_build_or_an_unfinished_one_is_not_loaded()
    {
        state.Save(result);

        state.TryLoad("calls").ShouldBeNull();
        new BuildState(lake.Store, BuildState.Key("inputs", "configuration", "newer code")).TryLoad("joined").ShouldBeNull();
    }

    [Fact]
    public void Parts_of_a_key_cannot_flow_into_one_another() =>
        BuildState.Key("a\nb", "c", "d").ShouldNotBe(BuildState.Key("a", "b\nc", "d"));

    [Fact]
    public void A_stage_whose_file_is_gone_or_cut_is_not_loaded()
    {
        state.Save(result);
        var path = LakePath.DataFile("rejects", result.Rejects[0].Path);
        var text = lake.ReadText(path);

        lake.WriteText(path, text[..^1]);
        state.TryLoad("joined").ShouldBeNull();
        lake.WriteText(path, text);
        state.TryLoad("joined").ShouldNotBeNull();

        lake.Store.Delete(LakePath.DataFile("instances", result.Table.Files[1].Path));
        state.TryLoad("joined").ShouldBeNull();
    }

    [Fact]
    public void A_changed_byte_is_seen_when_checksums_are_asked_for()
    {
        state.Save(result);
        var path = LakePath.DataFile("instances", result.Table.Files[0].Path);
        lake.WriteText(path, lake.ReadText(path).Replace("rows", "ROWS", StringComparison.Ordinal));

        state.TryLoad("joined").ShouldNotBeNull();
        state.TryLoad("joined", checksums: true).ShouldBeNull();
    }

    [Fact]
    public void A_note_cut_anywhere_is_no_note()
    {
        state.Save(result);
        var path = lake.Store.List("work").Single().Path;
        var text = lake.ReadText(path);
        for (var length = 0; length < text.Length; length += 11)
        {
            lake.WriteText(path, text[..length]);
            state.TryLoad("joined").ShouldBeNull();
        }
    }

    [Fact]
    public void A_cleared_build_is_forgotten_and_its_files_stay()
    {
        state.Save(result);
        state.Clear();

        state.TryLoad("joined").ShouldBeNull();
        lake.Store.List("work").ShouldBeEmpty();
        lake.Store.List("tables").Count.ShouldBe(3);
    }

    [Fact]
    public void Two_builds_in_one_lake_are_one_too_many()
    {
        using (BuildLock.Take(lake.Store))
            Should.Throw<InputException>(() => BuildLock.Take(lake.Store)).Message.ShouldContain(lake.Store.Root);

        BuildLock.Take(lake.Store).Dispose();
    }

    [Fact]
    public void A_lock_held_by_another_process_is_held_and_its_death_frees_it()
    {
        BuildLock.Take(lake.Store).Dispose();
        using var holder = Process.Start(new ProcessStartInfo("flock", ["--no-fork", lake.Store.Resolve("work/lock"), "sh", "-c", "echo held; exec sleep 60"]) { RedirectStandardOutput = true })!;
        holder.StandardOutput.ReadLine().ShouldBe("held");

        Should.Throw<InputException>(() => BuildLock.Take(lake.Store));
        holder.Kill();
        holder.WaitForExit();

        BuildLock.Take(lake.Store).Dispose();
    }

    public void Dispose() => lake.Dispose();
}
