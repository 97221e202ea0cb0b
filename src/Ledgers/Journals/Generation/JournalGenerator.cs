namespace Kessan.Ledgers.Journals.Generation;

/// <summary>
/// Makes up the journals of a group, month by month, company by company, in the order of document numbers, as monthly exports have them: sales and purchases
/// with tax, collections and payments, payroll, depreciation, sales inside the group (booked by both), accruals at the month's end and their reversal on the
/// first of the next. More is booked at month ends, and most in March. Every document balances.
/// </summary>
public sealed class JournalGenerator(GroupSize size)
{
    private const int NumbersOfYear = 100_000_000;

    private static readonly DateOnly FirstDay = new(2024, 4, 1);

    /// <summary>The weight of each calendar month, January first.</summary>
    private static readonly int[] Seasons = [9, 9, 16, 8, 8, 10, 8, 8, 12, 9, 9, 12];

    private readonly Dice dice = new(size.Seed);
    private readonly List<MadeCompany> companies = MadeGroup.Companies(size.Companies);
    private readonly MadeDocument document = new();

    /// <summary>What a company books on the first day it books again: reversals, and its side of sales inside the group.</summary>
    private readonly Dictionary<string, List<(string Kind, MadeLine[] Lines)>> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Accounts { get; } = [.. MadeGroup.Accounts()];

    public IReadOnlyList<string> Entities => [.. companies.Select(c => c.Code)];

    /// <summary>Hands every document to <paramref name="use"/>; the object is the same each time.</summary>
    public void Make(Action<MadeDocument> use)
    {
        ArgumentNullException.ThrowIfNull(use);
        var months = Enumerable.Range(0, size.Months).Select(FirstDay.AddMonths).ToList();
        var weights = months.Sum(m => Seasons[m.Month - 1]) * companies.Sum(c => (long)c.Weight);
        long lines = 0, weight = 0;
        foreach (var month in months)
        {
            if (month.Month == FirstDay.Month) { companies.ForEach(c => numbers[c.Code] = (month.Year % 100) * (long)NumbersOfYear); }
            foreach (var company in companies)
            {
                weight += company.Weight * (long)Seasons[month.Month - 1];
                var target = (long)((Int128)size.Lines * weight / weights);
                lines += BookWaiting(company, month, use);
                lines += Month(company, month, target - lines, use);
            }
        }
    }

    private long Month(MadeCompany company, DateOnly month, long wanted, Action<MadeDocument> use)
    {
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        long lines = 0;
        while (lines < wanted)
        {
            // A fifth of the month's lines come on its last day.
            var day = (int)Math.Min(days, 1 + (lines * (days + (days / 4)) / wanted));
            Begin(company, month.AddDays(day - 1));
            Fill(company, day == days);
            lines += document.Lines.Count;
            use(document);
        }

        return lines;
    }

    private int BookWaiting(MadeCompany company, DateOnly day, Action<MadeDocument> use)
    {
        if (!waiting.Remove(company.Code, out var documents)) { return 0; }
        foreach (var (kind, lines) in documents)
        {
            Begin(company, day);
            document.Kind = kind;
            document.Lines.AddRange(lines);
            use(document);
        }

        return documents.Sum(d => d.Lines.Length);
    }

    private void Begin(MadeCompany company, DateOnly day)
    {
        document.Lines.Clear();
        (document.Entity, document.Currency, document.Decimals, document.Date) = (company.Code, company.Currency, company.Decimals, day);
        document.Number = numbers[company.Code] += 1;
    }

    private void Fill(MadeCompany company, bool monthEnd)
    {
        if (size.TwoLines)
        {
            Two("Entry", dice.Of(MadeGroup.Expenses), "", dice.Of(MadeGroup.Payables), "OPR", dice.Amount(7));
            return;
        }

        switch (dice.Below(100))
        {
            case < 30: Sale(); break;
            case < 55: Purchase(); break;
            case < 70: Two("Collection", "1110", "CSH", dice.Of(MadeGroup.Receivables), "OPR", dice.Amount(8)); break;
            case < 84: Two("Payment", dice.Of(MadeGroup.Payables), "OPR", "1110", "CSH", dice.Amount(8)); break;
            case < 88: Payroll(); break;
            case < 90: Two("Depreciation", dice.Of(MadeGroup.Expenses), "", "2190", "DEP", dice.Amount(6)); break;
            case < 92: Two("Equipment", dice.Of(MadeGroup.FixedAssets), "ADD", dice.Of(MadeGroup.Payables), "INV", dice.Amount(8)); break;
            case < 96 when companies.Count > 1: InsideGroup(company); break;
            default: Accrual(company, monthEnd); break;
        }
    }

    private void Sale()
    {
        document.Kind = "Sale";
        var net = Spread(MadeGroup.Revenues, 1 + dice.Below(3), -1);
        var tax = net / 10;
        document.Lines.Add(new("3410", "OPR", "", "HQ", tax));
        document.Lines.Insert(0, new(dice.Of(MadeGroup.Receivables), "OPR", "", "HQ", -(net + tax)));
    }

    private void Purchase()
    {
        document.Kind = "Purchase";
        var net = Spread(MadeGroup.Costs, 1 + dice.Below(4), 1);
        var tax = net / 10;
        document.Lines.Add(new("3420", "OPR", "", "HQ", tax));
        document.Lines.Add(new(dice.Of(MadeGroup.Payables), "OPR", "", "HQ", -(net + tax)));
    }

    private void Payroll()
    {
        document.Kind = "Payroll";
        var total = Spread(MadeGroup.Expenses, 6 + dice.Below(9), 1);
        document.Lines.Add(new("3150", "OPR", "", "HQ", -total));
    }

    private void InsideGroup(MadeCompany seller)
    {
        var buyer = dice.Of(companies);
        if (buyer.Code == seller.Code) { buyer = companies[(companies.IndexOf(buyer) + 1) % companies.Count]; }
        document.Kind = "Group sale";
        var amount = dice.Amount(7);
        var segment = dice.Of(MadeGroup.Segments);
        document.Lines.Add(new("1390", "OPR", buyer.Code, "HQ", amount));
        document.Lines.Add(new(dice.Of(MadeGroup.Revenues), "", buyer.Code, segment, -amount));
        Later(buyer, "Group purchase", [new(dice.Of(MadeGroup.Costs), "", seller.Code, segment, amount), new("3190", "OPR", seller.Code, "HQ", -amount)]);
    }

    private void Accrual(MadeCompany company, bool monthEnd)
    {
        var amount = dice.Amount(6);
        Two("Accrual", dice.Of(MadeGroup.Expenses), "", "3300", "OPR", amount);
        if (monthEnd) { Later(company, "Reversal", [.. document.Lines.Select(l => l with { Amount = -l.Amount })]); }
    }

    private void Later(MadeCompany company, string kind, MadeLine[] lines)
    {
        if (!waiting.TryGetValue(company.Code, out var list)) { waiting.Add(company.Code, list = []); }
        list.Add((kind, lines));
    }

    private void Two(string kind, string debit, string debitMovement, string credit, string creditMovement, long amount)
    {
        document.Kind = kind;
        document.Lines.Add(new(debit, debitMovement, "", dice.Of(MadeGroup.Segments), amount));
        document.Lines.Add(new(credit, creditMovement, "", "HQ", -amount));
    }

    /// <returns>The sum of the lines added, which have this sign.</returns>
    private long Spread(IReadOnlyList<string> accounts, int lines, int sign)
    {
        long sum = 0;
        for (var i = 0; i < lines; i++)
        {
            var amount = sign * dice.Amount(7);
            document.Lines.Add(new(dice.Of(accounts), "", "", dice.Of(MadeGroup.Segments), amount));
            sum += amount;
        }

        return sum;
    }
}
