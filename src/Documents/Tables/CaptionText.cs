using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents;

/// <summary>
/// A statement's caption with its slots filled for the columns of a table: amounts in the unit of the columns, one per date, "respectively"
/// where they differ. Numbers within captions are bound figures like any other.
/// </summary>
internal sealed class CaptionText(HouseStyle style, IReadOnlyList<ColumnSpec> columns, FactFinder facts, FigureFactory factory, PeriodWords periods,
    string currency, Place place)
{
    public IReadOnlyList<Inline> Of(Caption caption, Formula.Name? own, Func<Formula.Name, IEnumerable<decimal>> values)
    {
        var parts = caption.Resolve(style.Language, own, values);
        var differ = parts.Any(p => p switch { CaptionPart.Amounts a => Facts(a.Of).Count > 1, CaptionPart.Counts c => Facts(c.Of).Count > 1, _ => false });
        return [.. parts.SelectMany(p => Part(p, differ))];
    }

    private IEnumerable<Period> Periods => columns.Where(c => c.Show is { Kind: FigureKind.Value }).Select(c => c.Period ?? periods.Current).Distinct();

    private IEnumerable<Inline> Part(CaptionPart part, bool differ) => part switch
    {
        CaptionPart.Text text => [new TextRun(text.Value)],
        CaptionPart.Amounts amounts => Joined(amounts.Of, Amount),
        CaptionPart.Counts counts => Joined(counts.Of, new() { Unit = "count", Bare = true }),
        CaptionPart.Dates => [new TextRun(Listed([.. Periods.Select(p => periods.Dates.Long(p.End)).Distinct(StringComparer.Ordinal)])
            + (differ ? style.Words.Respectively : ""))],
        CaptionPart.Opening => [new TextRun(periods.Dates.Long(Periods.First().Start ?? Periods.First().End))],
        CaptionPart.Closing => [new TextRun(periods.Dates.Long(Periods.First().End))],
        _ => [],
    };

    private string Listed(string[] words) =>
        words.Length < 2 ? string.Concat(words) : string.Join(style.Words.Comma, words.SkipLast(1)) + style.Words.And + words[^1];

    /// <summary>The unit of the columns, written out: JPY 23,544 thousand.</summary>
    private Rendering Amount =>
        columns.Select(c => c.Show).OfType<Rendering>().First(s => s.Kind == FigureKind.Value && s.Unit == currency) with { Bare = false, Spaced = true };

    /// <summary>
    /// One number per date: JPY 1 thousand, JPY 2 thousand and JPY 3 thousand; a count says its unit each time but the last, which the caption says itself.
    /// </summary>
    private IEnumerable<Inline> Joined(Formula.Name name, Rendering rendering)
    {
        var all = Facts(name);
        foreach (var (at, fact) in all.Index())
        {
            var unit = rendering.Unit != "count" || at == 0 ? "" : style.IsJapanese ? fact.Key.Unit == Unit.Shares ? "株" : "" : $" {fact.Key.Unit.Name}";
            if (at > 0) { yield return new TextRun(unit + (at == all.Count - 1 ? style.Words.And : style.Words.Comma)); }
            if (factory.Make(new(name.Concept, name.Members ?? Members.None, fact.Key.Period, "actual", null, rendering), place) is { } figure)
            {
                yield return new FigureRun(figure);
            }
        }
    }

    /// <summary>The facts of the columns' dates; one only where all are the same.</summary>
    private IReadOnlyList<Fact> Facts(Formula.Name name)
    {
        var all = Periods.SelectMany(p => facts.Find(name.Concept, name.Members ?? Members.None, p.Closing, "actual").Take(1)).ToList();
        return all.Select(f => f.Number).Distinct().Count() == 1 ? [all[0]] : all;
    }
}
