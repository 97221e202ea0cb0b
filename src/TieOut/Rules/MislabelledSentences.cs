using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO501 in sentences: the words name a line, the sentence names a period, and the numbers are the line's for another period, while for the
/// one named it prints other numbers, or no table prints any. <example>"revenue for the quarter ended April 30, 2022, of 7.19 billion" where
/// 7,192 stands under April 30, 2023 and 8,288 under May 1, 2022.</example>
/// </summary>
internal static class MislabelledSentences
{
    private const decimal LeastStrength = 0.85m;

    /// <summary>Where several numbers under one label are those of one line for one other period, its name need not be said as fully.</summary>
    private const decimal LeastStrengthTogether = 0.6m;
    private const int LeastDigitsTogether = 5;

    /// <summary>Digits of the numbers of one label that are those of another period: fewer are met by chance.</summary>
    private const int LeastDigits = 3;

    /// <summary>Where nothing is printed for the period named, the number alone must prove it.</summary>
    private const int LeastDigitsAlone = 4;

    private sealed record Mislabelled(ProseFigure Figure, Linking.Fact Found, Figure? Meant, decimal Strength);

    /// <summary>One is named for certain; or several are, less surely, as numbers of one line.</summary>
    private static bool IsNamed(List<Mislabelled> wrong) =>
        wrong.Exists(w => w.Strength >= LeastStrength)
        || (wrong.Count >= 2 && wrong.TrueForAll(w => w.Found.Line == wrong[0].Found.Line) && wrong.DistinctBy(w => w.Found.Kind).Count() >= 2
            && wrong.Sum(w => SlipChance.Significant(w.Figure.Figure)) >= LeastDigitsTogether);

    public static IEnumerable<TieFinding> Find(DocumentFigures document, ProseLinks prose)
    {
        var printed = Printed(prose);
        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count > 0 && s.Times.Count > 0))
        {
            foreach (var group in sentence.Figures.Where(f => Governs(f, document)).GroupBy(f => f.Time!.Start))
            {
                if (group.Any(f => prose.LinkOf(f) is { Strength: > 0m })) { continue; }
                var wrong = group.Select(f => Judge(f, prose, printed)).OfType<Mislabelled>().ToList();
                if (wrong.Count == 0 || wrong.Exists(w => w.Found.Period != wrong[0].Found.Period) || !IsNamed(wrong)) { continue; }
                // A growth has no base in the period named; it confirms what an amount of that label shows.
                if (wrong.TrueForAll(w => w.Meant is null && w.Found.IsDerived)) { continue; }
                var digits = wrong.Sum(w => SlipChance.Significant(w.Figure.Figure));
                if (digits >= (wrong.Exists(w => w.Meant is not null || prose.Company(w.Figure, w.Found).Agree > 0) ? LeastDigits : LeastDigitsAlone))
                {
                    yield return WrongPeriod.Report(document, wrong[0].Figure, wrong[0].Figure.Time!, wrong[0].Found, wrong[0].Meant);
                }
            }
        }
    }

    /// <summary>
    /// A label behind the number is the number's. One before the first number is that of all, up to what they are compared with, where the
    /// sentence begins with no other.
    /// </summary>
    private static bool Governs(ProseFigure figure, DocumentFigures document)
    {
        if (figure is not { Time: { IsRelative: false } time, Figure: { Period: not null, Unit: not null } } || document.Calendar.IsAmbiguous(time))
        {
            return false;
        }
        if (figure.Said is not null) { return !Phrases.Has(figure.Sentence.Text, "respectively"); }
        var first = figure.Sentence.Figures[0].Number.Start;
        if (figure.Sentence.Times.Count(t => t.End <= first && !t.IsLength && !t.IsRelative) != 1) { return false; }
        var text = figure.Sentence.Passage.Text.AsSpan(time.End, Math.Max(0, figure.Number.Start - time.End));
        foreach (var word in Comparisons) { if (Phrases.Has(text, word)) { return false; } }
        return true;
    }

    private static readonly string[] Comparisons = ["compared", "comparison", "versus", " vs", "against", "respectively", " from ", "(", ";"];

    private static Mislabelled? Judge(ProseFigure figure, ProseLinks prose, IReadOnlyList<ReportingPeriod> printed)
    {
        var said = figure.Figure.Period!;
        if (prose.TopicOf(figure).Side == ComparisonSide.Open) { return null; }
        if (Best(prose.NamedForOtherPeriods(figure)) is not { } found || found.Strength < LeastStrengthTogether || found.Fact.Period!.IsAbout(said))
        {
            return null;
        }
        var own = prose.OfPeriod(found.Fact, said);
        if (own.Exists(f => prose.Expected(figure, f).Intersects(figure.Figure.Possible.Abs()))) { return null; }
        if (own.Count > 0) { return new(figure, found.Fact, own[0].Sources[0], found.Strength); }
        return (NamesPeriod(figure.Time!) || figure.IsComparative || (found.Fact.Period!.Months == 0 && prose.Company(figure, found.Fact).Agree > 0))
            && IsApart(said, found.Fact.Period!) && !printed.Any(p => (p.End == said.End && (p.Months > 0 || said.Months == 0)) || p.IsAbout(said))
            ? new(figure, found.Fact, null, found.Strength)
            : null;
    }

    private static Identified? Best(IEnumerable<Identified> named) => named.MaxBy(n => n.Strength);

    /// <summary>A day on its own may be that of an event within the period.</summary>
    private static bool NamesPeriod(TimeExpression time) => time.Part != FiscalPart.None || time.IsEnd || time.IsBareYear;

    /// <summary>An amount of one quarter may be the whole amount of the half it lies in.</summary>
    private static bool IsApart(ReportingPeriod a, ReportingPeriod b) =>
        a.End <= b.End.AddMonths(-b.Months).AddDays(10) || b.End <= a.End.AddMonths(-a.Months).AddDays(10);

    private static List<ReportingPeriod> Printed(ProseLinks prose)
    {
        var periods = new List<ReportingPeriod>();
        foreach (var fact in prose.Facts) { if (fact.Period is { } period && !fact.IsDerived && !periods.Contains(period)) { periods.Add(period); } }
        return periods;
    }
}
