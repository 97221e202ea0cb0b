using FsCheck;
using FsCheck.Fluent;
using Kessan.TieOut.Structure.Discovery;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>Random tables in which the sums are known because they were put there.</summary>
public class PlantedTables
{
    private const int Columns = 4;

    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithMaxTest(120).WithReplay(2008, 9, 30);

    /// <summary>Groups of two to six lines of five-digit amounts, each group with its subtotal behind it, and the total of the subtotals.</summary>
    private static readonly Gen<Planted> Tables =
        from groups in Gen.Choose(2, 5)
        from sizes in Gen.Choose(2, 6).ListOf(groups)
        from amounts in Gen.Choose(10_000, 99_999).ListOf(sizes.Sum() * Columns)
        select Planted.Of([.. sizes], [.. amounts]);

    private static readonly Arbitrary<Planted> Arbitrary = Tables.ToArbitrary();

    [Fact]
    public void Every_planted_sum_is_found_and_no_other() =>
        Prop.ForAll(Arbitrary, planted => Sums(planted.Rows).SequenceEqual(planted.Sums, StringComparer.Ordinal)).Check(Seeded);

    [Fact]
    public void The_order_of_sibling_columns_makes_no_difference() =>
        Prop.ForAll(Arbitrary, planted => Sums(Turned(planted.Rows)).SequenceEqual(Sums(planted.Rows), StringComparer.Ordinal)).Check(Seeded);

    [Fact]
    public void Totals_above_their_lines_are_found_as_well() =>
        Prop.ForAll(Arbitrary, planted =>
        {
            var last = planted.Rows.Count - 1;
            var upside = planted.Sums.Select(sum => string.Join('=',
                sum.Split('=').Select(side => string.Join(',', side.Split(',').Select(line => last - Number(line)).Order()))));
            return Sums([.. planted.Rows.Reverse()]).Order(StringComparer.Ordinal).SequenceEqual(upside.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        }).Check(Seeded);

    [Fact]
    public void A_table_turned_on_its_side_has_its_sums_along_the_rows() =>
        Prop.ForAll(Arbitrary, planted =>
        {
            var turned = Enumerable.Range(0, planted.Rows[0].Count).Select(c => (IReadOnlyList<string>)[.. planted.Rows.Select(row => row[c])]).ToList();
            return Sums(turned, Axis.Row).SequenceEqual(planted.Sums, StringComparer.Ordinal);
        }).Check(Seeded);

    [Fact]
    public void One_wrong_amount_leaves_the_structure_and_fails_at_its_column() =>
        Prop.ForAll(Arbitrary, planted =>
        {
            var rows = planted.Rows.Select(row => row.ToArray()).ToList();
            var (_, inputs) = Split(planted.Sums[0]);
            rows[inputs[0]][2] = (Number(rows[inputs[0]][2]) + 300).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var relations = StructureFinder.Find(TableGrid.Read(rows)).Where(r => r.Axis == Axis.Column && r.Operator == RelationOperator.Sum).ToList();
            return relations.Select(Text).Order(StringComparer.Ordinal).SequenceEqual(planted.Sums.Order(StringComparer.Ordinal), StringComparer.Ordinal)
                && relations.SelectMany(r => r.Cells.Where(cell => !cell.Holds)).Select(cell => (cell.Position, cell.Residual)).SequenceEqual([(2, -300m)]);
        }).Check(Seeded);

    private static List<string> Sums(IReadOnlyList<IReadOnlyList<string>> rows, Axis axis = Axis.Column) =>
        [.. StructureFinder.Find(TableGrid.Read(rows)).Where(r => r.Axis == axis).OrderBy(r => r.Result).Select(Text)];

    private static string Text(DiscoveredRelation relation) => $"{relation.Result}={string.Join(',', relation.Inputs)}";

    private static (int Result, int[] Inputs) Split(string sum) => (Number(sum.Split('=')[0]), [.. sum.Split('=')[1].Split(',').Select(Number)]);

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The first column holds the names; the last becomes the second.</summary>
    private static List<IReadOnlyList<string>> Turned(IReadOnlyList<IReadOnlyList<string>> rows) =>
        [.. rows.Select(row => (IReadOnlyList<string>)[row[0], row[^1], .. row.Skip(1).Take(row.Count - 2)])];

    private sealed record Planted(IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Sums)
    {
        public static Planted Of(int[] sizes, int[] amounts)
        {
            var (rows, sums, subtotals, next) = (new List<IReadOnlyList<string>>(), new List<string>(), new List<int>(), 0);
            var total = new long[Columns];
            foreach (var size in sizes)
            {
                var subtotal = new long[Columns];
                for (var line = 0; line < size; line++)
                {
                    var row = amounts.AsSpan(next, Columns).ToArray().Select(amount => (long)amount).ToArray();
                    next += Columns;
                    for (var c = 0; c < Columns; c++) { subtotal[c] += row[c]; }
                    rows.Add(Row($"item {(char)('a' + line)}", row));
                }

                sums.Add($"{rows.Count}={string.Join(',', Enumerable.Range(rows.Count - size, size))}");
                subtotals.Add(rows.Count);
                for (var c = 0; c < Columns; c++) { total[c] += subtotal[c]; }
                rows.Add(Row("Subtotal", subtotal));
            }

            sums.Add($"{rows.Count}={string.Join(',', subtotals)}");
            rows.Add(Row("Total", total));
            return new(rows, sums);
        }

        private static IReadOnlyList<string> Row(string name, long[] amounts) =>
            [name, .. amounts.Select(amount => amount.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }
}
