using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Finds, for a figure that agrees with nothing, the line its sentence names, and asks whether a usual slip turns that line's number into
/// what is printed. How well the sentence must name the line depends on how many digits speak (<see cref="SlipChance"/>); another figure of
/// the sentence that agrees with the same line helps to prove that it is the right one.
/// </summary>
internal sealed class SlipFinder
{
    private const int MostLinesOfAWord = 40;

    private readonly ProseLinks links;
    private readonly TableLinks tables;
    private readonly Dictionary<int, List<FactLine>> byWord = [];
    private readonly Dictionary<FactLine, List<Fact>> factsOf;
    private readonly DateOnly? main;

    public SlipFinder(DocumentFigures document, TableLinks tables, ProseLinks links)
    {
        this.tables = tables;
        this.links = links;
        main = document.Calendar.Main;
        factsOf = links.Facts.GroupBy(f => f.Line).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var line in tables.Subjects.Lines)
        {
            foreach (var word in line.Core)
            {
                if (!byWord.TryGetValue(word, out var list)) { byWord.Add(word, list = []); }
                list.Add(line);
            }
        }
    }

    public Relation? Find(ProseFigure figure)
    {
        if (figure.Figure.Digits < 2 || figure.Figure.Unit is null) { return null; }
        var partners = Partners(figure);
        var claimed = Claimed(figure);
        var credit = NameMatcher.Credits(figure);
        Relation? best = null;
        var bestScore = 0m;
        foreach (var line in Candidates(figure, partners))
        {
            var score = links.Names.Score(credit, line);
            if (score <= bestScore || score < SlipChance.LeastScore) { continue; }
            var partner = partners.FirstOrDefault(p => tables.Subjects.Of(p.Fact.Line) == tables.Subjects.Of(line));
            if (Slip(figure, line, partner, credit, score, claimed) is { } slip) { (best, bestScore) = (slip, score); }
        }

        return best;
    }

    /// <summary>Whether a slip in a figure that is linked would be noticed: a link without that is no proof.</summary>
    public bool WouldNotice(ProseLink link)
    {
        var (figure, line) = (link.Figure, link.Fact.Line);
        if (figure.Figure.Digits < 2 || figure.Figure.Unit is null || !Fits(figure, link.Fact)) { return false; }
        var credit = NameMatcher.Credits(figure);
        if (link.Fact.Extra.Any(w => credit.GetValueOrDefault(w) < 0.9m)) { return false; }
        var partner = Partners(figure).FirstOrDefault(p => tables.Subjects.Of(p.Fact.Line) == tables.Subjects.Of(line));
        var best = tables.Subjects.SameAs(line).Max(l => links.Names.Score(credit, l));
        return best >= Needed(figure, link.Fact, line, SlipKind.OneDigit, partner);
    }

    /// <summary>A short growth or change is near too many others to be accused; a name of one word is the name of too many lines.</summary>
    private static decimal Needed(ProseFigure figure, Fact fact, FactLine line, SlipKind kind, ProseLink? partner)
    {
        var digits = SlipChance.Significant(figure.Figure);
        if (fact.IsDerived && digits < 4 && !(fact.Kind == FigureKind.Growth && kind == SlipKind.DigitsExchanged && digits == 3)) { return SlipChance.Never; }
        var helps = Helps(partner, figure, fact);
        return !helps && line.Core.Count < 2 ? SlipChance.Never : SlipChance.Needed(figure.Figure, kind, helps, figure.Figure.Period is not null);
    }

    private List<ProseLink> Partners(ProseFigure figure) =>
        [.. figure.Sentence.Figures.Where(f => f != figure).Select(f => links.Found.GetValueOrDefault(f)).OfType<ProseLink>().Where(l => l is { IsWeak: false, Score: >= 0.6m, PeriodAgrees: true })];

    /// <summary>What other figures of the sentence say already, this one does not say again.</summary>
    private HashSet<Figure> Claimed(ProseFigure figure) =>
        [.. figure.Sentence.Figures.Where(f => f != figure).Select(f => links.Found.GetValueOrDefault(f)).OfType<ProseLink>().Where(l => !l.Fact.IsDerived).Select(l => l.Fact.Sources[0])];

    private IEnumerable<FactLine> Candidates(ProseFigure figure, List<ProseLink> partners)
    {
        var own = figure.Sentence.Words.Where(w => Math.Abs(w.Start - figure.Number.Start) < 160).Select(w => w.Word).ToHashSet();
        return partners.SelectMany(p => tables.Subjects.SameAs(p.Fact.Line))
            .Concat(own.Where(w => byWord.TryGetValue(w, out var list) && list.Count <= MostLinesOfAWord).SelectMany(w => byWord[w])).Distinct();
    }

    private Relation? Slip(ProseFigure figure, FactLine line, ProseLink? partner, Dictionary<int, decimal> credit, decimal score, HashSet<Figure> claimed)
    {
        foreach (var fact in factsOf.GetValueOrDefault(line, []))
        {
            if (fact.Extra.Any(w => credit.GetValueOrDefault(w) < 0.9m) || !Fits(figure, fact)) { continue; }
            if (!fact.IsDerived && claimed.Contains(fact.Sources[0])) { continue; }
            var expected = fact.Value.Abs();
            var diagnosis = ProseSlip.Of(figure.Figure, expected);
            if (diagnosis.Kind is not (SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.DigitLost or SlipKind.Scale)) { continue; }
            if (diagnosis.Kind == SlipKind.Scale && (line.Table.ScaleIsOpen || fact.IsDerived)) { continue; }
            if (score < Needed(figure, fact, line, diagnosis.Kind, partner) || ShareDoesNotRecompute.OneOff(figure.Figure, expected)) { continue; }
            return Make(figure, fact, expected, partner);
        }

        return null;
    }

    /// <summary>Same unit and kind, and the period named, or without one the document's current period; known well enough to tell the last digit.</summary>
    private bool Fits(ProseFigure figure, Fact fact)
    {
        if (fact.Unit != figure.Figure.Unit || fact.Kind != figure.Figure.Kind) { return false; }
        if (fact.Period is not { } p || !(figure.Figure.Period is { } q ? p.IsCompatible(q) : p.End == main)) { return false; }
        return fact.Value.Abs() is { Width: { } width, High: > 0m } value && width <= value.High * 0.05m;
    }

    /// <summary>A growth or a change belongs to the amount it stands beside; other figures of the line help an amount wherever they stand.</summary>
    private static bool Helps(ProseLink? partner, ProseFigure figure, Fact fact)
    {
        if (partner is null || !fact.IsDerived) { return partner is not null; }
        var (own, other) = (figure.Number, partner.Figure.Number);
        var (from, to) = own.Start < other.Start ? (own.PhraseEnd, other.PhraseStart) : (other.PhraseEnd, own.PhraseStart);
        return to - from <= 60 && !figure.Sentence.Figures.Any(f => f.Number.Start >= from && f.Number.End <= to) && partner.Fact.Period == fact.Period;
    }

    private static Relation Make(ProseFigure figure, Fact fact, Interval expected, ProseLink? partner) => new()
    {
        Rule = RuleCatalog.ProseDisagreesWithTable,
        Result = figure.Figure,
        Inputs = fact.Sources,
        Verdict = Verdict.Violated,
        Expected = expected,
        Implied = f => f == figure.Figure ? expected : null,
        Because = _ => $"the table prints {(fact.IsDerived ? $"{Wording.Percent(expected, figure.Figure)} by its amounts" : fact.Sources[0].Text)} for \"{ColumnDoesNotFoot.Short(fact.Line.Label)}\"{(partner is null ? "" : $", and the {partner.Figure.Figure.Text} of this sentence agrees with that line")}",
    };
}
