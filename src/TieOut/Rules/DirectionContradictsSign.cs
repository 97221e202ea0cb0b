using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO401: "an increase of 5.8%" where the line fell by 5.8%, where the two amounts of the same sentence fell, or where another sentence of
/// the same numbers says down. Only amounts that are positive speak: a loss that gets smaller goes up or down as one likes to say it.
/// A printed growth speaks only where its table shows that it knows negative numbers.
/// </summary>
internal static class DirectionContradictsSign
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document, ProseLinks prose)
    {
        var reported = new HashSet<Figure>();
        foreach (var finding in AgainstTables(document, prose)
            .Concat(WithinSentences(document, prose))
            .Concat(MovedAmounts.Find(document, prose))
            .Concat(BetweenSentences(document, prose, reported)))
        {
            if (reported.Add(finding.Figure!)) { yield return finding; }
        }
    }

    private static IEnumerable<TieFinding> AgainstTables(DocumentFigures document, ProseLinks prose)
    {
        foreach (var link in prose.Found.Values)
        {
            if (link.Figure.Direction == 0 || !link.PeriodAgrees || !SaysChange(link) || !IsPlain(link) || Sign(link.Fact.Value) is not { } sign
                || sign == link.Figure.Direction)
            {
                continue;
            }
            if (IsTurned(link.Figure) && !IsCostOfLosses(link)) { continue; }
            if (!(prose.Slips.WouldNotice(link) || IsCertain(link)) || IsTrueOfAnother(prose, link)) { continue; }
            var source = document.Document.Source;
            yield return Report(source, link.Figure, sign, link.Fact.Sources,
                $"\"{ColumnDoesNotFoot.Short(link.Fact.Line.Label)}\" went {Word(sign)} (line {source.PlaceOf(link.Fact.Sources[0].Span).Line}: {string.Join(" and ", link.Fact.Sources.Select(f => f.Text))})");
        }
    }

    /// <summary>"6,147 versus 5,192, an 18% decrease": the amounts prove the number and refute the word.</summary>
    private static IEnumerable<TieFinding> WithinSentences(DocumentFigures document, ProseLinks prose)
    {
        foreach (var (change, now, then) in ChangesInSentences.All(document, prose))
        {
            var (a, b) = (now.Figure, then.Figure);
            if (change.Direction == 0 || a.Value <= 0m || b.Value <= 0m || a.Value == b.Value || IsTurned(change)) { continue; }
            var expected = change.Figure.Kind == FigureKind.Growth ? Interval.Growth(b.Possible, a.Possible) : a.Possible - b.Possible;
            if (Sign(expected) is not { } sign || sign == change.Direction || !expected.Abs().Intersects(change.Figure.Possible.Abs())) { continue; }
            yield return Report(document.Document.Source, change, sign, [a, b], $"{a.Text} against {b.Text} went {Word(sign)}");
        }
    }

    private static IEnumerable<TieFinding> BetweenSentences(DocumentFigures document, ProseLinks prose, HashSet<Figure> reported)
    {
        foreach (var pair in SentencePairs.Pairs(document))
        {
            foreach (var shared in pair.Shared.Where(s => s.A.Direction * s.B.Direction < 0 && s.A.Figure.Kind == s.B.Figure.Kind
                && s.A.Figure.Kind is FigureKind.Growth or FigureKind.Change && pair.SaysTheSame(s)))
            {
                if (reported.Contains(shared.A.Figure) || reported.Contains(shared.B.Figure) || IsTurned(shared.A) || IsTurned(shared.B)) { continue; }
                // The one that agrees with a table is right.
                var (wrong, right) = prose.Found.GetValueOrDefault(shared.B) is { Strength: > 0m } link && Sign(link.Fact.Value) == shared.B.Direction
                    ? (shared.A, shared.B)
                    : (shared.B, shared.A);
                yield return Report(document.Document.Source, wrong, right.Direction, [right.Figure],
                    $"another sentence of the same numbers says {Word(right.Direction)}");
            }
        }
    }

    private static bool SaysChange(ProseLink link) =>
        link.Fact.Kind == link.Figure.Figure.Kind
            && (link.Fact.Kind is FigureKind.Growth or FigureKind.Points || link.Fact is { Kind: FigureKind.Change, IsDerived: true });

    private static bool IsCertain(ProseLink link) =>
        link is { IsWeak: false, Score: >= 0.85m } && link.Figure.Figure.Digits >= (link.Fact.Kind == FigureKind.Growth ? 2 : 3);

    /// <summary>Losses and deficits, and what "improves", go up or down as one likes to say it.</summary>
    internal static bool IsTurned(ProseFigure figure)
    {
        var text = figure.Sentence.Passage.Text.AsSpan(figure.Sentence.Start,
            Math.Max(0, Math.Min(figure.Sentence.End, figure.Number.PhraseEnd + 40) - figure.Sentence.Start));
        return text.Contains("loss", StringComparison.OrdinalIgnoreCase) || text.Contains("deficit", StringComparison.OrdinalIgnoreCase)
            || text.Contains("improve", StringComparison.OrdinalIgnoreCase) || text.Contains("used in", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Another line moved by as much in the direction said, and the sentence names it nearly as well: a measure before and after adjustments.
    /// </summary>
    private static bool IsTrueOfAnother(ProseLinks prose, ProseLink link)
    {
        var said = link.Figure.Direction > 0 ? link.Figure.Figure.Possible.Abs() : -link.Figure.Figure.Possible.Abs();
        return prose.Facts.Any(f => f.Kind == link.Fact.Kind && f.Unit == link.Fact.Unit && f.Value.Intersects(said)
            && prose.StrengthOf(link.Figure, f) >= link.Strength - 0.2m);
    }

    private static int? Sign(Interval value) => value.Low > 0m ? 1 : value.High < 0m ? -1 : null;

    internal static string Word(int sign) => sign > 0 ? "up" : "down";

    /// <summary>Costs in parentheses of both periods: what grew is their size.</summary>
    private static bool IsCost(ProseLink link) =>
        link.Fact.Kind == FigureKind.Growth && Deductions.IsNatural(link.Fact.Line.Label) && link.Fact.Sources.All(f => f.Value < 0m);

    /// <summary>"Insurance and losses", "Provision for credit losses": a cost like any other, which grows with its losses.</summary>
    private static bool IsCostOfLosses(ProseLink link) =>
        link.Fact.IsDerived && CostOfLosses.Exists(words => Phrases.Has(link.Fact.Line.Label, words))
            && !Phrases.Has(link.Figure.Sentence.Text, "improve") && !Phrases.Has(link.Figure.Sentence.Text, "loss ");

    private static readonly List<string> CostOfLosses = ["and losses", "loan losses", "credit losses", "losses and", "loss expense", "impairment losses"];

    private static bool IsPlain(ProseLink link) =>
        (!link.Fact.Line.Label.Contains("loss", StringComparison.OrdinalIgnoreCase) || IsCostOfLosses(link))
        && (link.Fact.IsDerived
            ? link.Fact.Sources.All(f => f.Value > 0m) || IsCost(link)
            : link.Fact.Line.Cells.Where(c => c.Figure.Kind is FigureKind.Amount or FigureKind.Count).All(c => c.Figure.Value > 0m)
                && link.Fact.Line.Table.Figures.Any(f => f.Figure.Value < 0m));

    internal static TieFinding Report(SourceText source, ProseFigure said, int sign, IReadOnlyList<Figure> proof, string because)
    {
        var (figure, rule) = (said.Figure, RuleCatalog.DirectionContradictsSign);
        var by = figure.Kind is FigureKind.Growth or FigureKind.Change or FigureKind.Points ? "by" : "to or from";
        var finding = new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(figure.Span),
            $"the sentence says {Word(-sign)} {by} {figure.Text}; {because}.")
        {
            Printed = figure.Text,
            Expected = Word(sign),
            Evidence = [.. proof.Select(f => new Evidence(source.PlaceOf(f.Span), f.Text))],
        };
        return new(finding, figure, proof);
    }
}
