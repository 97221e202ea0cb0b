using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Workspace;

/// <summary>ledgers/YYYY-MM/ENTITY.csv, read in parallel; the result stands in order of month and company, whoever was first.</summary>
internal sealed record LedgerFiles(IReadOnlyList<TrialBalance> TrialBalances, IReadOnlyList<Finding> Faults)
{
    private sealed record LedgerFile(string File, LedgerName Name, DateOnly End)
    {
        public string Entity => Name.Entity;
    }

    /// <summary>What the names of all ledgers say.</summary>
    public static IReadOnlyList<LedgerName> Names(string folder, IReadOnlySet<string> entities)
    {
        var ledgers = Path.Combine(folder, "ledgers");
        return Directory.Exists(ledgers)
            ? [.. Directory.GetFiles(ledgers, "*.csv", SearchOption.AllDirectories).Select(f => LedgerName.Of(Path.GetFileNameWithoutExtension(f), entities))]
            : [];
    }

    /// <summary>Versions of packages beyond the first: S.v2.</summary>
    public static IReadOnlySet<string> LaterVersions(IEnumerable<LedgerName> names) =>
        new SortedSet<string>(names.Where(n => n.Version > 1).Select(VersionOf), StringComparer.Ordinal);

    private static string VersionOf(LedgerName name) => string.Create(CultureInfo.InvariantCulture, $"{name.Entity}.v{name.Version}");

    /// <summary>The scenarios that ledgers are of; a scenario that is asked for and has none is a fault.</summary>
    public static Scenarios Scenarios(IEnumerable<LedgerName> names, LoadOptions options, FaultList faults)
    {
        var known = names.Select(n => n.Scenario).Append(Ledgers.Scenarios.Actual).ToHashSet(StringComparer.Ordinal);
        if (!known.Contains(options.Scenario))
        {
            faults.Add("WS147", "no-ledgers-of-the-scenario", new("ledgers"), options.Scenario, string.Join(", ", known.Order(StringComparer.Ordinal)),
                $"The workspace has no ledgers of the scenario {options.Scenario}.",
                NearestName.Remedy(options.Scenario, known, $"Add ledgers such as ledgers/2025-12/P.{options.Scenario}.csv."));
        }

        return new(options.Scenario, options.Version, new SortedSet<string>(known, StringComparer.Ordinal));
    }

    /// <param name="hasJournals">There may then be no trial balance at all.</param>
    /// <param name="without">Versions of packages that belong to a restatement which does not count.</param>
    public static LedgerFiles Read(string folder, LedgerCodes codes, bool hasJournals, IReadOnlySet<string> without)
    {
        var faults = new FaultList();
        var files = Selected([.. Find(folder, codes, faults, hasJournals).Where(f => f.Name.Version == 1 || !without.Contains(VersionOf(f.Name)))],
            codes.Scenario)
            .OrderBy(f => f.End)
            .ThenBy(f => f.Entity, StringComparer.Ordinal)
            .ToArray();
        var read = new (TrialBalance Ledger, FaultList Faults)[files.Length];
        Parallel.For(0, files.Length, i =>
        {
            var own = new FaultList();
            read[i] = (BulkLedger.Read(folder, files[i].File, files[i].Entity, files[i].End, codes)
                ?? TrialBalanceReader.Read(folder, files[i].File, files[i].Entity, files[i].End, codes, own), own);
            if (files[i].Name is { Scenario: not Ledgers.Scenarios.Actual } or { Version: > 1 })
            {
                read[i] = (read[i].Ledger with { Scenario = files[i].Name.Scenario, Version = files[i].Name.Version }, own);
            }
        });
        return new([.. read.Select(r => r.Ledger)], [.. faults.All, .. read.SelectMany(r => r.Faults.All)]);
    }

    // Of each company and month the last version asked for. A scenario begins where its ledgers do: before that its books are the actual ones, and later actual
    // ones are not part of it.
    private static IEnumerable<LedgerFile> Selected(LedgerFile[] files, Scenarios scenario)
    {
        var begins = scenario.Name == Ledgers.Scenarios.Actual
            ? DateOnly.MaxValue
            : files.Where(f => f.Name.Scenario == scenario.Name).Select(f => f.End).DefaultIfEmpty(DateOnly.MaxValue).Min();
        return files.Where(f => f.Name.Scenario == (f.End < begins ? Ledgers.Scenarios.Actual : scenario.Name)
            && (scenario.Version is not { } version || f.Name.Version <= version))
            .GroupBy(f => FormattableString.Invariant($"{f.Entity}\n{f.End:yyyy-MM-dd}"), StringComparer.Ordinal).Select(g => g.MaxBy(f => f.Name.Version)!);
    }

    private static IEnumerable<LedgerFile> Find(string folder, LedgerCodes codes, FaultList faults, bool hasJournals)
    {
        var ledgers = Path.Combine(folder, "ledgers");
        var months = Directory.Exists(ledgers)
            ? Directory.GetDirectories(ledgers).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).ToArray()
            : [];
        if (months.Length == 0 && !hasJournals)
        {
            faults.Add("WS101", "missing-file", new("ledgers"), "no month", "ledgers/YYYY-MM/ENTITY.csv", "The workspace has no trial balances.",
                "Add a folder per month end and a file per company.");
        }

        foreach (var month in months)
        {
            if (EndOf(month) is not { } end)
            {
                faults.Add("WS109", "wrong-date", new($"ledgers/{month}"), month, "YYYY-MM", "The folder's name is not a month.", "Name it as 2008-09.");
                continue;
            }

            foreach (var file in Directory.GetFiles(Path.Combine(ledgers, month), "*.csv").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal))
            {
                var ledger = new LedgerFile($"ledgers/{month}/{file}",
                    codes.Closings ? LedgerName.Of(file[..^4], codes.Entities) : new(file[..^4], Ledgers.Scenarios.Actual, 1), end);
                CheckEntity(ledger, codes, faults);
                yield return ledger;
            }
        }
    }

    /// <summary>The trial balances of the companies that keep journals beside those that were read.</summary>
    public LedgerFiles With(WorkspaceJournals? journals, WorkspaceSettings? settings, MasterFiles masters)
    {
        if (journals is null || settings is null) { return this; }
        var currencies = masters.Group.Entities.ToDictionary(e => e.Code, e => e.Currency, StringComparer.Ordinal);
        var made = new WorkspaceBalances(journals, masters.Codes, settings.Calendar, settings.Currency, currencies);
        var read = made.Read([.. TrialBalances.Select(t => t.End).Distinct()], TrialBalances.Select(t => (t.Entity, t.End)).ToHashSet());
        return new([.. TrialBalances.Concat(read).OrderBy(t => t.End).ThenBy(t => t.Entity, StringComparer.Ordinal)], [.. Faults, .. made.Findings]);
    }

    private static DateOnly? EndOf(string month) =>
        DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first.AddMonths(1).AddDays(-1)
            : null;

    private static void CheckEntity(LedgerFile ledger, LedgerCodes codes, FaultList faults)
    {
        if (codes.Entities is not { } entities || entities.Contains(ledger.Entity)) { return; }
        faults.Add("WS115", "unknown-entity", new(ledger.File), ledger.Entity, NearestName.Of(ledger.Entity, entities) ?? "a company of group/entities.csv",
            "The file's name is not the code of a company of the group.",
            NearestName.Remedy(ledger.Entity, entities, "Rename it to a code of group/entities.csv, or add the company there."));
    }
}
