using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>What two companies say about each other, and what is left where they do not agree.</summary>
/// <param name="Kind">balances or transactions.</param>
/// <param name="First">The sum of the first company's rows with the other as partner, debit positive, presentation currency.</param>
/// <param name="OfRates">The part of the difference that is none in the currency in which the balance is owed.</param>
/// <param name="Account">The account the difference was taken to; null where it stands and is reported.</param>
public sealed record IntercompanyPair(string Entity, string Partner, string Kind, decimal First, decimal Second, decimal OfRates, string? Account)
{
    public decimal Difference => First + Second;
}

/// <summary>
/// Balances and transactions between companies of the group go out (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6), pair by pair. Where the two sides differ, the part that is a matter of rates is told from the rest, and a rule
/// of the workspace says where it goes; without a rule nothing of the pair is taken out and the difference is reported, so that nobody signs over it.
/// </summary>
internal static class IntercompanyMatching
{
    private static readonly Rule Rule = new("IC", "intercompany", Level.Elimination);

    public static void Apply(GroupWork work)
    {
        var pairs = new SortedDictionary<string, List<BookedLine>>(StringComparer.Ordinal);
        foreach (var line in work.Journal.Lines.Where(l => l.Line.Level == Level.Package && l.Line.Partner is not null && IsInside(work, l.Line)))
        {
            var (a, b) = string.CompareOrdinal(line.Line.Entity, line.Line.Partner) < 0 ? (line.Line.Entity, line.Line.Partner!) : (line.Line.Partner!, line.Line.Entity);
            var key = $"{a}\n{b}\n{(work.IsResult(line.Line.Account) ? "transactions" : "balances")}";
            if (!pairs.TryGetValue(key, out var lines)) { pairs.Add(key, lines = []); }
            lines.Add(line);
        }

        foreach (var (key, lines) in pairs) { Match(work, key.Split('\n'), lines); }
        Parted(work);
        foreach (var item in work.Input.Files.Intercompany.Where(i => i.Date > (work.IsPosition ? DateOnly.MinValue : work.Before) && i.Date <= work.End).OrderBy(i => i.Source.Row)) { Given(work, item); }
    }

    // Two companies that were both in the group at the opening and no longer are: what was taken out of the opening comes back when they part.
    private static void Parted(GroupWork work)
    {
        if (work.Prior is null) { return; }
        var (before, end) = (work.ScopeOn(work.Before), work.ScopeOn(work.End));
        var legs = work.Journal.Lines.Where(l => l.Line.Level == Level.Package && l.Line.Movement == MovementCodes.Opening && IsBalance(work, l.Line) && before.IsFull(l.Line.Entity) && before.IsFull(l.Line.Partner) && !(end.IsFull(l.Line.Entity) && end.IsFull(l.Line.Partner)))
            .SelectMany(l => new[]
            {
                new Leg(l.Line.Entity, l.Line.Account, MovementCodes.Opening, -l.Line.Amount) { Partner = l.Line.Partner },
                new Leg(l.Line.Entity, l.Line.Account, MovementCodes.Exit, l.Line.Amount) { Partner = l.Line.Partner },
            });
        work.Journal.Append(Rule, work.End, "Balances inside the group at the opening are balances with others since the companies parted (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6).", legs);
    }

    // A balance that opens a company's books, but was none inside the group then, goes out with the entry.
    private static string? MovementOf(GroupWork work, JournalLine line) => line.Movement == MovementCodes.Opening && !work.IsPosition
        && !(work.ScopeOn(work.Before).IsFull(line.Entity) && work.ScopeOn(work.Before).IsFull(line.Partner)) ? MovementCodes.Entry : line.Movement;

    private static bool IsBalance(GroupWork work, JournalLine line) => line.Partner is not null && work.IsNetAsset(line.Account) && !RowTranslator.IsInvestment(work, line.Account);

    private static bool IsInside(GroupWork work, JournalLine line) => !RowTranslator.IsInvestment(work, line.Account)
        && work.Chart[line.Account].Role is not (AccountRole.DividendIncome or AccountRole.EquityMethodResult or AccountRole.DisposalResult)
        && work.Chart[line.Account].Class is not (AccountClass.Equity or AccountClass.Minority)
        && (work.IsResult(line.Account)
            ? CompanyStage.IsEverFull(work, line.Entity) && CompanyStage.IsEverFull(work, line.Partner!)
            : work.ScopeOn(work.End).IsFull(line.Entity) && work.ScopeOn(work.End).IsFull(line.Partner));

    private static void Match(GroupWork work, string[] pair, List<BookedLine> lines)
    {
        var first = lines.Where(l => l.Line.Entity == pair[0]).Sum(l => l.Line.Amount);
        var second = lines.Where(l => l.Line.Entity == pair[1]).Sum(l => l.Line.Amount);
        var difference = first + second;
        var rule = difference == 0m ? null : RuleFor(work, pair, lines);
        var taken = difference == 0m || rule is { DifferenceAccount: not null };
        work.Pairs.Add(new(pair[0], pair[1], pair[2], first, second, OfRates(work, pair, difference), rule?.DifferenceAccount));
        if (difference != 0m && (rule is null || rule.DifferenceAccount is null || Math.Abs(difference) > rule.Tolerance)) { Disagree(work, pair, lines, first, second, difference); }
        if (!taken) { return; }
        var legs = lines.Select(l => new Leg(l.Line.Entity, l.Line.Account, MovementOf(work, l.Line), -l.Line.Amount) { Partner = l.Line.Partner, From = l.From, Source = l.Line.Source }).ToList();
        if (rule?.DifferenceAccount is { } account) { legs.Add(Difference(work, pair, rule, account, difference)); }
        work.Journal.Append(Rule, work.End, $"{pair[0]} and {pair[1]}: {pair[2]} inside the group go out (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6).", legs);
    }

    private static Leg Difference(GroupWork work, string[] pair, MatchingRule rule, string account, decimal difference)
    {
        var bearer = rule.Bearer == "entity" ? pair[0] : rule.Bearer == "partner" ? pair[1] : work.Timeline.Parent!;
        return new(bearer, account, work.IsResult(account) ? null : MovementCodes.Reclassification, difference) { Holder = bearer, Source = rule.Source };
    }

    private static MatchingRule? RuleFor(GroupWork work, string[] pair, List<BookedLine> lines) => work.Input.Files.Matching.FirstOrDefault(r =>
        ((Fits(r.Entity, pair[0]) && Fits(r.Partner, pair[1])) || (Fits(r.Entity, pair[1]) && Fits(r.Partner, pair[0])))
        && (r.Accounts == "*" || lines.All(l => r.Accounts.Split('|').Contains(l.Line.Account, StringComparer.Ordinal))));

    private static bool Fits(string pattern, string entity) => pattern == "*" || pattern == entity;

    // Both sides agree in the currency in which the balance is owed: what they differ by otherwise is a matter of rates.
    private static decimal OfRates(GroupWork work, string[] pair, decimal difference)
    {
        if (difference == 0m) { return 0m; }
        var owed = new[] { (pair[0], pair[1]), (pair[1], pair[0]) }.SelectMany(p => work.Ledgers[p.Item1].OrderBy(t => t.End).TakeLast(1).SelectMany(t => t.Lines).Where(l => l.Partner == p.Item2 && !work.IsResult(l.Account))
            .Select(l => (Entity: p.Item1, Currency: l.TransactionCurrency ?? work.Companies[p.Item1].Company.Currency, Amount: l.TransactionAmount ?? l.Amount))).ToArray();
        if (owed.Select(o => o.Currency).Distinct(StringComparer.Ordinal).Take(2).Count() != 1) { return 0m; }
        var rest = owed.Sum(o => o.Amount) * new CompanyRates(work, owed[0].Currency).Closing(work.End);
        return difference - work.Round(rest);
    }

    private static void Disagree(GroupWork work, string[] pair, List<BookedLine> lines, decimal first, decimal second, decimal difference)
    {
        var rates = OfRates(work, pair, difference);
        var source = lines.FirstOrDefault(l => l.Line.Source is not null)?.Line.Source;
        work.Report("CO660", "intercompany-does-not-match", new(source?.File ?? "ledgers", source?.Row),
            string.Create(CultureInfo.InvariantCulture, $"{pair[0]} shows {first} with {pair[1]}, which shows {second}: {difference} apart in {pair[2]}, of which {rates} by exchange rates and {difference - rates} by timing or error."),
            first, -second, $"Correct one side, or say in {InsideReader.MatchingFile} where such a difference goes.");
    }

    private static void Given(GroupWork work, IntercompanyItem item)
    {
        if (!CompanyStage.IsEverFull(work, item.Entity) || !CompanyStage.IsEverFull(work, item.Partner)) { return; }
        work.Journal.Append(Rule, work.End, $"{item.Entity} and {item.Partner}: what the group's list of balances and transactions says goes out (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6).",
        [
            new(item.Entity, item.Account, MovementOf(work, item.Account), -item.Amount) { Partner = item.Partner, Source = item.Source },
            new(item.Partner, item.PartnerAccount, MovementOf(work, item.PartnerAccount), item.Amount) { Partner = item.Entity, Source = item.Source },
        ]);
    }

    private static string? MovementOf(GroupWork work, string account) => work.IsResult(account) ? null : work.IsPosition ? MovementCodes.Opening : work.Chart[account].Flow ?? MovementCodes.Operating;
}
