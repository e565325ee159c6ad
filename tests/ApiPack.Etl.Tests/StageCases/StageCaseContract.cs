using ApiPack.Etl.Core.Engine;

namespace ApiPack.Etl.Tests.StageCases;

/// <summary>What every stage makes of its cases on every engine; a class for each engine runs all of them.</summary>
public abstract class StageCaseContract(CaseLake lake)
{
    private static readonly TableColumn[] RejectColumns = [.. RejectsTable.Columns.Where(column => column.Name != RejectsTable.PartitionBy)];

    public static IEnumerable<object[]> Cases => StageCase.All.Select(known => new object[] { known.Stage, known.Name });

    [SkippableTheory]
    [MemberData(nameof(Cases))]
    public void The_stage_gives_the_cases_rows_rejects_and_ledger(string stage, string name)
    {
        var given = StageCase.Read(stage, name);

        var result = lake.Run(given);

        var rejects = RejectsTable.Of(result.Rejects);
        result.ShouldSatisfyAllConditions(
            () => lake.Tables.Read(result.Table, result.Table.Columns).ShouldBe(lake.Tables.Expected(result.Table.Columns, given.Rows)),
            () => lake.Tables.Read(rejects, RejectColumns).ShouldBe(lake.Tables.Expected(RejectColumns, given.Rejects)),
            () => lake.Tables.Read(rejects, rejects.Columns.Take(1)).Distinct().ShouldBe(given.Rejects.Count == 0 ? [] : [$$"""{"stage":"{{stage}}"}"""]),
            () => result.Ledger.Stage.ShouldBe(stage),
            () => StageCase.Account.Of(result.Ledger).ShouldBeEquivalentTo(given.Ledger));
    }
}
