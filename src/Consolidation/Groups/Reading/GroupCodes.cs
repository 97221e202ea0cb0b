using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The checks of names that all files under group/ share. As in <see cref="LedgerCodes"/>, names whose defining file has faults are not checked.
/// </summary>
internal sealed class GroupCodes(LedgerCodes codes, IReadOnlyCollection<string>? steps)
{
    public string Entity(CsvRow row, int column)
    {
        var code = row.Required(column);
        if (code.Length == 0 || codes.Entities is not { } entities || entities.Contains(code)) { return code; }
        row.Fault("WS115", "unknown-entity", column, code, NearestName.Of(code, entities) ?? "a company of group/entities.csv",
            $"There is no company {code} in the group.",
            NearestName.Remedy(code, entities, "Use a code of group/entities.csv, or add it there."));
        return code;
    }

    public string Account(CsvRow row, int column)
    {
        var code = row.Required(column);
        if (code.Length == 0 || codes.Chart is not { } chart || chart.Find(code) is not null) { return code; }
        var known = chart.Accounts.Select(a => a.Code);
        row.Fault("WS112", "unknown-account", column, code, NearestName.Of(code, known) ?? $"an account of {ChartReader.File}",
            $"There is no account {code} in the chart.",
            NearestName.Remedy(code, known, $"Use an account of {ChartReader.File}, or add it there."));
        return code;
    }

    public string Movement(CsvRow row, int column)
    {
        var code = row.Required(column);
        if (code.Length == 0 || codes.Movements is not { } movements || movements.Find(code) is not null) { return code; }
        var known = movements.Movements.Select(m => m.Code);
        row.Fault("WS114", "unknown-movement", column, code, NearestName.Of(code, known) ?? $"a movement of {MovementReader.File}",
            $"There is no movement {code}.",
            NearestName.Remedy(code, known, $"Use one of {MovementReader.File}, or add it there."));
        return code;
    }

    public string Step(CsvRow row, int column)
    {
        var code = row.Required(column);
        if (code.Length == 0 || steps is null || steps.Contains(code, StringComparer.Ordinal)) { return code; }
        row.Fault("WS116", "unknown-step", column, code, NearestName.Of(code, steps) ?? $"a step of {AcquisitionReader.StepsFile}",
            $"There is no acquisition step {code}.",
            NearestName.Remedy(code, steps, $"Use a step of {AcquisitionReader.StepsFile}, or add it there."));
        return code;
    }

    /// <summary>A number that may not be below zero (a price, a cost) or above a limit (a percentage).</summary>
    public static decimal Between(CsvRow row, int column, decimal low, decimal? high)
    {
        var value = row.Number(column);
        if (value >= low && (high is not { } limit || value <= limit)) { return value; }
        var expected = high is { } top
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{low} to {top}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{low} or more");
        row.Fault("WS113", "value-out-of-range", column, row.Text(column), expected, "The value lies outside what the column allows.", "Correct it.");
        return value;
    }
}
