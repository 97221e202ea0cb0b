using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO501 over sentences: a heading "Fiscal 2022 Full Year Results" under which several numbers are those of one other period, and none is of the period
/// named. Sentences that name a period of their own do not count.
/// </summary>
internal static class MislabelledHeadings
{
    private const int FewestFigures = 3;
    private const int LeastDigits = 3;
    private const decimal LeastStrength = 0.85m;

    public static IEnumerable<TieFinding> Find(DocumentFigures document, ProseLinks prose)
    {
        foreach (var group in document.Sentences.Where(s => s.Governing is not null).GroupBy(s => s.Governing!.Heading))
        {
            var heading = group.First().Governing!;
            var found = group.SelectMany(s => s.Figures).Select(f => StatedBy(f, prose)).OfType<Identified>().ToList();
            if (heading.Time.IsRelative || found.Exists(f => f.Fact.Period!.IsAbout(heading.Period))) { continue; }
            var other = found.GroupBy(f => f.Fact.Period!).MaxBy(g => g.Count());
            if (other is null || other.Count() < FewestFigures || other.Count() < found.Count || other.Key.Months != heading.Period.Months) { continue; }
            yield return Report(document, heading, [.. other], group.SelectMany(s => s.Figures).First(f => StatedBy(f, prose) is not null));
        }
    }

    /// <summary>What a reported number under the heading certainly states, of whichever period.</summary>
    private static Identified? StatedBy(ProseFigure figure, ProseLinks prose)
    {
        if (figure.Figure is not { Kind: FigureKind.Amount or FigureKind.PerShare, Period: null } || figure.IsComparative
            || SlipChance.Significant(figure.Figure) < LeastDigits
            || prose.TopicOf(figure) is not { Side: ComparisonSide.Reported, IsForward: false, IsPart: false })
        {
            return null;
        }
        if (prose.LinkOf(figure) is { Strength: >= LeastStrength, Fact: { IsDerived: false, Period.Months: > 0 } } link)
        {
            return new(link.Fact, link.Strength, null);
        }
        return prose.NamedForOtherPeriods(figure)
            .Where(n => n is { Strength: >= LeastStrength, Fact: { IsDerived: false, Period.Months: > 0 } })
            .MaxBy(n => n.Strength);
    }

    private static TieFinding Report(DocumentFigures document, HeadingPeriod heading, List<Identified> other, ProseFigure first)
    {
        var (source, passage) = (document.Document.Source, heading.Heading.Passage);
        var words = passage.Text[heading.Time.Start..heading.Time.End];
        var proof = other.Take(3).Select(o => o.Fact.Sources[0]).ToList();
        var numbers = string.Join(", ", proof.Select(f => $"{f.Text} (line {source.PlaceOf(f.Span).Line})"));
        return WrongPeriod.Make(source, passage.SourceSpan(heading.Time.Start, heading.Time.End), words, first.Figure, proof, other[0].Fact.Period!.ToString(),
            $"the heading says \"{words}\", but the numbers under it are those of {other[0].Fact.Period}: {numbers} (another period).");
    }
}
