using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO502: "decreased by 40.4% compared to September 30, 2008" in a report as of September 30, 2008: the base of a change that has
/// happened lies before the day it is measured on.
/// </summary>
internal static class BaseDateNotBefore
{
    private static readonly string[] Verbs = ["increased", "decreased", "rose", "fell", "grew", "declined", "dropped", "improved"];

    public static IEnumerable<TieFinding> Find(DocumentFigures document, ProseLinks prose, CalendarSlips slips) =>
        AgainstDays(document, slips).Concat(ComparedPeriods.Find(document, prose, slips)).DistinctBy(f => f.Finding.Place);

    private static IEnumerable<TieFinding> AgainstDays(DocumentFigures document, CalendarSlips slips)
    {
        foreach (var passage in document.Passages.Where(p => !p.IsLabel && !slips.Passages.Contains(p.Passage)))
        {
            DateOnly? current = null;
            foreach (var (time, i) in passage.Times.Select((t, i) => (t, i)))
            {
                if (time.Day is not { } day) { continue; }
                if (!IsBase(passage, time)) { if (IsAsOf(passage, time)) { current = day; } continue; }
                var now = current ?? document.Calendar.Main;
                if (now is { } c && day >= c && HasPastVerb(passage, time) && !passage.Times.Take(i).Any(t => t.Day > day))
                {
                    yield return Report(document, passage, time, day, c);
                }
            }
        }
    }

    private static bool IsBase(PassageText passage, TimeExpression time)
    {
        var before = Before(passage, time);
        return before.Length > 0
            && (Ends(before, "compared to") || Ends(before, "compared with") || Ends(before, "versus") || Ends(before, "than at")
                || Ends(before, "compared to that of") || Ends(before, "as compared to that as of") || Ends(before, "compared to the amount as of"));
    }

    private static bool IsAsOf(PassageText passage, TimeExpression time) => Ends(Before(passage, time), "as of") || Ends(Before(passage, time), " at");

    private static string Before(PassageText passage, TimeExpression time) => passage.Passage.Text[..time.Start].TrimEnd();

    private static bool Ends(string text, string words) => text.EndsWith(words, StringComparison.OrdinalIgnoreCase);

    private static bool HasPastVerb(PassageText passage, TimeExpression time)
    {
        var from = Math.Max(0, time.Start - 260);
        var clause = passage.Passage.Text.AsSpan(from, time.Start - from);
        var stop = clause.LastIndexOf(". ");
        clause = stop >= 0 ? clause[(stop + 2)..] : clause;
        foreach (var verb in Verbs) { if (clause.Contains(verb, StringComparison.OrdinalIgnoreCase)) { return true; } }
        return false;
    }

    private static TieFinding Report(DocumentFigures document, PassageText passage, TimeExpression time, DateOnly day, DateOnly current)
    {
        var source = document.Document.Source;
        var words = passage.Passage.Text[time.Start..time.End];
        var rule = RuleCatalog.BaseDateNotBefore;
        var figure = document.ProseFigures.LastOrDefault(f => f.Sentence.Passage == passage.Passage && f.Number.Start < time.Start);
        var message =
            $"the change is measured against {words}, which is not before the day reported on ({Iso(current)}); a year before, {Iso(day.AddYears(-1))}, was probably meant (another period).";
        var finding = new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(passage.Passage.SourceSpan(time.Start, time.End)), message)
        {
            Printed = words,
            Expected = $"a day before {Iso(current)}"
        };
        return new(finding, figure?.Figure, []);
    }

    /// <param name="because">Why the label cannot be right, as a sentence without its end.</param>
    internal static TieFinding Report(DocumentFigures document, Sentence sentence, TimeExpression label, Figure figure, string because)
    {
        var (source, rule) = (document.Document.Source, RuleCatalog.BaseDateNotBefore);
        var finding = new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(sentence.Passage.SourceSpan(label.Start, label.End)),
            $"{because} (another period).")
        {
            Printed = sentence.Passage.Text[label.Start..label.End],
            Expected = "a base before the period reported on"
        };
        return new(finding, figure, []);
    }

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
