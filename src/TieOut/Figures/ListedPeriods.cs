using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>
/// Which of two numbers is whose: "for the three and nine months ended September 30, 2025 was 104.1 and 297.8, respectively", "were 5.1 and 4.3 in 2025 and
/// 2024, respectively". The numbers before "respectively" are given the periods in the order named.
/// </summary>
internal static class ListedPeriods
{
    private static readonly string[] Shorter = ["three and ", "three- and ", "three-month and ", "quarter and "];
    private static readonly string[] SameOfYearBefore = ["same period", "comparable period", "corresponding period", "prior year", "prior-year",
        "previous year", "last year", "year ago", "year earlier"];

    public static void Share(Sentence sentence, DocumentCalendar calendar)
    {
        var text = sentence.Text;
        if (!Phrases.Has(text, "respectively")) { return; }
        var from = sentence.Start;
        List<ReportingPeriod>? first = null;
        for (var at = text.IndexOf("respectively", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("respectively", at + 12,
            StringComparison.OrdinalIgnoreCase))
        {
            var end = sentence.Start + at;
            if (PairBefore(sentence, from, end) is { } i)
            {
                var stop = text.IndexOf("respectively", at + 12, StringComparison.OrdinalIgnoreCase) is var next and >= 0
                    ? sentence.Start + next
                    : sentence.End;
                var periods = Periods(sentence, from, end, stop, calendar) ?? YearBefore(sentence, first, end, stop, calendar);
                if (periods is { Count: 2 }) { Give(sentence, i, periods); first ??= periods; }
            }

            from = end;
        }
    }

    /// <summary>The place of the first of exactly two numbers joined by "and" directly before.</summary>
    private static int? PairBefore(Sentence sentence, int from, int end)
    {
        var last = sentence.Figures.FindLastIndex(f => f.Number.PhraseEnd <= end);
        if (last < 1 || sentence.Figures[last - 1].Number.Start < from) { return null; }
        var (a, b) = (sentence.Figures[last - 1], sentence.Figures[last]);
        var between = sentence.Passage.Text.AsSpan(a.Number.PhraseEnd, Math.Max(0, b.Number.PhraseStart - a.Number.PhraseEnd)).Trim(" ,".AsSpan());
        var listed = between is "and" && a.Figure.Kind == b.Figure.Kind && a.Figure.Unit == b.Figure.Unit;
        // A third number before them makes a list of three.
        return listed
            && !(last > 1 && sentence.Figures[last - 2].Number.Start >= from
                && sentence.Passage.Text
                    .AsSpan(sentence.Figures[last - 2].Number.PhraseEnd, Math.Max(0, a.Number.PhraseStart - sentence.Figures[last - 2].Number.PhraseEnd))
                    .Trim() is ",")
            ? last - 1
            : null;
    }

    private static List<ReportingPeriod>? Periods(Sentence sentence, int from, int end, int stop, DocumentCalendar calendar)
    {
        var text = sentence.Passage.Text;
        var near = sentence.Times
            .Where(t => t.Start >= from && t.Start < stop && !t.IsLength
                && !(t.Start > end + 14 && sentence.Figures.Exists(f => f.Number.Start > end && f.Number.Start < t.Start)))
            .ToList();
        foreach (var time in near)
        {
            if (calendar.ResolveSaid([time]) is not { Months: > 3 } longer || !EndsWith(text.AsSpan(0, time.Start), Shorter)) { continue; }
            return [new(longer.End, 3), longer];
        }

        for (var k = 0; k + 1 < near.Count; k++)
        {
            if (text.AsSpan(near[k].End, Math.Max(0, near[k + 1].Start - near[k].End)).Trim(" ,".AsSpan()) is not "and") { continue; }
            if (calendar.ResolveSaid([near[k + 1]]) is not { } second) { continue; }
            // "September 30, 2025 and 2024": the day is that of both.
            var earlier = near[k] is { Day: null, Month: not null, Year: null } part
                ? calendar.Resolve([part with { Year = near[k + 1].Year, Months = second.Months }])
                : calendar.ResolveSaid([near[k]]);
            if (near[k + 1].IsBareYear && earlier is { } day) { second = new(day.End.AddYears(near[k + 1].Year!.Value - day.End.Year), day.Months); }
            return earlier is null ? null : [earlier, second];
        }

        return null;
    }

    /// <summary>"compared to 93.9 and 272.5, respectively, for the same periods in 2024": those of the first list, a year before.</summary>
    private static List<ReportingPeriod>? YearBefore(Sentence sentence, List<ReportingPeriod>? first, int end, int stop, DocumentCalendar calendar)
    {
        if (first is null) { return null; }
        var behind = sentence.Passage.Text.AsSpan(end, Math.Max(0, stop - end));
        foreach (var words in SameOfYearBefore) { if (Phrases.Has(behind, words)) { return first.ConvertAll(p => calendar.YearsBefore(p, 1)); } }
        return null;
    }

    private static void Give(Sentence sentence, int i, List<ReportingPeriod> periods)
    {
        for (var k = 0; k < 2; k++) { sentence.Figures[i + k] = sentence.Figures[i + k].Listed(periods[k]); }
    }

    private static bool EndsWith(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) { if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase)) { return true; } }
        return false;
    }
}
