using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Statements;

/// <summary>The example's statement definitions over the facts that were printed, without any ledger: the trees, not the books, are tested.</summary>
public sealed class ExampleDefinitionsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "examples", "iij");
    private static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);

    [Fact]
    public void Definitions_measures_and_mappings_read_without_a_fault()
    {
        var faults = new FaultList();
        var files = DefinitionFiles.Read(Folder, faults);
        faults.All.ShouldBeEmpty();
        files.Definitions.Count.ShouldBeGreaterThan(20);
        files.Measures.Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Totals_and_measures_of_printed_facts_are_the_printed_totals_and_measures()
    {
        var result = Stated();
        result.Findings.Where(f => f.Code is "ST013" or "ST014" or "ST020" or "ST021").Select(f => $"{f.Place} {f.Message}").ToArray().ShouldBe([]);
    }

    private static StatementsResult Stated()
    {
        var faults = new FaultList();
        var chart = ChartReader.Read(Folder, faults);
        var movements = MovementReader.Read(Folder, faults);
        var files = DefinitionFiles.Read(Folder, faults);
        var printed = FactReader.Read(Path.Combine(Folder, "expected"), "facts.csv", FactOrigin.Reported, Calendar, faults);
        faults.All.ShouldBeEmpty();
        return StatementsEngine.State(
            new(Calendar, "JPY", 400m, ["2007", "2008"], chart, movements) { Definitions = files.Definitions, Measures = files.Measures, Facts = printed }, []);
    }
}
