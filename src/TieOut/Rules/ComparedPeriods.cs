using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO502 by the numbers of a sentence: "revenues of 509,589 in 2024, a 234% increase compared to 152,430 in 2024", where both amounts bear
/// one period; and "an increase of 10.7% compared to 1Q06", where the growth is that over another period and the line prints none for the
/// one named.
/// </summary>
internal static class ComparedPeriods
{
    private const int LongestReach = 80;
    private const int LongestLink = 30;

    private static readonly string[] Links = ["compared to", "compared with", "versus", "over", "from"];

    public static IEnumerable<TieFinding> Find(DocumentFigures document, ProseLinks prose, CalendarSlips slips) =>
        SamePeriod(document, prose, slips).Concat(OtherBase(document, prose, slips)).DistinctBy(f => f.Figure);

    private static IEnumerable<TieFinding> SamePeriod(DocumentFigures document, ProseLinks prose, CalendarSlips slips)
    {
        foreach (var (change, now, then) in ChangesInSentences.All(document, prose))
        {
            if (now is not { Time: { IsRelative: false } current, Figure.Period: { } p }
                || then is not { Said: { IsRelative: false } named, Figure.Period: { } q } || current == named)
            {
                continue;
            }
            if (slips.Passages.Contains(change.Sentence.Passage)) { continue; }
            if (p.Months != q.Months || q.End < p.End || p.Months == 0 || prose.TopicOf(change).IsForward) { continue; }
            var expected = change.Figure.Kind == FigureKind.Growth
                ? Interval.Growth(then.Figure.Possible, now.Figure.Possible)
                : now.Figure.Possible - then.Figure.Possible;
            if (!expected.Abs().Intersects(change.Figure.Possible.Abs())) { continue; }
            // The label that does not name what the document reports on is the wrong one.
            var isCurrent = document.Calendar.Main is { } main && q.End < main;
            yield return BaseDateNotBefore.Report(document, change.Sentence, isCurrent ? current : named, change.Figure,
                $"{now.Figure.Text} and {then.Figure.Text} are compared with each other, and the sentence names {Words(change, named)} for the one and {Words(change, current)} for the other");
        }
    }

    private static IEnumerable<TieFinding> OtherBase(DocumentFigures document, ProseLinks prose, CalendarSlips slips)
    {
        foreach (var link in prose.Found.Values)
        {
            var figure = link.Figure;
            if (figure.Figure.Kind is not (FigureKind.Growth or FigureKind.Change) || figure.Direction == 0 || link.Strength == 0m
                || link.Fact.Kind != figure.Figure.Kind || link.Fact.Sources.Count > 2 || figure.Sentence.Times.Count == 0
                || slips.Passages.Contains(figure.Sentence.Passage))
            {
                continue;
            }
            if (BaseLabel(figure) is not { } label || document.Calendar.Resolve([label]) is not { } named || document.Calendar.IsAmbiguous(label)) { continue; }
            if (TrueBase(link, document) is not { } day || IsNear(day, named.End) || PrintedFor(link, named) || !prose.Slips.WouldNotice(link)) { continue; }
            yield return BaseDateNotBefore.Report(document, figure.Sentence, label, figure.Figure,
                $"{figure.Figure.Text} is the change of \"{ColumnDoesNotFoot.Short(link.Fact.Line.Label)}\" since {BaseDateNotBefore.Iso(day)}, and nothing is printed there for {Words(figure, label)}");
        }
    }

    /// <summary>The period behind "compared to …", with no number between but one that the change leads to: "by 114.2 to 449.1 compared to …".</summary>
    private static TimeExpression? BaseLabel(ProseFigure figure)
    {
        var (sentence, end) = (figure.Sentence, figure.Number.PhraseEnd);
        var time = sentence.Times.FirstOrDefault(t => t.Start >= end && !t.IsLength);
        if (time is null || time.Start - end > LongestReach) { return null; }
        var text = sentence.Passage.Text.AsSpan(end, time.Start - end);
        var between = sentence.Figures.Where(f => f.Number.Start >= end && f.Number.Start < time.Start).ToList();
        if (between.Count > 1 || (between.Count == 1 && !text.TrimStart().StartsWith("to ", StringComparison.OrdinalIgnoreCase))
            || text.IndexOfAny(';', '(') >= 0)
        {
            return null;
        }
        var from = between.Count == 1 ? Math.Max(0, between[0].Number.PhraseEnd - end) : 0;
        var link = text[from..];
        if (link.Length > LongestLink) { return null; }
        foreach (var words in Links) { if (link.Contains(words, StringComparison.OrdinalIgnoreCase)) { return time; } }
        return null;
    }

    /// <summary>The day the change is measured from: that of the second amount, or a year before the growth's own period.</summary>
    private static DateOnly? TrueBase(ProseLink link, DocumentFigures document) =>
        link.Fact.IsDerived
            ? link.Fact.Sources[1].Period?.End
            : link.Fact.Kind == FigureKind.Growth ? (link.Fact.Period?.End ?? document.Calendar.Main)?.AddYears(-1) : null;

    private static bool IsNear(DateOnly a, DateOnly b) => Math.Abs(a.DayNumber - b.DayNumber) <= 10;

    /// <summary>The line has a number for the period named: another growth may be meant.</summary>
    private static bool PrintedFor(ProseLink link, ReportingPeriod named) =>
        link.Fact.Line.Table.Figures.Any(c => c.Figure.Period is { } p && IsNear(p.End, named.End));

    private static string Words(ProseFigure figure, TimeExpression time) => figure.Sentence.Passage.Text[time.Start..time.End];
}
