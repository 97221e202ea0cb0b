using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>TO305: amounts in a second currency beside the first, at the rate the document states; and the same in parentheses in sentences.</summary>
internal static class TranslationDoesNotRecompute
{
    private sealed record Rate(decimal Value, string From, string To);

    public static IEnumerable<Relation> Find(DocumentFigures document, TableSums sums)
    {
        var rates = TranslationRate.Find(document);
        if (rates.Count == 0) { return []; }
        return InTables(sums, [.. rates.DistinctBy(r => new Rate(r.Figure.Value, r.From, r.To))]).Concat(InProse(document, rates));
    }

    private static IEnumerable<Relation> InTables(TableSums sums, IReadOnlyList<TranslationRate> rates)
    {
        foreach (var table in sums.Tables)
        {
            for (var c = 0; c < table.Columns.Count; c++)
            {
                for (var other = 0; other < table.Columns.Count; other++)
                {
                    if (Column(sums, table, c, other, rates) is { } relations) { foreach (var relation in relations) { yield return relation; } }
                }
            }
        }
    }

    /// <summary>All rows of two columns of the same period in two currencies, where most of them recompute at one of the rates.</summary>
    private static List<Relation>? Column(TableSums sums, TableView table, int c, int from, IReadOnlyList<TranslationRate> rates)
    {
        if (c == from || table.Columns[c].Period != table.Columns[from].Period) { return null; }
        foreach (var rate in rates)
        {
            var relations = Enumerable.Range(0, table.Rows.Count).Select(r => InRow(sums, table, r, c, from, rate)).OfType<Relation>().ToList();
            var good = relations.Count(r => r.Verdict is Verdict.Holds or Verdict.Weak);
            if (good >= 2 && good * 10 >= relations.Count * 6) { return relations; }
        }

        return null;
    }

    private static Relation? InRow(TableSums sums, TableView table, int row, int c, int from, TranslationRate rate)
    {
        if (table.Cells[row, c] is not { } translated || table.Cells[row, from] is not { } original) { return null; }
        if (Currency(translated.Figure) != rate.To || Currency(original.Figure) != rate.From) { return null; }
        return Make(translated.Figure, original.Figure, rate, sums.FootsExactly(translated));
    }

    private static string? Currency(Figure figure) => figure.Unit is { } unit ? UnitWords.Counted(unit) : null;

    private static Relation Make(Figure translated, Figure original, TranslationRate rate, bool foots)
    {
        var expected = original.Possible / rate.Figure.Possible;
        var holds = expected.Intersects(translated.Possible);
        var adjusted = !holds && ShareDoesNotRecompute.OneOff(translated, expected);
        var verdict = holds ? Weakness.IsWeak(translated, expected) ? Verdict.Weak : Verdict.Holds : adjusted ? Verdict.Adjusted : Verdict.Violated;
        return new()
        {
            Rule = adjusted ? RuleCatalog.AdjustedToFoot : RuleCatalog.TranslationDoesNotRecompute,
            Result = translated,
            Inputs = [original, rate.Figure],
            Verdict = verdict,
            Expected = expected,
            Implied = figure => figure == translated ? expected : figure == original ? translated.Possible * rate.Figure.Possible : null,
            Unnoticed = figure => verdict == Verdict.Violated
                ? null
                : figure == translated
                    ? Relation.Around(expected, figure.Precision * 1.5m)
                    : figure == original
                        ? Relation.Around(Relation.Around(translated.Possible, translated.Precision) * rate.Figure.Possible, figure.Precision)
                        : Relation.Around(rate.Figure.Possible, figure.Precision),
            Because = _ =>
                $"{original.Text} at {rate.Figure.Text} is {Wording.Range(expected, translated)}{(foots ? "; with this digit the column foots" : "")}",
            Proves = translated.Digits >= 3 ? [translated, original, rate.Figure] : [translated],
        };
    }

    /// <summary>JPY33,254 million ($313.9 million): the amount in parentheses translates the one directly before it.</summary>
    private static IEnumerable<Relation> InProse(DocumentFigures document, IReadOnlyList<TranslationRate> rates)
    {
        foreach (var sentence in document.Sentences)
        {
            for (var i = 1; i < sentence.Figures.Count; i++)
            {
                var (first, second) = (sentence.Figures[i - 1], sentence.Figures[i]);
                if (!second.Number.InParentheses || second.Number.PhraseStart - first.Number.PhraseEnd > 1) { continue; }
                var rate = rates.FirstOrDefault(r => r.From == Currency(first.Figure) && r.To == Currency(second.Figure));
                if (rate is not null) { yield return Make(second.Figure, first.Figure, rate, foots: false); }
            }
        }

        foreach (var (cell, apposition) in document.Tables.SelectMany(t => t.Appositions))
        {
            var rate = rates.FirstOrDefault(r => r.From == Currency(cell.Figure) && r.To == Currency(apposition));
            if (rate is not null) { yield return Make(apposition, cell.Figure, rate, foots: false); }
        }
    }
}
