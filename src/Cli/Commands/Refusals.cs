using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;

namespace Kessan.Cli.Commands;

/// <summary>Why a command about a period or a set of standards does nothing.</summary>
internal static class Refusals
{
    private static readonly Place Here = new("the command line");

    public static Finding NoPeriod(string period, IEnumerable<DateOnly> ends) =>
        new("WS132", "no-ledgers-of-the-period", Severity.Fault, Here, $"The workspace has no ledgers of {period}.")
    {
        Printed = period, Expected = string.Join(", ", ends.Select(e => e.ToString("yyyy-MM", CultureInfo.InvariantCulture))),
        Remedy = "Name one of its month ends.",
    };

    public static Finding NoEvents() =>
        new("WS133", "no-events-to-measure-again", Severity.Fault, new("kessan.yaml"),
            "Only a workspace of format 2 keeps its acquisitions as events, which another set of standards can measure again.")
    {
        Printed = "format: 1", Expected = "format: 2", Remedy = "docs/reference/group-workspace.md says how it is written.",
    };

    public static Finding NoSet(string set) =>
        new("WS134", "no-such-policy-set", Severity.Fault, Here, $"There is no policy set {set}.")
        {
            Printed = set,
            Expected = string.Join(", ", PolicyCatalogue.Sets)
        };

    public static Finding NoDay(string text) =>
        new("WS109", "wrong-date", Severity.Fault, Here, "This is not a day.") { Printed = text, Expected = "YYYY-MM-DD" };

    public static Finding NoRestatement() =>
        new("WS148", "nothing-restated", Severity.Fault, new(RestatementReader.File), "The workspace has no cause for which published periods are stated anew.")
    {
        Printed = "no cause", Expected = "a row with cause, announced, kind and reason",
        Remedy = $"Write the causes to {RestatementReader.File}; docs/reference/group-workspace.md says how.",
    };

    public static Finding EventAfter(AcquisitionStep step) => new("WS133", "no-events-to-measure-again", Severity.Fault, new(step.Source.File, step.Source.Row),
        FormattableString.Invariant($"Step {step.Step} of {step.Date:yyyy-MM-dd} comes after the adoption and would be measured under the new standard; in format 1 it is measured under the old one only."))
    {
        Printed = "format: 1", Expected = "format: 2", Remedy = "Keep the workspace in format 2.",
    };
}

/// <summary>The last day of a period as people name it.</summary>
internal static class PeriodEnd
{
    public static DateOnly? Of(string period, FiscalCalendar calendar) =>
        DateOnly.TryParseExact(period + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.AddMonths(1).AddDays(-1)
            : calendar.Parse(period)?.End;
}
