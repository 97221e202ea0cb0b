using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Tests.Consolidation;

/// <summary>What holds of every group, whatever happens to it: tried on made-up ones and on all worked problems.</summary>
public class GroupProperties
{
    public static TheoryData<int, string> Groups =>
        new() { { 1, "ifrs" }, { 2, "us-gaap" }, { 3, "us-gaap-2007" }, { 4, "j-gaap" }, { 5, "ifrs" }, { 6, "j-gaap-2012" } };

    public static TheoryData<string> Names => [.. Problem.Names];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Fifty_companies_in_six_currencies_prove_after_every_event_of_three_years(int seed, string set)
    {
        var run = GroupConsolidator.Run(RandomGroup.Make(seed, 50, set));
        // An impairment may hit a company that was bought at a bargain and has no goodwill; that it is said is right.
        run.Findings.Where(f => f.Severity != Severity.Note && f.Code != "CO650").Select(f => $"{f.Code} {f.Message}").ShouldBeEmpty();
        run.Periods.Count.ShouldBe(3);
        foreach (var period in run.Periods.Values) { Balances(period, RandomGroup.Make(seed, 50, set).Chart); }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void The_order_of_companies_events_and_rows_does_not_change_a_byte(int seed, string set)
    {
        var input = RandomGroup.Make(seed, 50, set);
        var (mixed, plain) = (Text(GroupConsolidator.Run(Mixed(input, seed)), input).Split('\n'), Text(GroupConsolidator.Run(input), input).Split('\n'));
        mixed.Zip(plain).Where(l => l.First != l.Second).Select(l => $"{l.First} | {l.Second}").Take(3).ShouldBeEmpty();
        mixed.Length.ShouldBe(plain.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_policy_set_consolidates_every_problem_and_balances(string name)
    {
        var workspace = new Problem(name).Load();
        foreach (var set in PolicyCatalogue.Sets)
        {
            foreach (var period in workspace.ConsolidateUnder(set).Periods.Values) { Balances(period, workspace.Chart); }
        }
    }

    [Fact]
    public void Scaling_a_currency_and_its_rate_against_each_other_changes_nothing()
    {
        // A euro that counts in cents: a hundred times the amounts, a hundredth of the rate.
        var input = RandomGroup.Make(11, 50, "ifrs");
        var euros = input.Files.Entities.Where(e => e.Currency == "EUR").Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        var scaled = input with
        {
            Rates = new(input.Rates.All.Select(r => r.Currency == "EUR" ? r with { Value = r.Value / 100m } : r)),
            TrialBalances = [.. input.TrialBalances.Select(t => euros.Contains(t.Entity)
                ? t with { Lines = [.. t.Lines.Select(l => l with { Amount = l.Amount * 100m })] }
                : t)],
            Files = input.Files with
            {
                Equity = [.. input.Files.Equity.Select(e => euros.Contains(e.Entity) ? e with { Amount = e.Amount * 100m } : e)],
                FairValues = [.. input.Files.FairValues.Select(f => euros.Contains(f.Entity) ? f with { Amount = f.Amount * 100m } : f)],
                Events = [.. input.Files.Events.Select(e => e.Kind == EventKind.Impairment && euros.Contains(e.Entity)
                    ? e with { Amount = e.Amount * 100m }
                    : e)],
            },
        };
        var (before, after) = (GroupConsolidator.Run(input), GroupConsolidator.Run(scaled));
        foreach (var end in before.Periods.Keys)
        {
            foreach (var account in input.Chart.Accounts.Select(a => a.Code))
            {
                // Rounding to a cent of the euro is a hundredth of what it was; only such roundings may differ.
                Math.Abs(Sum(before.Periods[end], account) - Sum(after.Periods[end], account)).ShouldBeLessThanOrEqualTo(2m, account);
            }
        }
    }

    private static void Balances(ConsolidatedPeriod period, ChartOfAccounts chart)
    {
        period.Lines.Where(l => chart[l.Account].IsBalanceSheet).Sum(l => l.Amount).ShouldBe(0m);
        foreach (var entry in period.Entries.Where(e => e.Rule is not ("result-of-period" or "carry-forward" or "translation")))
        {
            entry.Lines.Sum(l => l.Amount).ShouldBe(0m, entry.Reason);
        }
    }

    private static decimal Sum(ConsolidatedPeriod period, string account) => period.Lines.Where(l => l.Account == account).Sum(l => l.Amount);

    private static string Text(ConsolidationRun run, GroupInput input) =>
        string.Concat(run.Periods.Values.Select(p => WorksheetCsv.Write(p, input.Chart, input.Movements) + EntriesCsv.Write(p)
            + string.Join('\n', p.Findings)));

    private static GroupInput Mixed(GroupInput input, int seed)
    {
        var random = new Random(seed);
        T[] Mix<T>(IEnumerable<T> items) => [.. items.OrderBy(_ => random.Next())];
        return input with
        {
            TrialBalances = Mix(input.TrialBalances.Select(t => t with { Lines = Mix(t.Lines) })),
            Files = input.Files with
            {
                Entities = Mix(input.Files.Entities), Events = Mix(input.Files.Events), Equity = Mix(input.Files.Equity),
                FairValues = Mix(input.Files.FairValues), Unrealised = Mix(input.Files.Unrealised),
            },
        };
    }
}
