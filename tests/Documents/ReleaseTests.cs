using Kessan.Documents;
using Kessan.Tests.Conventions;
using Kessan.Tests.Examples;

namespace Kessan.Tests.Documents;

/// <summary>The example's six-month release, built from its ledgers, cell by cell against the printed figures.</summary>
public sealed class ReleaseTests(IijExample example) : IClassFixture<IijExample>
{
    private static readonly string Expected = Path.Combine(Repository.Root, "examples", "iij", "expected", "1h08-release");

    [Fact]
    public void Every_table_figure_is_the_printed_one()
    {
        var document = Build();
        var misses = new List<string>();
        var cells = 0;
        foreach (var file in Directory.GetFiles(Expected, "*.csv").Order(StringComparer.Ordinal))
        {
            var table = document.Tables.Single(t => t.Id == Path.GetFileNameWithoutExtension(file));
            foreach (var f in File.ReadLines(file).Skip(1).Select(CsvLine.Fields))
            {
                cells++;
                var expected = f[3].Length > 0 ? f[3] : f[2];
                if (Cell(table, f[0], f[1]) is var text && text != expected) { misses.Add($"{table.Id} {f[0]} {f[1]}: {text}, printed {expected}"); }
            }
        }

        misses.ShouldBeEmpty();
        cells.ShouldBe(1072);
        FiguresOf(document.Tables.Single(t => t.Id == "share-data")).ShouldBe(20, "counts of shares are not translated");
    }

    [Fact]
    public void Every_adjustment_of_the_release_is_in_force()
    {
        var document = Build();
        document.Adjustments.Count.ShouldBe(File.ReadLines(Path.Combine(Repository.Root, "examples", "iij", "adjustments", "footing.csv")).Count() - 1);
        document.Figures.Count(f => f.Adjustment is not null).ShouldBe(document.Adjustments.Count);
    }

    [Fact]
    public void Wire_text_keeps_to_its_columns()
    {
        foreach (var line in WireTextWriter.Write(Build()).Text.Split('\n'))
        {
            line.ShouldBe(line.TrimEnd());
            if (line.StartsWith("  ", StringComparison.Ordinal) || line.StartsWith(" -", StringComparison.Ordinal))
            {
                line.Length.ShouldBeLessThanOrEqualTo(71);
            }
        }
    }

    [Fact]
    public void Every_figure_of_the_page_stands_where_the_map_says()
    {
        var rendered = HtmlWriter.Write(Build());
        var runes = rendered.Text.EnumerateRunes().ToArray();
        rendered.Figures.ShouldAllBe(f => string.Concat(runes.Skip(((TextPlace)f.Place).Offset).Take(((TextPlace)f.Place).Length)) == f.Text);
        rendered.Figures.Select(f => f.Figure.Text).ShouldBe(WireTextWriter.Write(Build()).Figures.Select(f => f.Figure.Text));
    }

    [Fact]
    public void Same_input_gives_the_same_bytes()
    {
        var (first, second) = (Build(), Build());
        WireTextWriter.Write(first).Text.ShouldBe(WireTextWriter.Write(second).Text);
        HtmlWriter.Write(first).Text.ShouldBe(HtmlWriter.Write(second).Text);
        FigureMap.Write(first, WireTextWriter.Write(first)).ShouldBe(FigureMap.Write(second, WireTextWriter.Write(second)));
    }

    private static int FiguresOf(Table table) => table.Rows.SelectMany(r => r.Cells).SelectMany(c => c).OfType<FigureRun>().Count();

    [Fact]
    public void Sentences_of_the_guide_build()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "guides", "writing.md"));
        var sentences = string.Join("\n\n",
            lines.Where(l => l.StartsWith("    ", StringComparison.Ordinal) && l.Contains("{{", StringComparison.Ordinal)).Select(l => l.Trim()));
        var source = DocumentSource.Read(example.Folder, "1h08-release")! with
        {
            Markdown = new("writing.md", "---\ntitle: Guide\nperiod: 1H08\npresentation: \"2008\"\n---\n" + sentences),
            Footing = null,
        };
        DocumentBuilder.Build(source, example.Input()).Findings.ShouldBeEmpty();
    }

    private Document Build() => example.Release();

    private static string Cell(Table table, string row, string column)
    {
        var index = table.Columns.Index().Single(c => c.Item.Id == column).Index;
        var cell = table.Rows.Single(r => r.Id == row).Cells[index];
        if (cell is not [FigureRun { Figure: var figure }]) { return string.Concat(cell.OfType<TextRun>().Select(t => t.Text)); }
        return figure.Number + (figure.Suffix.StartsWith(' ') ? "" : figure.Suffix);
    }
}
