using FsCheck;
using FsCheck.Fluent;
using Kessan.Ledgers;

namespace Kessan.Tests.Ledgers;

public class CsvTableTests
{
    private static readonly CsvColumns TwoColumns = new("a", "b");

    /// <summary>Whatever the fields hold (commas, quotation marks, line ends, kana), written with RFC 4180 quoting they are read as they were.</summary>
    [Fact]
    public void Reads_back_every_field_that_was_quoted()
    {
        var field = Gen.ArrayOf(Gen.Elements('a', '売', ',', '"', '\n', '\r', ' ', '1')).Select(c => new string(c));
        var rows = Gen.ArrayOf(Gen.Zip(field, field)).Where(all => all.Length > 0).ToArbitrary();
        Prop.ForAll(rows, all =>
        {
            var text = "a,b\n" + string.Concat(all.Select(r => $"{Quoted(r.Item1)},{Quoted(r.Item2)}\n"));
            var faults = new FaultList();
            var read = CsvTable.Parse("t.csv", text, TwoColumns, faults).Rows(faults).Select(r => (r.Text(0), r.Text(1))).ToArray();
            faults.Count.ShouldBe(0);
            read.ShouldBe(all.Select(r => (r.Item1, r.Item2)));
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Bytes of any kind give rows or faults, never an exception.</summary>
    [Fact]
    public void Never_throws_at_a_text()
    {
        var text = Gen.ArrayOf(Gen.Elements('a', 'b', ',', '"', '\n', '\r', '9', '.', '-')).Select(c => new string(c)).ToArbitrary();
        Prop.ForAll(text, t =>
        {
            var faults = new FaultList();
            foreach (var row in CsvTable.Parse("t.csv", "a,b\n" + t, TwoColumns, faults).Rows(faults)) { _ = (row.Text(0), row.NumberOrNull(1)); }
            _ = CsvTable.Parse("t.csv", t, TwoColumns, faults).Rows(faults).Select(r => r.Date(0)).Count();
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("b,a\n\"2\",\"1\"\n")]
    [InlineData("a,b\n\n1,2\n\n")]
    public void Takes_line_ends_quotation_and_order_of_columns_as_they_come(string text)
    {
        var faults = new FaultList();
        var row = CsvTable.Parse("t.csv", text, TwoColumns, faults).Rows(faults).ShouldHaveSingleItem();
        (row.Text(0), row.Text(1), faults.Count).ShouldBe(("1", "2", 0));
    }

    [Fact]
    public void Counts_lines_over_quoted_line_ends_and_columns_in_code_points()
    {
        var faults = new FaultList();
        var rows = CsvTable.Parse("t.csv", "a,b\n\"one\ntwo\",x\n𠮷野家,y\n", TwoColumns, faults).Rows(faults).ToArray();
        rows.Select(r => r.Line).ShouldBe([2, 4]);
        (rows[0].PlaceOf(1).ToString(), rows[1].PlaceOf(1).ToString()).ShouldBe(("t.csv:3:6", "t.csv:4:5"));
    }

    [Theory]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("12.345.678,9", "12345678.9")]
    [InlineData("1 234", "1234")]
    [InlineData("(1,234)", "-1234")]
    [InlineData("△５００", "-500")]
    [InlineData("¥1,000", "1000")]
    [InlineData("1,23", null)]
    [InlineData("n/a", null)]
    [InlineData("--", null)]
    public void Suggests_how_a_number_is_written_here_but_does_not_guess(string written, string? suggestion) => CsvNumber.Suggest(written).ShouldBe(suggestion);

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
