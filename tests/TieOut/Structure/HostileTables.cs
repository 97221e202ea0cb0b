using FsCheck;
using FsCheck.Fluent;
using Kessan.TieOut.Structure.Discovery;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>Whatever stands in the cells, the search ends, without a failure, and says the same again.</summary>
public class HostileTables
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(2008, 9, 30);

    private static readonly Gen<string> Cells = Gen.OneOf(
        Gen.Choose(-9, 9).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Elements(
            "", " ", "0", "0.0", "100%", "-", "(", ")", "(5", "△", "1e9", "999999999999999999999999999999", "0.000000000000001", "9,999,999,999,999.99",
            "-7,922,816,251,426,433", "1.5", "1,5", "Total", "合計", "%", "\u00a0\u00a012", "１，２３４", "NaN", "∞", "$", "12 345 678", "1 2"));

    private static readonly Arbitrary<IReadOnlyList<IReadOnlyList<string>>> Tables =
        (from rows in Gen.Choose(0, 12)
         from columns in Gen.Choose(1, 9)
         from cells in Cells.ListOf(columns).ListOf(rows)
         select (IReadOnlyList<IReadOnlyList<string>>)[.. cells.Select(row => (IReadOnlyList<string>)[.. row])]).ToArbitrary();

    [Fact]
    public void Any_table_is_searched_to_its_end() => Prop.ForAll(Tables, table => StructureFinder.Find(TableGrid.Read(table)).All(IsWhole)).Check(Seeded);

    [Fact]
    public void The_same_table_gives_the_same_relations() =>
        Prop.ForAll(Tables, table => Text(table) == Text(table)).Check(Seeded);

    [Fact]
    public void Empty_tables_have_no_structure()
    {
        StructureFinder.Find(TableGrid.Read([])).ShouldBeEmpty();
        StructureFinder.Find(TableGrid.Read([[]])).ShouldBeEmpty();
    }

    /// <summary>A result is not its own input, no input is named twice, and every relation says something for itself.</summary>
    private static bool IsWhole(DiscoveredRelation relation) =>
        !relation.Inputs.Contains(relation.Result) && relation.Inputs.Distinct().Count() == relation.Inputs.Count
        && relation.Inputs.Count == relation.Signs.Count && relation.Bits > 0m && relation.Cells.Count > 0;

    private static string Text(IReadOnlyList<IReadOnlyList<string>> table) =>
        RelationJson.Line(new NamedTable("t", "", table), StructureFinder.Find(TableGrid.Read(table)));
}
