using System.Globalization;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// Balances and transactions between companies of the group go out (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6), pair by pair. Where the two sides differ, what
/// exchange rates and things on their way explain is told from the rest, and a rule of the workspace says where the rest goes; without a rule nothing of the
/// pair is taken out and the difference is reported, so that nobody signs over it.
/// </summary>
internal static class IntercompanyMatching
{
    private static readonly Rule Balances = new("IC", StandardRules.Balances, Level.Elimination),
        Transactions = new("IC", StandardRules.Transactions, Level.Elimination);

    public static void Apply(GroupWork work)
    {
        InTransit.Apply(work);
        var pairs = new SortedDictionary<string, MatchedPair>(StringComparer.Ordinal);
        foreach (var row in PairRow.Of(work))
        {
            var (a, b) = string.CompareOrdinal(row.Entity, row.Partner) < 0 ? (row.Entity, row.Partner) : (row.Partner, row.Entity);
            var kind = work.IsResult(row.Whole.Account) ? "transactions" : "balances";
            var rule = RuleFor(work, a, b, row.Whole.Account);
            var key = string.Create(CultureInfo.InvariantCulture, $"{a}\n{b}\n{kind}\n{rule?.Source.Row ?? 0:000000}");
            if (!pairs.TryGetValue(key, out var pair)) { pairs.Add(key, pair = new(work, a, b, kind, rule)); }
            pair.Rows.Add(row);
        }

        foreach (var pair in pairs.Values) { Match(work, pair); }
        Parted(work);
        ListedBalances.Apply(work);
    }

    private static MatchingRule? RuleFor(GroupWork work, string a, string b, string account) => work.Input.Files.Matching.FirstOrDefault(r =>
        ((Fits(r.Entity, a) && Fits(r.Partner, b)) || (Fits(r.Entity, b) && Fits(r.Partner, a)))
            && (r.Accounts == "*" || r.Accounts.Split('|').Contains(account, StringComparer.Ordinal)));

    private static bool Fits(string pattern, string entity) => pattern == "*" || pattern == entity;

    private static void Match(GroupWork work, MatchedPair pair)
    {
        var (difference, rule) = (pair.Difference, pair.Rule);
        var bearer = difference == 0m || rule?.DifferenceAccount is null
            ? null
            : rule.Bearer == "entity"
                ? rule.Entity == "*" ? pair.Entity : rule.Entity
                : rule.Bearer == "partner" ? rule.Partner == "*" ? pair.Partner : rule.Partner : work.Timeline.Parent!;
        work.Pairs.Add(pair.Report(rule?.DifferenceAccount, bearer));
        if (difference != 0m && (rule?.DifferenceAccount is null || Math.Abs(difference) > rule.Tolerance)) { Disagree(work, pair, difference); }
        if (difference != 0m && bearer is null) { return; }
        var legs = pair.Rows
            .SelectMany(r => r.Out.Select(o => new Leg(r.Entity, o.Account, MovementOf(work, r, o), -o.Amount)
            {
                Partner = r.Partner,
                From = o.From,
                Source = o.Source
            }))
            .ToList();
        if (bearer is not null) { legs.AddRange(Difference(work, pair, rule!, bearer, legs)); }
        var made = work.Journal.Append(pair.Kind == "balances" ? Balances : Transactions, work.End,
            $"{pair.Entity} and {pair.Partner}: {pair.Kind} inside the group go out (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6).", legs);
        if (work.Prior is not null || bearer is null) { return; }
        NonControllingShares.Share(work,
            [.. made.Where(m => m.Holder is not null && m.Line.Movement == MovementCodes.Opening)
                .Select(m => new SharedAmount(m.Line, m.Holder!, m.Line.Amount))], work.ScopeOn(work.Before), work.Before,
                "in differences between companies at the opening", true);
    }

    // What balances differed by at the opening was taken in earlier years; only the change is of this one. Transactions differ within the results their
    // companies have booked, and nobody bears them twice.
    // Bonds bought back inside the group are this too: a gain or loss in the year of the purchase, and its return through the interest of the years after (ASC
    // 810-10-45-1; ARB 51 ¶6).
    private static IEnumerable<Leg> Difference(GroupWork work, MatchedPair pair, MatchingRule rule, string bearer, List<Leg> legs)
    {
        var account = rule.DifferenceAccount!;
        var result = work.IsResult(account);
        var opening = pair.Kind == "transactions" ? 0m : -legs.Where(l => l.Movement == MovementCodes.Opening).Sum(l => l.Amount);
        var change = -legs.Sum(l => l.Amount) - opening;
        if (opening != 0m)
        {
            yield return new(bearer, result ? work.Accounts.RetainedEarnings : account, MovementCodes.Opening, opening)
            {
                Holder = result && work.Prior is null ? bearer : null,
                Source = rule.Source
            };
        }
        if (change != 0m)
        {
            yield return new(bearer, account, result ? null : work.Chart[account].Flow ?? MovementCodes.Reclassification, change)
            {
                Holder = result && pair.Kind == "balances" ? bearer : null,
                Source = rule.Source
            };
        }
    }

    // Two companies that were both in the group at the opening and no longer are: what was taken out of the opening comes back when they part.
    private static void Parted(GroupWork work)
    {
        if (work.Prior is null) { return; }
        var (before, end) = (work.ScopeOn(work.Before), work.ScopeOn(work.End));
        var legs = work.Journal.Lines.Where(l => l.Line.Level == Level.Package && l.Line.Movement == MovementCodes.Opening && IsBalance(work, l.Line)
            && work.Rules.Takes(StandardRules.Balances, l.Line.Entity, l.Line.Account, l.Line.Movement, l.Line.Partner) && before.IsFull(l.Line.Entity)
            && before.IsFull(l.Line.Partner) && !(end.IsFull(l.Line.Entity) && end.IsFull(l.Line.Partner)))
            .SelectMany(l => new[]
            {
                new Leg(l.Line.Entity, l.Line.Account, MovementCodes.Opening, -l.Line.Amount) { Partner = l.Line.Partner },
                new Leg(l.Line.Entity, l.Line.Account, MovementCodes.Exit, l.Line.Amount) { Partner = l.Line.Partner },
            });
        work.Journal.Append(Balances, work.End,
            "Balances inside the group at the opening are balances with others since the companies parted (IFRS 10 ¶B86; ASC 810-10-45-1; ARB 51 ¶6).", legs);
    }

    // A balance that opens a company's books, but was none inside the group then, goes out with the entry.
    private static string? MovementOf(GroupWork work, PairRow pair, BookRow row) => row.Movement == MovementCodes.Opening && !work.IsPosition
        && !(work.ScopeOn(work.Before).IsFull(pair.Entity) && work.ScopeOn(work.Before).IsFull(pair.Partner)) ? MovementCodes.Entry : row.Movement;

    private static bool IsBalance(GroupWork work, JournalLine line) =>
        line.Partner is not null && work.IsNetAsset(line.Account) && !RowTranslator.IsInvestment(work, line.Account);

    private static void Disagree(GroupWork work, MatchedPair pair, decimal difference)
    {
        var source = pair.Rows.FirstOrDefault(r => r.Whole.Source is not null)?.Whole.Source;
        work.Report("CO660", "intercompany-does-not-match", new(source?.File ?? "ledgers", source?.Row),
            string.Create(CultureInfo.InvariantCulture,
                $"{pair.Entity} shows {pair.First} with {pair.Partner}, which shows {pair.Second}: {pair.First + pair.Second} apart in {pair.Kind}{pair.Words}: {pair.OfRates} by exchange rates, {pair.OfTiming} on its way and {difference} without explanation."),
            pair.First, -pair.Second,
            $"Correct one side, list what is on its way in {InsideReader.InTransitFile}, or say in {InsideReader.MatchingFile} where such a difference goes.");
    }
}
