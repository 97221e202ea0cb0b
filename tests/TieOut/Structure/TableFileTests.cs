using System.IO.Compression;
using System.Text;
using Kessan.TieOut;
using Kessan.TieOut.Structure.Discovery;

namespace Kessan.Tests.TieOut.Structure;

public class TableFileTests
{
    private const string Line =
        """{"aggregation_annotations":[{"operator":"Sum","aggregator_index":[0,0],"aggregatee_indices":[[1,1]]}],"file_name":"a.xls","table_id":"S1","table_array":[["x","1 204"],["y",null]]}""";

    [Fact]
    public void A_line_of_json_gives_its_names_and_cells_and_nothing_else()
    {
        var table = TableFile.Read(File("tables.jl", Line + "\n\n" + Line))[1];

        (table.FileName, table.TableId).ShouldBe(("a.xls", "S1"));
        table.Cells.Select(row => string.Join('|', row)).ShouldBe(["x|1 204", "y|"]);
    }

    [Fact]
    public void Labels_in_the_line_change_nothing()
    {
        var unlabelled = Line.Replace("\"operator\":\"Sum\"", "\"operator\":\"Average\"", StringComparison.Ordinal);

        Json(Line).ShouldBe(Json(unlabelled));
    }

    [Fact]
    public void Gzip_is_unfolded()
    {
        using var folded = new MemoryStream();
        using (var gzip = new GZipStream(folded, CompressionLevel.Fastest)) { gzip.Write(Encoding.UTF8.GetBytes(Line)); }

        TableFile.Read(new InputFile("tables.jl.gz", folded.ToArray())).Single().FileName.ShouldBe("a.xls");
    }

    [Theory]
    [InlineData("tables.jl", "{\"table_array\":[[\"1\"]]}\n{\"table_array\":", 2)]
    [InlineData("tables.jl", "[1]", 1)]
    [InlineData("tables.jl.gz", "no gzip", 0)]
    public void What_is_damaged_is_refused_at_its_line(string name, string content, int line) =>
        Should.Throw<TableFileException>(() => TableFile.Read(File(name, content))).Line.ShouldBe(line);

    [Fact]
    public void Comma_separated_values_with_quotes_and_semicolons()
    {
        Cells("a,\"1,204\",\"say \"\"x\"\"\"\nb,2,\n").ShouldBe(["a|1,204|say \"x\"", "b|2|"]);
        Cells("a;1,5\r\nb;2,5").ShouldBe(["a|1,5", "b|2,5"]);
    }

    [Theory]
    [InlineData("1,204", "1204", "1")]
    [InlineData("1 204,5", "1204.5", "0.1")]
    [InlineData("(12.50)", "-12.50", "0.01")]
    [InlineData("△3,471", "-3471", "1")]
    [InlineData("１２３", "123", "1")]
    [InlineData("¥ 1,000", "1000", "1")]
    [InlineData("5.66%", "5.66", "0.01")]
    public void A_printed_number_and_its_last_place(string text, string value, string unit)
    {
        var cell = TableGrid.Read([[text]])[0, 0];

        (cell.Value, cell.Unit).ShouldBe((Number(value), Number(unit)));
    }

    [Theory]
    [InlineData("2008-09-30")]
    [InlineData("1.2.3")]
    [InlineData("Q1")]
    [InlineData("12,34,5")]
    [InlineData("-")]
    public void What_is_no_number_has_no_value(string text) => TableGrid.Read([[text]])[0, 0].Value.ShouldBeNull();

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<string> Cells(string csv) => TableFile.Read(File("t.csv", csv)).Single().Cells.Select(row => string.Join('|', row));

    private static string Json(string line)
    {
        var table = TableFile.Read(File("tables.jl", line)).Single();
        return RelationJson.Line(table, StructureFinder.Find(TableGrid.Read(table.Cells)));
    }

    private static InputFile File(string name, string content) => new(name, Encoding.UTF8.GetBytes(content));
}
