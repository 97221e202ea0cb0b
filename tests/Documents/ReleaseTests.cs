using Kessan.Core;
using Kessan.Documents;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Documents;

/// <summary>The example's six-month release over the announced facts, cell by cell against the printed figures.</summary>
public sealed class ReleaseTests
{
    private static readonly string Expected = Path.Combine(Repository.Root, "examples", "iij", "expected", "1h08-release");

    [SharedFact]
    public void Every_table_figure_is_the_printed_one()
    {
        var document = Build();
        var misses = new List<string>();
        var cells = 0;
        foreach (var file in Directory.GetFiles(Expected, "*.csv").Order(StringComparer.Ordinal))
        {
            var table = document.Tables.Single(t => t.Id == Path.GetFileNameWithoutExtension(file));
            foreach (var f in File.ReadLines(file).Skip(1).Select(Csv.Split))
            {
                cells++;
                var expected = f[3].Length > 0 ? f[3] : f[2];
                var (text, figure) = Cell(table, f[0], f[1]);
                if (text != expected && !WithinPrecision(figure, expected)) { misses.Add($"{table.Id} {f[0]} {f[1]}: {text}, printed {expected}"); }
            }
        }

        misses.ShouldBeEmpty();
        cells.ShouldBe(1072);
    }

    [SharedFact]
    public void Every_adjustment_of_the_release_is_in_force()
    {
        var document = Build();
        document.Adjustments.Count.ShouldBe(File.ReadLines(Path.Combine(Repository.Root, "examples", "iij", "adjustments", "footing.csv")).Count() - 1);
        document.Figures.Count(f => f.Adjustment is not null).ShouldBe(document.Adjustments.Count);
    }

    [SharedFact]
    public void Wire_text_keeps_to_its_columns()
    {
        var lines = WireTextWriter.Write(Build()).Text.Split('\n');
        foreach (var line in lines.Where(l => l.StartsWith(' ') && !l.StartsWith(" *", StringComparison.Ordinal) && !l.StartsWith(" (", StringComparison.Ordinal) && l.Contains("  ", StringComparison.Ordinal)))
        {
            line.Length.ShouldBeLessThanOrEqualTo(71);
            line.ShouldBe(line.TrimEnd());
        }
    }

    [SharedFact]
    public void Same_input_gives_the_same_bytes()
    {
        var (first, second) = (Build(), Build());
        WireTextWriter.Write(first).Text.ShouldBe(WireTextWriter.Write(second).Text);
        FigureMap.Write(first, WireTextWriter.Write(first)).ShouldBe(FigureMap.Write(second, WireTextWriter.Write(second)));
    }

    internal static Document Build()
    {
        var source = DocumentSource.Read(Path.Combine(Repository.Root, "examples", "iij"), "1h08-release")!;
        var build = DocumentBuilder.Build(source, new(SharedFacts.Facts(), SharedFacts.Definitions, SharedFacts.Calendar, "JPY", "Internet Initiative Japan Inc."));
        build.Findings.ShouldBeEmpty();
        return build.Document!;
    }

    private static (string Text, Figure? Figure) Cell(Table table, string row, string column)
    {
        var index = table.Columns.Index().Single(c => c.Item.Id == column).Index;
        var cell = table.Rows.Single(r => r.Id == row).Cells[index];
        var figure = cell is [FigureRun run] ? run.Figure : null;
        var suffix = figure?.Suffix is { } unit && !unit.StartsWith(' ') ? unit : "";
        return (figure is null ? string.Concat(cell.OfType<TextRun>().Select(t => t.Text)) : figure.Number + suffix, figure);
    }

    /// <summary>A growth of facts that were announced in millions only is one of the growths that those millions allow.</summary>
    private static bool WithinPrecision(Figure? figure, string printed)
    {
        if (figure is not { Kind: FigureKind.Growth, Facts: [var current, var before] }) { return false; }
        var facts = Announced.Value;
        if (facts[current]?.Value is not FactValue.Number now || facts[before]?.Value is not FactValue.Number then) { return false; }
        var growth = Interval.Growth(then.Possible, now.Possible);
        var text = printed.Trim('(', ')', '%');
        var value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture) / 100m * (printed.StartsWith('(') ? -1m : 1m);
        return growth.Intersects(Interval.OfPrinted(value, 0.001m, RoundingMode.HalfUp));
    }

    private static readonly Lazy<FactSet> Announced = new(SharedFacts.Facts);
}
