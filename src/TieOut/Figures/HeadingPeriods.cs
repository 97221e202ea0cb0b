using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>
/// The period that a heading, or a line that leads a list ("For the thirteen weeks ended August 2, 2025:"), names for the sentences under it.
/// </summary>
internal static class HeadingPeriods
{
    private static readonly string[] Lists = [" and nine", " and six", " and twelve", " and full", " and year", "outlook", "guidance", "forecast", "subsequent",
        " next ", "予想"];

    /// <summary>The period in force behind a passage: that of its heading, none where it names several, and that before where it names none.</summary>
    public static HeadingPeriod? After(HeadingPeriod? before, PassageText passage, bool hasFigures, DocumentCalendar calendar)
    {
        var text = passage.Passage.Text;
        if (hasFigures || !(passage.IsHeading || text.EndsWith(':'))) { return before; }
        foreach (var list in Lists) { if (Phrases.Has(text, list)) { return null; } }
        HeadingPeriod? found = null;
        var names = false;
        foreach (var time in passage.Times)
        {
            if (time.IsBareYear || time.IsLength || (time.Months == 0 && time.Part == FiscalPart.None)) { continue; }
            names = true;
            // "Nine Months Operating Results" are those of the nine months reported on.
            var said = time is { Months: > 0, Day: null, Month: null, Part: FiscalPart.None } ? time with { IsRelative = true } : time;
            if (calendar.ResolveSaid([said]) is not { Months: > 0 } period) { return null; }
            if (found is not null && found.Period != period) { return null; }
            found ??= new(period, passage.WithoutTokens(), time);
        }

        return names ? found : before;
    }
}

/// <summary>A period, and the words of the heading that name it.</summary>
public sealed record HeadingPeriod(ReportingPeriod Period, PassageText Heading, TimeExpression Time);
