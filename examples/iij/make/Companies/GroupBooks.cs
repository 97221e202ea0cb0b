using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Workspace;

namespace Kessan.Examples.Iij;

/// <summary>
/// The ledgers of all companies. The subsidiaries and investees come from their plans; the parent has its rows with companies of
/// the group, and beyond them what the consolidated group is more than everything else as the consolidation computes it.
/// </summary>
internal sealed class GroupBooks(string workspace, GroupTables tables, GroupSolver solver)
{
    private const string Parent = "IIJ";

    private IReadOnlyList<CompanyBooks> companies = [];

    private readonly Dictionary<DateOnly, Dictionary<BookKey, decimal>> parent = [];

    public void Make()
    {
        solver.Solve();
        Companies();
        foreach (var end in MonthEnds.All) { parent[end] = ParentInGroup(end); }
        Write();
        foreach (var (end, period) in Consolidated()) { solver.Translation[end] = Sums(period, l => l.Movement == "FXT", l => l.Account); }
        solver.Broken.Clear();
        var target = solver.Solve();
        foreach (var (end, period) in Consolidated()) { AddRest(end, period, target[end]); }
        Write();
    }

    /// <summary>What the finished workspace still has against itself; nothing, if all is well.</summary>
    public IEnumerable<string> Findings()
    {
        var loaded = WorkspaceLoader.Load(workspace);
        var findings = loaded.Workspace is { } whole ? loaded.Findings.Concat(Consolidator.Run(whole.ForConsolidation()).Findings) : loaded.Findings;
        return findings.Select(f => $"{f.Place}: {f.Code} {f.Message} ({f.Printed}; {f.Expected})");
    }

    private void Companies()
    {
        var plans = CompanyPlan.ReadAll(workspace);
        companies = [.. plans.Where(p => p.Code != Parent).Select(p => new CompanyBooks(p, OtherEquityOf))];
        foreach (var company in companies) { company.Make(); }
    }

    // What the equity-method investments took up beside results came from the one investee with a plan for it.
    private decimal OtherEquityOf(DateOnly end, string investee)
    {
        var share = Csv.Read(Path.Combine(workspace, "group", "ownership.csv")).First(r => r["entity"] == investee);
        var taken = solver.At(end, "1410", "OCI");
        return Rounding.Round(taken / Csv.Number(share["percent"]) * 100m, 1m, RoundingMode.HalfUp);
    }

    private Dictionary<BookKey, decimal> ParentInGroup(DateOnly end)
    {
        var lines = new Dictionary<BookKey, decimal>();
        foreach (var (key, amount) in companies.SelectMany(c => c.Mirrored(end))) { lines[key] = lines.GetValueOrDefault(key) + amount; }
        var own = new CompanyBooks(CompanyPlan.ReadAll(workspace).Single(p => p.Code == Parent), OtherEquityOf);
        own.Make();
        foreach (var (key, amount) in own.At(end)!.Where(l => l.Key.Account != "3200")) { lines[key] = lines.GetValueOrDefault(key) + amount; }
        return lines;
    }

    private IReadOnlyDictionary<DateOnly, ConsolidatedPeriod> Consolidated()
    {
        var loaded = WorkspaceLoader.Load(workspace, new(Draft: true));
        if (loaded.Workspace is null) { throw new InvalidOperationException(string.Join('\n', loaded.Findings.Select(f => $"{f.Place}: {f.Message} ({f.Printed}; {f.Expected})"))); }
        return Consolidator.Run(loaded.Workspace.ForConsolidation()).Periods;
    }

    private static ConsolidationInput Input(LoadedWorkspace w) => new(w.Group, w.Chart, w.Movements, w.Rates, w.Settings.Calendar, w.Settings.Currency, w.TrialBalances);

    private void AddRest(DateOnly end, ConsolidatedPeriod period, IReadOnlyDictionary<string, decimal> target)
    {
        var sums = Sums(period, l => l.Level != Level.Result, l => GroupTables.Variable(l.Account, l.Movement ?? ""));
        foreach (var variable in target.Keys.Union(sums.Keys, StringComparer.Ordinal).Where(v => !v.EndsWith("|NET", StringComparison.Ordinal)))
        {
            var rest = target.GetValueOrDefault(variable) - sums.GetValueOrDefault(variable);
            if (rest == 0m) { continue; }
            var (account, movement) = (variable.Split('|')[0], variable.Split('|')[1]);
            var key = new BookKey(account, movement, "");
            parent[end][key] = parent[end].GetValueOrDefault(key) + rest;
        }
    }

    private static Dictionary<string, decimal> Sums(ConsolidatedPeriod period, Func<JournalLine, bool> which, Func<JournalLine, string> by) =>
        period.Lines.Where(which).GroupBy(by, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount), StringComparer.Ordinal);

    private void Write()
    {
        foreach (var end in MonthEnds.All)
        {
            foreach (var company in companies.Where(c => c.At(end) is not null)) { Write(end, company.Code, company.At(end)!); }
            Write(end, Parent, parent[end]);
        }
    }

    private void Write(DateOnly end, string code, IReadOnlyDictionary<BookKey, decimal> lines)
    {
        var movements = tables.Movements.ToList();
        var rows = lines.Where(l => l.Value != 0m)
            .OrderBy(l => l.Key.Account, StringComparer.Ordinal).ThenBy(l => movements.IndexOf(l.Key.Movement)).ThenBy(l => l.Key.Partner, StringComparer.Ordinal)
            .Select(l => $"{l.Key.Account},{l.Key.Movement},{l.Key.Partner},{Csv.Text(l.Value)}");
        Csv.Write(Path.Combine(workspace, "ledgers", MonthEnds.Folder(end), $"{code}.csv"), "account,movement,partner,amount", rows);
    }
}
