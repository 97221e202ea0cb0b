using Kessan.TieOut.Structure.Discovery;

namespace Kessan.Tests.TieOut.Structure;

/// <summary>Statements as an accountant knows them, and what is found in them.</summary>
public class StatementTests
{
    [Fact]
    public void An_income_statement_with_costs_below_revenue()
    {
        var found = Find("""
            (millions)          | 2007   | 2008   | Change (%)
            Connectivity        | 5,206  | 5,861  | 12.6
            Systems integration | 8,003  | 9,377  | 17.2
            Equipment sales     | 798    | 1,056  | 32.3
            Total revenues      | 14,007 | 16,294 | 16.3
            Cost of revenues    | 11,415 | 13,071 | 14.5
            Gross margin        | 2,592  | 3,223  | 24.3
            """);

        Has(found, "row 4 = sum of rows 1, 2, 3");
        // The margin is what is left of the revenues: together with the costs it makes them up.
        Has(found, "row 4 = sum of rows 5, 6");
        Has(found, "column 3 = change of columns 1, 2");
    }

    [Fact]
    public void Assets_in_two_ways_and_an_asset_group_with_its_heading_above()
    {
        var found = Find("""
                            | 31 March | 30 September | 31 December
            Assets          | 243,062  | 264,572      | 290,014
              Cash          | 21,034   | 23,324       | 26,580
              Receivables   | 28,781   | 33,951       | 38,744
              Investments   | 193,247  | 207,297      | 224,690
            Liabilities     | 129,015  | 143,720      | 157,516
              Deposits      | 60,850   | 74,036       | 80,027
              Borrowings    | 68,165   | 69,684       | 77,489
            Equity          | 114,047  | 120,852      | 132,498
            """);

        Has(found, "row 1 = sum of rows 2, 3, 4");
        Has(found, "row 5 = sum of rows 6, 7");
        Has(found, "row 1 = sum of rows 5, 8");
    }

    [Fact]
    public void Rounded_thousands_need_not_foot_to_the_last_digit()
    {
        var found = Find("""
                    | 1Q    | 2Q    | 3Q
            Tokyo   | 1,204 | 1,377 | 1,415
            Osaka   | 733   | 748   | 803
            Nagoya  | 415   | 402   | 399
            Total   | 2,353 | 2,526 | 2,617
            """);

        Has(found, "row 4 = sum of rows 1, 2, 3");
    }

    [Fact]
    public void Amounts_between_their_percentages()
    {
        var found = Find("""
            Area  | Pupils | Nursery |  %   | Primary |  %   | High  |  %
            North | 24,175 | 3,694   | 15.3 | 14,857  | 61.5 | 5,624 | 23.3
            South | 13,655 | 1,292   | 9.5  | 8,355   | 61.2 | 4,008 | 29.4
            West  | 9,357  | 1,184   | 12.7 | 5,253   | 56.1 | 2,920 | 31.2
            East  | 7,165  | 986     | 13.8 | 4,538   | 63.3 | 1,641 | 22.9
            """);

        Has(found, "column 1 = sum of columns 2, 4, 6");
        Has(found, "column 3 = ratio of columns 2, 1");
        Has(found, "column 7 = ratio of columns 6, 1");
    }

    [Fact]
    public void The_column_with_the_wrong_digit_is_told()
    {
        var relation = Relations("""
                          | 2006      | 2007      | 2008
            Wages         | 1,922,721 | 1,941,338 | 2,004,118
            Materials     | 2,709,887 | 2,710,958 | 2,698,003
            Energy        | 142,685   | 115,265   | 151,220
            Total         | 4,775,293 | 4,767,651 | 4,853,341
            """).Single(r => r.Result == 4);

        relation.Cells.Select(cell => cell.Holds).ShouldBe([true, false, true]);
        relation.Cells[1].Residual.ShouldBe(90m, "4,767,561 is printed as 4,767,651");
    }

    [Fact]
    public void Two_columns_are_enough_when_one_of_them_has_two_digits_exchanged()
    {
        var relation = Relations("""
                          | 2007      | 2008
            Wages         | 1,941,338 | 2,004,118
            Materials     | 2,710,958 | 2,698,003
            Energy        | 115,265   | 151,220
            Total         | 4,767,651 | 4,853,341
            """).Single(r => r.Result == 4);

        relation.Inputs.ShouldBe([1, 2, 3]);
        relation.Cells.Select(cell => cell.Holds).ShouldBe([false, true]);
    }

    [Fact]
    public void Japanese_names_and_negative_marks()
    {
        var found = Find("""
                     | 前期   | 当期
            売上総利益 | 25,921 | 32,234
            販売費     | △18,442 | △20,117
            営業外損益 | △1,003 | ▲907
            経常利益計 | 6,476  | 11,210
            """);

        Has(found, "row 4 = sum of rows 1, 2, 3");
    }

    [Fact]
    public void Numbers_without_arithmetic_have_none()
    {
        Find("""
            Route | Opened | Length | Stations
            A     | 1927   | 14.3   | 19
            B     | 1954   | 27.4   | 28
            C     | 1961   | 20.3   | 22
            """).ShouldBeEmpty();
    }

    private static List<string> Find(string table) =>
        [.. Relations(table).Select(r =>
            $"{Word(r.Axis)} {r.Result} = {r.Operator.ToString().ToLowerInvariant()} of {Word(r.Axis)}s {string.Join(", ", r.Inputs)}")];

    private static void Has(List<string> found, string relation) =>
        found.Contains(relation, StringComparer.Ordinal).ShouldBeTrue($"{relation} is not among {string.Join("; ", found)}");

    private static string Word(Axis axis) => axis == Axis.Column ? "row" : "column";

    private static IReadOnlyList<DiscoveredRelation> Relations(string table) =>
        StructureFinder.Find(TableGrid.Read([.. table.Split('\n').Select(line => line.Split('|').Select(cell => cell.TrimEnd()).ToArray())]));
}
