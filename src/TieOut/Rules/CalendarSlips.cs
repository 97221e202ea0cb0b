using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO501 by the calendar alone: days and labels of running text that no table is needed to refute. <example>"the quarter ended October 29, 2022" in a document
/// whose quarters end on October 29, 2023 and October 30, 2022; a release dated before the day it reports on; "2Q07 (9 months)".</example>
/// </summary>
/// <param name="Findings">In the order of the document within each kind.</param>
/// <param name="Passages">Where they are: what else a wrong day contradicts there follows from it.</param>
internal sealed record CalendarSlips(IReadOnlyList<TieFinding> Findings, IReadOnlySet<Passage> Passages)
{
    /// <summary>Years of 52 weeks end on other days of the month than those before and after them.</summary>
    private const int MostDaysApart = 7;

    /// <summary>A release comes out within this many days after the day it reports on.</summary>
    private const int LatestRelease = 200;

    /// <summary>The line of place and date stands at the beginning of its paragraph.</summary>
    private const int LongestPlace = 60;

    /// <summary>Characters between a label and the length that says how much of the year it is.</summary>
    private const int Reach = 120;

    private static readonly string[] Wires = ["--", "\u2014", "\u2013", "- ", "/", "(BUSINESS WIRE)", "(GLOBE NEWSWIRE)", "(PRNewswire)"];

    private sealed record Slip(Passage Passage, TieFinding Finding);

    private static readonly string[] Spans = ["to ", "through ", "and ", "-", "\u2013", "\u2014", "~", "\u301C", "\uFF5E", "\u304B\u3089"];

    public static CalendarSlips Of(DocumentFigures document)
    {
        List<Slip> found = [.. MixedDays(document), .. EarlyReleases(document), .. ImpossibleLengths(document)];
        return new([.. found.Select(s => s.Finding)], found.Select(s => s.Passage).ToHashSet());
    }

    /// <summary>
    /// The day and month on which one year's period ends with the year of another, whose period ends some days off: no period ends then. It is named once, the
    /// others stand elsewhere too.
    /// </summary>
    private static IEnumerable<Slip> MixedDays(DocumentFigures document)
    {
        var named = document.Passages.SelectMany(p => p.Times.Where(t => Closes(p, t)).Select(t => (Passage: p, Time: t, Day: t.Day!.Value))).ToList();
        // A column headed by a fiscal label has its day from the text that is in question here.
        var columns = document.Tables.SelectMany(t => t.Columns).Where(c => c.Times.All(t => t.Part == FiscalPart.None)).Select(c => c.Period?.End);
        var known = named.Select(n => n.Day).Concat(columns.OfType<DateOnly>()).ToLookup(d => d);
        foreach (var (passage, time, day) in named.Where(n => !n.Passage.IsLabel && known[n.Day].Count() == 1))
        {
            var near = known.Where(d => d.Key.Year == day.Year && Math.Abs(d.Key.DayNumber - day.DayNumber) is > 0 and <= MostDaysApart).ToList();
            var like = known.Where(d => d.Key.Year != day.Year && (d.Key.Month, d.Key.Day) == (day.Month, day.Day)).ToList();
            if (near is not [var own] || like is not [var other]) { continue; }
            yield return Report(document, passage, time, BaseDateNotBefore.Iso(other.Key),
                $"no other place names {Words(passage, time)}; periods of this document end on {BaseDateNotBefore.Iso(other.Key)} and {BaseDateNotBefore.Iso(own.Key)}");
        }
    }

    private static bool Closes(PassageText passage, TimeExpression time)
    {
        if (time.Day is null) { return false; }
        var before = passage.Passage.Text.AsSpan(0, time.Start).TrimEnd();
        return time.IsEnd || before.EndsWith(" ended", StringComparison.OrdinalIgnoreCase) || before.EndsWith("as of", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A line of place and date whose day lies before the closing day of the statements, and a year later does not.</summary>
    private static IEnumerable<Slip> EarlyReleases(DocumentFigures document)
    {
        if (document.Calendar.Main is not { } main || !document.CellFigures.Any(f => f.Figure.Period?.End == main)) { yield break; }
        foreach (var passage in document.Passages.Where(p => !p.IsLabel))
        {
            if (passage.Times.FirstOrDefault(t => t is { Day: not null, IsEnd: false }) is not { } time || !IsDateLine(passage, time)) { continue; }
            var (day, later) = (time.Day!.Value, time.Day.Value.AddYears(1));
            if (day < main && later > main && later.DayNumber - main.DayNumber <= LatestRelease)
            {
                yield return Report(document, passage, time, BaseDateNotBefore.Iso(later),
                    $"the release is dated {Words(passage, time)}, before {BaseDateNotBefore.Iso(main)}, the day it reports on");
            }
            yield break;
        }
    }

    /// <summary>"MINNEAPOLIS, August 29, 2023 --": a place in front, and the mark of the wire behind.</summary>
    private static bool IsDateLine(PassageText passage, TimeExpression time)
    {
        var text = passage.Passage.Text.AsSpan();
        var before = text[..time.Start].TrimEnd();
        var after = text[time.End..].TrimStart();
        if (before.Length is 0 or > LongestPlace || before[^1] is not (',' or '(' or '-' or '\u2014' or '\u2013') || before.ContainsAnyInRange('0', '9'))
        {
            return false;
        }
        foreach (var mark in Wires) { if (after.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) { return true; } }
        return false;
    }

    /// <summary>"2Q07 (9 months)": from the beginning of its year to the end of the second quarter there are six. Fewer may be a part of it.</summary>
    private static IEnumerable<Slip> ImpossibleLengths(DocumentFigures document)
    {
        foreach (var passage in document.Passages)
        {
            foreach (var length in passage.Times.Where(t => t.IsLength))
            {
                var from = passage.Times.LastOrDefault(t => t.IsLength && t.End <= length.Start)?.End ?? 0;
                foreach (var label in passage.Times.Where(t => t.Start >= from && t.End <= length.Start && length.Start - t.End < Reach))
                {
                    var own = label.Part switch { FiscalPart.Quarter => 3, FiscalPart.Half => 6, _ => 0 };
                    if (length.Months <= own * label.Number || own * label.Number == 0 || GoesOn(passage, label)) { continue; }
                    yield return Report(document, passage, label, $"a label of {length.Months} months",
                        $"from the beginning of its year to the end of {Words(passage, label)} there are {own * label.Number} months, not {length.Months}");
                }
            }
        }
    }

    /// <summary>"1Q07 to 3Q07 (9 months)", "1Q07 and 2Q07 (6 months)".</summary>
    private static bool GoesOn(PassageText passage, TimeExpression label)
    {
        var after = passage.Passage.Text.AsSpan(label.End).TrimStart();
        foreach (var word in Spans) { if (after.StartsWith(word, StringComparison.OrdinalIgnoreCase)) { return true; } }
        return false;
    }

    private static string Words(PassageText passage, TimeExpression time) => passage.Passage.Text[time.Start..time.End];

    /// <param name="because">Why the label cannot be right, as a sentence without its end.</param>
    private static Slip Report(DocumentFigures document, PassageText passage, TimeExpression time, string expected, string because)
    {
        var figure = document.ProseFigures.Where(f => f.Sentence.Passage == passage.Passage).MinBy(f => Math.Abs(f.Number.Start - time.Start));
        return new(passage.Passage, WrongPeriod.Make(document.Document.Source, passage.Passage.SourceSpan(time.Start, time.End), Words(passage, time),
            figure?.Figure, [], expected, $"{because} (another period)."));
    }
}
