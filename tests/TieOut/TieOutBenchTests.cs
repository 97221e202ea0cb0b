using Kessan.Bench.TieOut;
using Kessan.Bench.TieOut.Mutations;

namespace Kessan.Tests.TieOut;

/// <summary>The short form of the benchmark of changes: one release, a few changes of each kind.</summary>
public class TieOutBenchTests
{
    private static CorpusDocument Release() => Corpus.Read(SeedFactAttribute.Folder, "1h08-release").ShouldHaveSingleItem();

    [SeedFact]
    public void Most_changed_numbers_of_tables_are_found_at_the_very_figure()
    {
        var numbers = Trials.Run([Release()], perKind: 8).Where(t => t.Mutation is { InTable: true, Kind: <= MutationKind.Thousandfold }).ToList();
        numbers.Count.ShouldBeGreaterThan(15);
        (numbers.Count(t => t.IsFound) * 100 / numbers.Count).ShouldBeGreaterThanOrEqualTo(75);
        (numbers.Count(t => t.AtFigure is not null) * 100 / numbers.Count).ShouldBeGreaterThanOrEqualTo(65);
    }

    [SeedFact]
    public void The_same_changes_are_drawn_every_time()
    {
        var release = Release();
        string[] Drawn() => [.. Trials.Run([release], perKind: 1).Select(t => t.Mutation.ToString())];
        Drawn().ShouldBe(Drawn());
    }
}
