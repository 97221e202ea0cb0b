using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents.Workbooks;

/// <summary>Captions in the language of the workbook, as documents print them: their slots are filled from the facts of the columns.</summary>
internal sealed class CaptionsOfBook(HouseStyle style, PeriodWords periods, FactFinder facts, FigureFactory factory)
{
    /// <param name="largest">The largest amount of the sheet, which decides the scale of those in captions too.</param>
    public string Of(StatementLine line, IReadOnlyList<Period> shown, decimal largest) =>
        line.Caption is { } caption ? Of(caption, line.Value, shown, largest) : line.Value?.ToString() ?? "";

    public string Of(Caption caption, Formula.Name? own, IReadOnlyList<Period> shown, decimal largest = 0m)
    {
        IReadOnlyList<Period> of = shown.Count > 0 ? shown : [periods.Current];
        var show = new Rendering { Unit = style.Currency, Scale = UnitFormat.IsThousands(largest) ? 1_000m : 1m };
        var text = new CaptionText(style, [.. of.Select(p => new ColumnSpec(new("", null, "", "", CellAlign.Digits, true), null, p, null, "actual", show))],
            facts, factory, periods, style.Currency, new(""));
        return PlainText.Of(text.Of(caption, own, n => Values(n, of))).TrimEnd(':', '：');
    }

    private IEnumerable<decimal> Values(Formula.Name name, IReadOnlyList<Period> shown) =>
        from period in shown
        let at = name.Time switch { OperandTime.Opening => period.Opening ?? period, OperandTime.Closing => period.Closing, _ => period }
        from fact in facts.Find(name.Concept, name.Members ?? Members.None, at, "actual").Take(1)
        where fact.Number is not null
        select fact.Number!.Value;
}
