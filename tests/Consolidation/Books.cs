using Kessan.Consolidation;
using Kessan.Ledgers;
using Kessan.Tests.Conventions;
using Kessan.Workspace;

namespace Kessan.Tests.Consolidation;

/// <summary>The workspaces under cases/consolidation and examples as data, to be varied.</summary>
internal static class Books
{
    public static IEnumerable<string> Folders =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "cases", "consolidation"))
            .Concat(Directory.GetDirectories(Path.Combine(Repository.Root, "examples")))
            .Where(f => File.Exists(Path.Combine(f, "kessan.yaml")) && Directory.Exists(Path.Combine(f, "ledgers"))
                && File.ReadAllText(Path.Combine(f, "kessan.yaml")).Contains("format: 1", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    public static ConsolidationInput Read(string folder)
    {
        var loaded = WorkspaceLoader.Load(Path.Combine(Repository.Root, folder));
        loaded.Findings.ShouldBeEmpty();
        return loaded.Workspace!.ForConsolidation();
    }

    /// <summary>Everything a run says, as text.</summary>
    public static string Text(ConsolidationInput input)
    {
        var run = Consolidator.Run(input);
        return string.Concat(run.Periods.Values.Select(p => WorksheetCsv.Write(p, input.Chart, input.Movements) + EntriesCsv.Write(p)
            + string.Join('\n', p.Findings)));
    }

    /// <summary>The same data in another order.</summary>
    public static ConsolidationInput Shuffled(ConsolidationInput input, int seed)
    {
        var random = new Random(seed);
        var group = input.Group;
        return input with
        {
            TrialBalances = Mixed(random, input.TrialBalances.Select(t => t with { Lines = Mixed(random, t.Lines) })),
            Group = new(
                Mixed(random, group.Entities), Mixed(random, group.Ownerships), Mixed(random, group.Steps), Mixed(random, group.Allocations),
                Mixed(random, group.UnrealisedProfits), Mixed(random, group.Opening)),
        };
    }

    private static T[] Mixed<T>(Random random, IEnumerable<T> items)
    {
        T[] mixed = [.. items];
        random.Shuffle(mixed);
        return mixed;
    }

    /// <summary>The same group with all amounts multiplied.</summary>
    public static ConsolidationInput Scaled(ConsolidationInput input, decimal factor)
    {
        var group = input.Group;
        return input with
        {
            TrialBalances = [.. input.TrialBalances.Select(t => t with { Lines = [.. t.Lines.Select(l => l with { Amount = l.Amount * factor })] })],
            Group = group with
            {
                Steps = [.. group.Steps.Select(s => s with
                {
                    Cost = s.Cost * factor,
                    NetAssets = s.NetAssets * factor,
                    ResultToDate = s.ResultToDate * factor
                })],
                Allocations = [.. group.Allocations.Select(a => a with { Amount = a.Amount * factor })],
                UnrealisedProfits = [.. group.UnrealisedProfits.Select(u => u with { Price = u.Price * factor, Cost = u.Cost * factor })],
                Opening = [.. group.Opening.Select(o => o with { Amount = o.Amount * factor })],
            },
        };
    }

    /// <summary>
    /// The same data with one row of a trial balance changed by an amount (or added); the other side goes to cash, so that the books still balance.
    /// </summary>
    public static ConsolidationInput Changed(ConsolidationInput input, string file, string account, string? movement, string? partner, decimal change)
    {
        var ledger = input.TrialBalances.Single(t => t.File == file);
        var cash = input.Chart.TheOne(AccountRole.Cash)!.Code;
        var changed = Added(Added(ledger, account, movement, partner, change), cash, "CSH", null, -change);
        return input with { TrialBalances = [.. input.TrialBalances.Select(t => t == ledger ? changed : t)] };
    }

    private static TrialBalance Added(TrialBalance ledger, string account, string? movement, string? partner, decimal change)
    {
        var lines = ledger.Lines.ToList();
        var row = lines.FindIndex(l => l.Account == account && l.Movement == movement && l.Partner == partner);
        if (row < 0) { lines.Add(new(account, movement, partner, change, new(ledger.File, lines.Count + 2))); }
        else { lines[row] = lines[row] with { Amount = lines[row].Amount + change }; }
        return ledger with { Lines = lines };
    }
}
