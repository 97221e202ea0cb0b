using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO304 in sentences: the effective tax rate is the income tax of a statement divided by its income before taxes (ASC 740-270-20, IAS 12.86).
/// <example>"The effective tax rate was 24.4%" beside a tax of 19,418 on 79,642.</example>
/// </summary>
internal static class TaxRatesInSentences
{
    private const int LeastDigits = 3;

    private static readonly string[] Tax = ["tax", "taxes"];
    private static readonly string[] BesideTax = ["income", "provision", "expense", "charge", "benefit", "credit", "corporate", "corporation", "total"];
    private static readonly string[] BesideRate = ["effective", "income", "corporate", "corporation"];

    private sealed record Taxed(CellFigure Tax, CellFigure Before)
    {
        public Interval Rate { get; } = Tax.Figure.Possible.Abs() / Before.Figure.Possible;
    }

    public static IEnumerable<Relation> Find(DocumentFigures document, ProseLinks links)
    {
        var (taxes, rate) = (Known(document, Tax), document.Vocabulary.Find("rate"));
        if (taxes.Count == 0 || rate < 0) { yield break; }
        var names = new Names(taxes, [.. taxes, .. Known(document, BesideTax)], rate, [.. taxes, rate, .. Known(document, BesideRate)]);
        var all = document.Tables.Where(t => !t.Table.MayBeDamaged).SelectMany(t => Of(t, names)).ToList();
        if (all.Count == 0) { yield break; }
        foreach (var figure in document.ProseFigures)
        {
            if (figure.Figure is { Kind: FigureKind.Margin or FigureKind.Share, Unit: "pure" } && !figure.StandsInRow
                && links.TopicOf(figure) is { IsForward: false, IsPart: false, Qualifiers.Count: 0 } topic && topic.Side != ComparisonSide.Open
                && (names.IsRate(topic.Words) || (names.IsEffective(topic.Words) && figure.Sentence.Words.Any(w => taxes.Contains(w.Word))))
                && InSentence(figure, topic.Side, all, links.Main) is { } relation)
            {
                yield return relation;
            }
        }
    }

    private static HashSet<int> Known(DocumentFigures document, string[] words) => [.. words.Select(document.Vocabulary.Find).Where(w => w >= 0)];

    /// <param name="Tax">Words for taxes.</param>
    /// <param name="BesideTax">These, and those that may stand beside them.</param>
    /// <param name="BesideRate">Words that may stand in the name of a rate of tax.</param>
    private sealed record Names(HashSet<int> Tax, HashSet<int> BesideTax, int Rate, HashSet<int> BesideRate)
    {
        public bool IsTax(IReadOnlySet<int> words) => words.Overlaps(Tax) && words.IsSubsetOf(BesideTax);

        public bool IsRate(IReadOnlySet<int> words) => words.Overlaps(Tax) && IsEffective(words);

        /// <summary>"An effective rate of", where the sentence speaks of a tax.</summary>
        public bool IsEffective(IReadOnlySet<int> words) => words.Count > 1 && words.Contains(Rate) && words.IsSubsetOf(BesideRate);
    }

    /// <summary>The tax of each column and the first income before it.</summary>
    private static IEnumerable<Taxed> Of(TableView table, Names names)
    {
        var before = table.Rows.FirstOrDefault(r => ResultName.IsBeforeTax(r));
        if (before is null || table.Rows.FirstOrDefault(r => r.Index > before.Index && names.IsTax(r.Core)) is not { } taxes)
        {
            yield break;
        }
        for (var c = 0; c < table.Columns.Count; c++)
        {
            if (table.Cells[taxes.Index, c] is { Figure.Kind: FigureKind.Amount } part
                && table.Cells[before.Index, c] is { Figure.Kind: FigureKind.Amount } whole
                && whole.Figure.Value > 0m && Math.Abs(part.Figure.Value) < whole.Figure.Value && part.Figure.Unit == whole.Figure.Unit)
            {
                yield return new(part, whole);
            }
        }
    }

    /// <summary>The rate of the period that the sentence speaks of, where the tables know one only.</summary>
    private static Relation? InSentence(ProseFigure figure, ComparisonSide side, List<Taxed> all, DateOnly? main)
    {
        var said = figure.Figure.Period ?? figure.Sentence.Governing?.Period;
        var fitting = all.FindAll(t => t.Tax.Figure.Period is { } period
            && (figure.Said is not null && figure.Figure.Period is { } own
                ? period.IsAbout(own)
                : side == ComparisonSide.Base
                    ? period.End < (said?.End ?? main) && (said is null || said.Months == period.Months)
                    : said is { } named ? period.IsAbout(named) : period.End == main));
        if (fitting.Count == 0) { return null; }
        var agreeing = fitting.Find(t => t.Rate.Intersects(figure.Figure.Possible));
        var isOne = fitting.TrueForAll(t => t.Rate.Intersects(fitting[0].Rate));
        if (agreeing is null && !(isOne && SlipChance.Significant(figure.Figure) >= LeastDigits && IsSlip(figure.Figure, fitting[0].Rate))) { return null; }
        return Relate(figure.Figure, agreeing ?? fitting[0], isOne && SlipChance.Significant(figure.Figure) >= LeastDigits);
    }

    private static bool IsSlip(Figure rate, Interval expected) =>
        !ShareDoesNotRecompute.OneOff(rate, expected)
            && ProseSlip.Of(rate, expected).Kind is SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.DigitLost or SlipKind.Scale;

    /// <param name="survives">A slip in the rate would be reported.</param>
    private static Relation Relate(Figure rate, Taxed taxed, bool survives)
    {
        var (tax, before, expected) = (taxed.Tax.Figure, taxed.Before.Figure, taxed.Rate);
        var holds = expected.Intersects(rate.Possible.Abs());
        return new()
        {
            Rule = RuleCatalog.RatioDoesNotRecompute,
            Result = rate,
            Inputs = [tax, before],
            Verdict = !holds ? Verdict.Violated : Weakness.IsWeak(rate, expected) ? Verdict.Weak : Verdict.Holds,
            Expected = expected,
            Implied = figure => figure == rate ? expected : null,
            Unnoticed = figure => holds && survives && figure == rate ? Relation.Around(expected, rate.Precision) : null,
            NoticesSign = false,
            Because = _ => $"a tax of {tax.Text} on {before.Text} is {Wording.Percent(expected, rate)}",
            Proves = [rate],
        };
    }
}
