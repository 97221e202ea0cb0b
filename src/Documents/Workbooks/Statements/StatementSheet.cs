using System.Globalization;
using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// Writes the sheet of a planned statement: totals by the statement's own sums, other lines by the formulas that computed them or as pointers at the one cell
/// that holds the number, and change, growth, percentages and translation over the cells beside them.
/// </summary>
internal sealed class StatementSheet(StatementPlan plan, BookCells cells, FactSet facts, StatementPlanner planner, Fact? rate)
{
    private readonly decimal largest = plan.Largest;
    private int row;

    public Sheet Write(IReadOnlyList<string> title, BookWords words, IReadOnlyList<DefinedCell> names)
    {
        var sheet = new Sheet(plan.Sheet, "", ["", words.Unit, .. plan.Columns.Select(c => Heading(c, words))])
        {
            Title = title,
            Page = new(StatementPlan.FirstColumn, StatementPlan.FirstColumn + plan.Columns.Count) { Names = names },
        };
        foreach (var (at, line) in plan.Lines.Index())
        {
            row = StatementPlan.FirstRow + at;
            sheet.Add([Caption(line), Unit(line, words), .. plan.Columns.Select((c, i) => CellOf(line, c, i))]);
        }

        return sheet;
    }

    /// <summary>A translated column says its currency and scale itself.</summary>
    private string Heading(BookColumn column, BookWords words) =>
        column.Currency is { } currency ? $"{column.Heading}{words.Comma}{UnitFormat.Heading(new(currency), largest, words.IsJapanese)}" : column.Heading;

    private static Cell Caption(PlannedLine line) =>
        new Cell.Text(line.Caption) { Style = new("") { Indent = line.Line.Depth, Bold = line.Line.IsHeading || line.Line.IsTotal, Wrapped = true } };

    private Cell Unit(PlannedLine line, BookWords words) =>
        line.Facts.OfType<Fact>().FirstOrDefault() is { } fact ? Sheet.Text(UnitFormat.Heading(fact.Key.Unit, largest, words.IsJapanese)) : Cell.Blank;

    private Cell CellOf(PlannedLine line, BookColumn column, int index)
    {
        var look = new CellStyle("") { Bold = line.Line.IsTotal, Rule = line.Line.Rule };
        if (line.Line.IsHeading) { return Cell.Blank; }
        return column.Kind switch
        {
            BookColumnKind.Amount => line.Facts[index] is { } fact ? Amount(line, column, fact, index, look) : Cell.Blank,
            _ => Derived(line, column, index, look),
        };
    }

    private Cell Amount(PlannedLine line, BookColumn column, Fact fact, int index, CellStyle look)
    {
        var place = new BookPlace(plan.Sheet, StatementPlan.FirstColumn + index, row);
        var own = line.Line.Formula is { } sum ? cells.Formulas.Of(sum, n => planner.Find(n, column.Period, column.Scenario), fact, plan.Sheet) : null;
        var note = own is null && line.Line is { IsTotal: true, Formula: { } formula } ? NotItsParts(formula, column, fact) : null;
        return cells.Amount(fact, place, own, UnitFormat.For(fact.Key.Unit, largest, fact.Number ?? 0m), look, note);
    }

    /// <summary>What the sum would give where it is not the announced total.</summary>
    private string? NotItsParts(Formula formula, BookColumn column, Fact fact)
    {
        var sum = formula.Evaluate(n => Operand.Of(planner.Find(n, column.Period, column.Scenario)));
        return sum.IsNumber && fact.Number is not null
            ? string.Format(CultureInfo.InvariantCulture, cells.Words.NotItsParts, sum.Value.ToString("#,##0.##", CultureInfo.InvariantCulture))
            : null;
    }

    private Cell Derived(PlannedLine line, BookColumn column, int index, CellStyle look)
    {
        if (line.Facts[column.Of] is not { Number: not null } of) { return Cell.Blank; }
        var place = new BookPlace(plan.Sheet, StatementPlan.FirstColumn + index, row);
        var here = Sheet.Reference(StatementPlan.FirstColumn + column.Of, row);
        var there = column.Base < 0 ? "" : Sheet.Reference(StatementPlan.FirstColumn + column.Base, row);
        var than = column.Base < 0 ? null : line.Facts[column.Base];
        var format = UnitFormat.For(of.Key.Unit, largest, of.Number.Value);
        switch (column.Kind)
        {
            case BookColumnKind.Change when than is not null:
                return cells.Derived(Statements.Derived.Change(facts, of.Key, than.Key), FigureKind.Change, place, $"{here}-{there}", format, look);
            case BookColumnKind.Growth when than?.Number is not null && of.Key.Unit != Core.Unit.Pure:
                return cells.Derived(Statements.Derived.Growth(facts, of.Key, than.Key), FigureKind.Growth, place, $"{here}/{there}-1", UnitFormat.Percent,
                    look);
            case BookColumnKind.Share when line.Line.Percent && plan.Definition.PercentOf is { } total
                && planner.Find(total, column.Period, column.Scenario) is { } whole:
                return cells.Derived(Statements.Derived.Ratio(facts, of.Key, whole.Key), FigureKind.Share, place,
                    $"{here}/{cells.ReferenceTo(whole, plan.Sheet)}", UnitFormat.Percent, look);
            case BookColumnKind.Translation when line.Line.Translate && rate is not null && Statements.Derived.Translate(of, rate) is { } translated:
                return cells.Derived(translated, FigureKind.Value, place, $"{here}/{cells.ReferenceTo(rate, plan.Sheet)}",
                    UnitFormat.For(translated.Key.Unit, largest, translated.Number!.Value), look);
            default: return Cell.Blank;
        }
    }
}
