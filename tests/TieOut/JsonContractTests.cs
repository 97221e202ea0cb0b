using System.Text.Json;
using Kessan.Tests.Conventions;
using Kessan.Tests.TieOut.Reports;
using Kessan.TieOut;
using Kessan.TieOut.Reports;

namespace Kessan.Tests.TieOut;

/// <summary>What is printed as JSON has the form of schemas/check.schema.json, and its places are where its texts are.</summary>
public class JsonContractTests
{
    [Fact]
    public void Output_has_the_form_of_the_schema()
    {
        var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "schemas", "check.schema.json"))).RootElement;
        SchemaChecker.Faults(schema, Print(Samples.Wrong, "", "no numbers").RootElement).ShouldBeEmpty();
    }

    [Fact]
    public void Places_are_where_the_text_is()
    {
        var figures = Print(Samples.Wrong).RootElement.GetProperty("documents")[0].GetProperty("figures").EnumerateArray().ToList();
        figures.Count.ShouldBe(12);
        foreach (var figure in figures)
        {
            var (offset, length) = (figure.GetProperty("offset").GetInt32(), figure.GetProperty("length").GetInt32());
            Samples.Wrong.Substring(offset, length).ShouldBe(figure.GetProperty("text").GetString());
            var lineStart = offset == 0 ? 0 : Samples.Wrong.LastIndexOf('\n', offset - 1) + 1;
            figure.GetProperty("column").GetInt32().ShouldBe(offset - lineStart + 1);
            figure.GetProperty("line").GetInt32().ShouldBe(Samples.Wrong[..offset].Count(c => c == '\n') + 1);
        }
    }

    [Fact]
    public void Documents_come_out_in_the_order_given_and_the_same_every_time()
    {
        var files = Enumerable.Range(0, 12)
            .Select(i => new InputFile($"r{i}.txt", System.Text.Encoding.UTF8.GetBytes(i % 2 == 0 ? Samples.Wrong : "Sales rose 5%.")))
            .ToList();
        var first = Bytes(Checker.CheckFiles(files));
        for (var i = 0; i < 3; i++) { Bytes(Checker.CheckFiles(files)).ShouldBe(first); }
        JsonDocument.Parse(first).RootElement
            .GetProperty("documents")
            .EnumerateArray()
            .Select(d => d.GetProperty("path").GetString())
            .ShouldBe(files.Select(f => f.Path));
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
