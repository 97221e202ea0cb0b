using Kessan.Core;

namespace Kessan.Workspace.Build;

/// <summary>The period that a command was asked for.</summary>
public static class AskedPeriod
{
    /// <param name="label">Null where none was asked for: all of them are meant.</param>
    /// <param name="fault">Where the label is no period.</param>
    public static Period? Read(string? label, FiscalCalendar calendar, out Finding? fault)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var period = label is null ? null : calendar.Parse(label);
        fault = label is null || period is not null
            ? null
            : new("WS141", "wrong-period-label", Severity.Fault, new Place("--period"), $"'{label}' is no period of the fiscal calendar.")
        {
            Printed = label,
            Expected = "2Q08, 1H08, 9M08, FY2008, 2008-09-30",
        };
        return period;
    }
}
