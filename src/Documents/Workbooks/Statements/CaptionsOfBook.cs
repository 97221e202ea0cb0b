using System.Globalization;
using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents.Workbooks;

/// <summary>Captions in the language of the workbook, their slots filled from the facts of the columns.</summary>
internal sealed class CaptionsOfBook(string language, PeriodWords periods, FactFinder facts)
{
    public string Of(StatementLine line, IReadOnlyList<Period> shown) => line.Caption is { } caption ? Of(caption, line.Value, shown) : line.Value?.ToString() ?? "";

    public string Of(Caption caption, Formula.Name? own, IReadOnlyList<Period> shown) =>
        string.Concat(caption.Resolve(language, own, n => Values(n, shown)).Select(p => Text(p, shown))).TrimEnd(':', '：');

    private string Text(CaptionPart part, IReadOnlyList<Period> shown) => part switch
    {
        CaptionPart.Text text => text.Value,
        CaptionPart.Amounts amounts => Numbers(amounts.Of, shown),
        CaptionPart.Counts counts => Numbers(counts.Of, shown),
        CaptionPart.Dates => string.Join(", ", shown.Select(p => p.Closing.ToString()).Distinct(StringComparer.Ordinal)),
        CaptionPart.Opening => (shown.Count > 0 ? shown[0].Opening ?? shown[0] : periods.Current.Opening ?? periods.Current).ToString(),
        CaptionPart.Closing => (shown.Count > 0 ? shown[0] : periods.Current).Closing.ToString(),
        _ => "",
    };

    private string Numbers(Formula.Name name, IReadOnlyList<Period> shown) => string.Join(", ", Values(name, shown).Distinct().Select(v => v.ToString("#,##0.##", CultureInfo.InvariantCulture)));

    private IEnumerable<decimal> Values(Formula.Name name, IReadOnlyList<Period> shown) =>
        from period in shown
        let at = name.Time switch { OperandTime.Opening => period.Opening ?? period, OperandTime.Closing => period.Closing, _ => period }
        from fact in facts.Find(name.Concept, name.Members ?? Members.None, at, "actual").Take(1)
        where fact.Number is not null
        select fact.Number!.Value;
}
