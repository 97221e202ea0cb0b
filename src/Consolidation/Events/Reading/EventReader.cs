using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Reads group/events.csv, equity.csv, fair-values.csv and preferred.csv: what happened between the group and the owners of its companies.</summary>
public static class EventReader
{
    public const string EventsFile = "group/events.csv";
    public const string EquityFile = "group/equity.csv";
    public const string FairValuesFile = "group/fair-values.csv";
    public const string PreferredFile = "group/preferred.csv";
    public const string ClassesFile = "group/share-classes.csv";

    private static readonly CsvColumns EventColumns = new(
        "event", "date", "kind", "owner", "entity", "percent", "amount", "nci", "nci_fair_value", "held_fair_value", "goodwill_months", "costs",
        "unrecorded_account", "paid_by_others", "books", "note", "scenario", "cause", "votes", "class", "since")
    {
        Optional = ["nci", "nci_fair_value", "held_fair_value", "goodwill_months", "costs", "unrecorded_account", "paid_by_others", "books", "note", "scenario",
            "cause", "votes", "class", "since"],
    };

    private static readonly CsvColumns ClassColumns = new("entity", "class", "economic", "votes", "note") { Optional = ["note"] };

    private static readonly CsvColumns EquityColumns = new("event", "account", "amount", "entity", "note") { Optional = ["entity", "note"] };

    private static readonly CsvColumns PreferredColumns = new("entity", "from", "claim", "dividend", "held", "owner", "note")
    {
        Optional = ["dividend", "held", "owner", "note"]
    };

    private static readonly CsvColumns FairValueColumns = new("event", "account", "amount", "months", "expense_account", "released", "tax_rate", "entity",
        "note", "release_account", "cause")
    {
        Optional = ["months", "expense_account", "released", "tax_rate", "entity", "note", "release_account", "cause"],
    };

    private static readonly Dictionary<string, EventKind> Kinds = new(StringComparer.Ordinal)
    {
        ["purchase"] = EventKind.Purchase,
        ["sale"] = EventKind.Sale,
        ["issue"] = EventKind.Issue,
        ["impairment"] = EventKind.Impairment,
        ["reverse"] = EventKind.Reverse,
        ["consideration"] = EventKind.Consideration,
        ["common-control"] = EventKind.CommonControl,
        ["merger"] = EventKind.Merger,
    };

    private static readonly Dictionary<string, NonControllingBasis> Bases = new(StringComparer.Ordinal)
    {
        [""] = NonControllingBasis.NotSaid,
        ["share"] = NonControllingBasis.Share,
        ["fair-value"] = NonControllingBasis.FairValue,
    };

    private static readonly Dictionary<string, bool> Books = new(StringComparer.Ordinal) { [""] = false, ["year"] = false, ["from-event"] = true };

    public static IReadOnlyList<ShareClass> ReadClasses(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var classes = new List<ShareClass>();
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, ClassesFile, ClassColumns, faults)?.Rows(faults) ?? [])
        {
            var made = new ShareClass(names.Entity(row, 0), row.Required(1), GroupCodes.Between(row, 2, 0m, 100m), GroupCodes.Between(row, 3, 0m, 100m),
                row.Source);
            keys.Add(row, $"{made.Entity}\n{made.Class}", 1, "entity and class");
            if (row.IsSound) { classes.Add(made); }
        }

        foreach (var entity in classes.GroupBy(c => c.Entity, StringComparer.Ordinal).Where(g => g.Sum(c => c.Economic) > 100m || g.Sum(c => c.Votes) > 100m))
        {
            var last = entity.Last().Source;
            faults.Add("WS118", "group-does-not-hold-together", new(last.File, last.Row),
                FormattableString.Invariant($"{entity.Sum(c => c.Economic)} and {entity.Sum(c => c.Votes)}"), "at most 100 each",
                $"The classes of {entity.Key} have more than all of its equity or votes.", "Correct the points.");
        }

        return classes;
    }

    /// <param name="doubtful">Takes the companies of which rows that cannot be read may be sales; * where a row does not say of which.</param>
    public static IReadOnlyList<GroupEvent> ReadEvents(string folder, LedgerCodes codes, IReadOnlyList<ShareClass> classes, FaultList faults,
        ISet<string> doubtful)
    {
        var names = new GroupCodes(codes, null);
        var events = new List<GroupEvent>();
        var keys = new RowKeys<string>();
        foreach (var row in CsvTable.Read(folder, EventsFile, EventColumns, faults)?.Rows(faults) ?? [])
        {
            var kind = row.Word(2, Kinds);
            var made = new GroupEvent(
                row.Required(0), row.Date(1), kind, kind == EventKind.Impairment ? row.Text(3) : names.Entity(row, 3), names.Entity(row, 4),
                kind == EventKind.Issue
                    ? GroupCodes.Between(row, 5, -100m, 100m)
                    : kind is EventKind.Impairment or EventKind.Consideration or EventKind.Merger ? 0m : GroupCodes.Between(row, 5, 0m, 100m),
                    kind == EventKind.Merger ? 0m : row.Number(6), row.Source)
            {
                Basis = row.Word(7, Bases),
                NonControllingFairValue = row.NumberOrNull(8),
                HeldFairValue = row.NumberOrNull(9),
                GoodwillMonths = Months(row, 10),
                Costs = row.NumberOrNull(11) ?? 0m,
                UnrecordedAccount = row.Span(12).IsEmpty ? null : names.Account(row, 12),
                PaidByOthers = row.NumberOrNull(13) ?? 0m,
                BooksBegin = row.Word(14, Books),
                Since = row.Span(20).IsEmpty ? null : row.Date(20),
                Votes = row.Span(18).IsEmpty ? null : GroupCodes.Between(row, 18, -100m, 100m),
            };
            made = OfClass(row, made, classes);
            keys.Add(row, made.Code, 0, "event");
            if (kind == EventKind.Reverse && made.Percent <= 50m) { RefuseMinorReverse(row); }
            if (codes.Scenario.Counts(row, 16) & codes.Causes.Counts(row, 17) && row.IsSound) { events.Add(made); }
            if (!row.IsSound && row.Text(2) is not ("purchase" or "impairment" or "consideration" or "common-control" or "merger"))
            {
                doubtful.Add(codes.Entities?.Contains(row.Text(4), StringComparer.Ordinal) == true ? row.Text(4) : "*");
            }
        }

        return events;
    }

    // Percent is then of the class: of equity and votes it is as much as the class has.
    private static GroupEvent OfClass(CsvRow row, GroupEvent made, IReadOnlyList<ShareClass> classes)
    {
        if (row.Span(19).IsEmpty) { return made; }
        if (classes.FirstOrDefault(c => c.Entity == made.Entity && c.Class == row.Text(19)) is { } found)
        {
            return made with { Percent = made.Percent * found.Economic / 100m, Votes = made.Votes ?? (made.Percent * found.Votes / 100m) };
        }
        var known = classes.Where(c => c.Entity == made.Entity).Select(c => c.Class);
        row.Fault("WS110", "unknown-word", 19, row.Text(19), known.Any() ? string.Join(", ", known) : $"a class of {ClassesFile}",
            $"{made.Entity} has no class of shares {row.Text(19)}.",
            NearestName.Remedy(row.Text(19), known, $"Add the class to {ClassesFile}, or leave the column empty."));
        return made;
    }

    private static void RefuseMinorReverse(CsvRow row) => row.Fault("WS113", "value-out-of-range", 5, row.Text(5), "more than 50, up to 100",
        "In a reverse acquisition the owners of the acquirer exchange enough of its shares for the issuer to hold it (IFRS 3 ¶B19-B24).",
        "Give the part of the shares that were exchanged.");

    /// <param name="complete">Whether every event could be read; otherwise names of events are not checked.</param>
    public static IReadOnlyList<EquityAtEvent> ReadEquity(string folder, LedgerCodes codes, IReadOnlyList<GroupEvent> events, bool complete,
        FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var rows = new List<EquityAtEvent>();
        foreach (var row in CsvTable.Read(folder, EquityFile, EquityColumns, faults)?.Rows(faults) ?? [])
        {
            var of = Event(row, 0, events, complete);
            var made = new EquityAtEvent(row.Text(0), row.Span(3).IsEmpty ? of?.Entity ?? "" : names.Entity(row, 3), names.Account(row, 1), row.Number(2),
                row.Source);
            if (row.IsSound) { rows.Add(made); }
        }

        return rows;
    }

    /// <param name="complete">Whether every event could be read; otherwise names of events are not checked.</param>
    public static IReadOnlyList<FairValueDifference> ReadFairValues(string folder, LedgerCodes codes, IReadOnlyList<GroupEvent> events, bool complete,
        FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var rows = new List<FairValueDifference>();
        foreach (var row in CsvTable.Read(folder, FairValuesFile, FairValueColumns, faults)?.Rows(faults) ?? [])
        {
            var of = Event(row, 0, events, complete);
            var (months, released) = (Months(row, 3), row.Span(5).IsEmpty ? (DateOnly?)null : row.Date(5));
            var expense = row.Span(4).IsEmpty && months is null && released is null ? null : names.Account(row, 4);
            var made = new FairValueDifference(
                row.Text(0), row.Span(7).IsEmpty ? of?.Entity ?? "" : names.Entity(row, 7), names.Account(row, 1), row.Number(2), months, expense, released,
                row.Span(6).IsEmpty ? 0m : GroupCodes.Between(row, 6, 0m, 1m), row.Source)
            {
                ReleaseAccount = row.Span(9).IsEmpty ? null : names.Account(row, 9), Cause = row.Text(10),
            };
            if (codes.Causes.Counts(row, 10) && row.IsSound) { rows.Add(made); }
        }

        return rows;
    }

    public static IReadOnlyList<PreferredShares> ReadPreferred(string folder, LedgerCodes codes, FaultList faults)
    {
        var names = new GroupCodes(codes, null);
        var rows = new List<PreferredShares>();
        foreach (var row in CsvTable.Read(folder, PreferredFile, PreferredColumns, faults)?.Rows(faults) ?? [])
        {
            var made = new PreferredShares(names.Entity(row, 0), row.Date(1), GroupCodes.Between(row, 2, 0m, null),
                row.Span(3).IsEmpty ? 0m : GroupCodes.Between(row, 3, 0m, null),
                row.Span(4).IsEmpty ? 0m : GroupCodes.Between(row, 4, 0m, 100m), row.Span(5).IsEmpty ? "" : names.Entity(row, 5), row.Source);
            if (row.IsSound) { rows.Add(made); }
        }

        return rows;
    }

    internal static int? Months(CsvRow row, int column)
    {
        if (row.NumberOrNull(column) is not { } number) { return null; }
        if (number is > 0m and <= 1200m && number == decimal.Truncate(number)) { return (int)number; }
        row.Fault("WS113", "value-out-of-range", column, row.Text(column), "whole months, 1 to 1200", "A life is a number of whole months.",
            "Correct it; leave it empty for what is not written off.");
        return null;
    }

    private static GroupEvent? Event(CsvRow row, int column, IReadOnlyList<GroupEvent> events, bool complete)
    {
        var code = row.Required(column);
        var found = events.FirstOrDefault(e => e.Code == code);
        if (found is null && code.Length > 0 && complete)
        {
            var known = events.Select(e => e.Code);
            row.Fault("WS126", "unknown-event", column, code, NearestName.Of(code, known) ?? $"an event of {EventsFile}", $"There is no event {code}.",
                NearestName.Remedy(code, known, $"Use an event of {EventsFile}, or add it there."));
        }

        return found;
    }
}
