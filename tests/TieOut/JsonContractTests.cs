using System.Text.Json;
using Kessan.Tests.Conventions;
using Kessan.TieOut;
using Kessan.TieOut.Reports;

namespace Kessan.Tests.TieOut;

/// <summary>What is printed as JSON has the form of schemas/check.schema.json, and its places are where its texts are.</summary>
public class JsonContractTests
{
    private const string Release = """
        Maintenance revenues were up 11.3% to JPY3,574 million from JPY3,372 million a year before.

                                 Revenues
         ---------------------------------------------------------
                                     1H08         1H07       YoY %
         ---------------------------------------------------------
                                  JPY millions  JPY millions
         Construction revenues        2,310        2,104      9.8%
         Maintenance revenues         3,754        3,372     11.3%
         Total revenues               6,064        5,476     10.7%

        Six months ended September 30, 2008 (1H08) and September 30, 2007 (1H07).
        """;

    [Fact]
    public void Output_has_the_form_of_the_schema()
    {
        var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", "check.schema.json"))).RootElement;
        SchemaChecker.Faults(schema, Print(Release, "", "no numbers").RootElement).ShouldBeEmpty();
    }

    [Fact]
    public void Places_are_where_the_text_is()
    {
        var figures = Print(Release).RootElement.GetProperty("documents")[0].GetProperty("figures").EnumerateArray().ToList();
        figures.Count.ShouldBe(12);
        foreach (var figure in figures)
        {
            var (offset, length) = (figure.GetProperty("offset").GetInt32(), figure.GetProperty("length").GetInt32());
            Release.Substring(offset, length).ShouldBe(figure.GetProperty("text").GetString());
            var lineStart = offset == 0 ? 0 : Release.LastIndexOf('\n', offset - 1) + 1;
            figure.GetProperty("column").GetInt32().ShouldBe(offset - lineStart + 1);
            figure.GetProperty("line").GetInt32().ShouldBe(Release[..offset].Count(c => c == '\n') + 1);
        }
    }

    [Fact]
    public void Documents_come_out_in_the_order_given_and_the_same_every_time()
    {
        var files = Enumerable.Range(0, 12).Select(i => new InputFile($"r{i}.txt", System.Text.Encoding.UTF8.GetBytes(i % 2 == 0 ? Release : "Sales rose 5%."))).ToList();
        var first = Bytes(Checker.CheckFiles(files));
        for (var i = 0; i < 3; i++) { Bytes(Checker.CheckFiles(files)).ShouldBe(first); }
        JsonDocument.Parse(first).RootElement.GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("path").GetString()).ShouldBe(files.Select(f => f.Path));
    }

    private static JsonDocument Print(params string[] texts) =>
        JsonDocument.Parse(Bytes(Checker.CheckFiles([.. texts.Select((t, i) => new InputFile($"{i}.txt", System.Text.Encoding.UTF8.GetBytes(t)))])));

    private static byte[] Bytes(CheckReport report)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(report, stream);
        return stream.ToArray();
    }
}
