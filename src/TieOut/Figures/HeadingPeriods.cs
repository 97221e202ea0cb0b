namespace Kessan.TieOut.Figures;

/// <summary>The period that a heading, or a line that leads a list ("For the thirteen weeks ended August 2, 2025:"), names for the sentences under it.</summary>
internal static class HeadingPeriods
{
    private static readonly string[] Lists = [" and nine", " and six", " and twelve", " and full", " and year", "outlook", "guidance", "forecast", "subsequent"];

    /// <summary>The period in force behind a passage: that of its heading, none where it names several, and that before where it names none.</summary>
    public static ReportingPeriod? After(ReportingPeriod? before, PassageText passage, bool hasFigures, DocumentCalendar calendar)
    {
        var text = passage.Passage.Text;
        if (hasFigures || !(passage.IsHeading || text.EndsWith(':'))) { return before; }
        foreach (var list in Lists) { if (text.Contains(list, StringComparison.OrdinalIgnoreCase)) { return null; } }
        ReportingPeriod? found = null;
        foreach (var time in passage.Times)
        {
            if (time.IsBareYear || time is { IsRelative: true, Part: FiscalPart.None } || time.IsLength || calendar.ResolveSaid([time]) is not { Months: > 0 } period) { continue; }
            if (found is not null && found != period) { return null; }
            found = period;
        }

        return found ?? before;
    }
}
