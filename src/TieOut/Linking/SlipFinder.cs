using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Finds, for a figure that agrees with nothing, the line its sentence names, and asks whether a usual slip turns that line's number into
/// what is printed. Another figure of the sentence that does agree with the same line proves that it is the right one.
/// </summary>
internal sealed class SlipFinder
{
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
        if (figure.Figure.Digits < 3 || figure.Figure.Unit is null) { return null; }
        var partners = figure.Sentence.Figures.Where(f => f != figure).Select(f => links.Found.GetValueOrDefault(f)).OfType<ProseLink>().Where(l => l is { IsWeak: false, Score: >= 0.85m }).ToList();
        var credit = NameMatcher.Credits(figure);
        Relation? best = null;
        var bestScore = 0m;
        foreach (var line in Candidates(figure, partners))
        {
            var score = links.Names.Score(credit, line);
            var partner = partners.FirstOrDefault(p => tables.Subjects.Of(p.Fact.Line) == tables.Subjects.Of(line));
            if (score < (partner is null ? 0.95m : 0.85m) || score <= bestScore || (partner is null && line.Core.Count < 2)) { continue; }
            if (Slip(figure, line, partner, credit) is { } slip) { (best, bestScore) = (slip, score); }
        }

        return best;
    }

    private IEnumerable<FactLine> Candidates(ProseFigure figure, List<ProseLink> partners)
    {
        var own = figure.Sentence.Words.Where(w => Math.Abs(w.Start - figure.Number.Start) < 160).Select(w => w.Word).ToHashSet();
        return partners.SelectMany(p => tables.Subjects.SameAs(p.Fact.Line))
            .Concat(own.Where(w => byWord.TryGetValue(w, out var list) && list.Count <= 24).SelectMany(w => byWord[w])).Distinct();
    }

    private Relation? Slip(ProseFigure figure, FactLine line, ProseLink? partner, Dictionary<int, decimal> credit)
    {
        foreach (var fact in factsOf.GetValueOrDefault(line, []))
        {
            if (fact.Extra.Any(w => credit.GetValueOrDefault(w) < 0.9m)) { continue; }
            if (fact.Unit != figure.Figure.Unit || fact.Kind != KindWanted(figure) || !PeriodFits(figure, fact)) { continue; }
            if (partner is not null && partner.Fact.Sources.Any(s => s == fact.Sources[0]) && partner.Fact.Kind == fact.Kind) { continue; }
            if (partner is null && !NamesOnly(figure, line)) { continue; }
            var expected = fact.Value.Abs();
            if (expected.Width is not { } width || width > figure.Figure.Precision) { continue; }
            var diagnosis = Diagnosis.Of(figure.Figure, expected);
            if (diagnosis.Kind is not (SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.DigitLost or SlipKind.Scale)) { continue; }
            if (partner is null && diagnosis.Kind is SlipKind.DigitLost or SlipKind.Scale) { continue; }
            if (ShareDoesNotRecompute.OneOff(figure.Figure, expected)) { continue; }
            return Make(figure, fact, expected, partner);
        }

        return null;
    }

    private static FigureKind KindWanted(ProseFigure figure) => figure.Figure.Kind;

    /// <summary>The period named, or without one the document's current period.</summary>
    private bool PeriodFits(ProseFigure figure, Fact fact) =>
        fact.Period is { } p && (figure.Figure.Period is { } q ? p.IsCompatible(q) : p.End == main);

    /// <summary>The words before the figure, back to the start of its clause, name this line and nothing more.</summary>
    private bool NamesOnly(ProseFigure figure, FactLine line)
    {
        var before = figure.Sentence.Words.Where(w => w.Start < figure.Number.PhraseStart && w.Start >= figure.Number.PhraseStart - 90).Select(w => w.Word).ToHashSet();
        var known = tables.Subjects.SameAs(line).SelectMany(l => l.Core.Concat(l.Around)).ToHashSet();
        return line.Core.All(before.Contains) && !before.Any(w => !known.Contains(w) && byWord.ContainsKey(w));
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
