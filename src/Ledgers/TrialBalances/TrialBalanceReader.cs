using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>Reads ledgers/YYYY-MM/ENTITY.csv: the one kind of file of which there are many.</summary>
public static class TrialBalanceReader
{
    private const int Account = 0, Movement = 1, Partner = 2, Amount = 3, Translated = 5, Currency = 6, CurrencyAmount = 7;

    /// <summary>Analytical columns a ledger may have: it then has several rows of one account, movement and partner, which are added up.</summary>
    public static readonly string[] Dimensions = ["segment", "product", "region", "project"];

    private static readonly CsvColumns Columns = new(["account", "movement", "partner", "amount", "note", .. Dimensions])
    {
        Optional = ["note", .. Dimensions]
    };

    // A group workspace may leave out what a company does not have, and may say more.
    private static readonly CsvColumns GroupColumns = new(["account", "movement", "partner", "amount", "note", "translated", "currency", "currency_amount",
        .. Dimensions])
    {
        Optional = ["movement", "partner", "note", "translated", "currency", "currency_amount", .. Dimensions],
    };

    /// <param name="file">Relative to the folder.</param>
    /// <returns>The rows that could be read; the faults say which could not.</returns>
    public static TrialBalance Read(string folder, string file, string entity, DateOnly end, LedgerCodes codes, FaultList faults)
    {
        var table = CsvTable.Read(folder, file, codes.Closings ? GroupColumns : Columns, faults);
        var lines = new List<LedgerLine>(table?.RowCount ?? 0);
        var keys = new RowKeys<(string, string?, string?)>();
        var addsUp = table is not null && Dimensions.Any(table.Has);
        var members = new Dictionary<string, MemberSum>(StringComparer.Ordinal);
        (string Name, int Column)[] dimensions = table is null
            ? []
            : [.. Dimensions.Select((d, i) => (d, GroupColumns.Names.Count - Dimensions.Length + i)).Where(d => table.Has(d.d))];
        foreach (var row in table?.Rows(faults) ?? [])
        {
            var line = LineOf(row, codes);
            if (!addsUp) { keys.Add(row, (line.Account, line.Movement, line.Partner), Account, "account, movement and partner"); }
            Check(row, line, entity, codes);
            if (!row.IsSound) { continue; }
            lines.Add(line);
            if (addsUp && codes.Closings) { AddMembers(row, line, dimensions, members); }
        }

        return new(entity, end, addsUp ? AddedUp(lines) : lines, file) { Members = addsUp && codes.Closings ? [.. members.Values] : [] };
    }

    private static void AddMembers(CsvRow row, LedgerLine line, (string Name, int Column)[] dimensions, Dictionary<string, MemberSum> members)
    {
        foreach (var (name, column) in dimensions)
        {
            var member = row.Text(column);
            var key = $"{name}\n{member}\n{line.Account}\n{line.Movement}\n{line.Partner}";
            members[key] = members.TryGetValue(key, out var sum)
                ? sum with { Amount = sum.Amount + line.Amount }
                : new(name, member, line.Account, line.Movement, line.Partner, line.Amount);
        }
    }

    // In the order in which the keys come; what a row says beyond its amount is kept apart.
    private static List<LedgerLine> AddedUp(List<LedgerLine> lines)
    {
        var sums = new Dictionary<string, LedgerLine>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var key = $"{line.Account}\n{line.Movement}\n{line.Partner}\n{line.TransactionCurrency}\n{(line.Translated is null ? "" : "given")}";
            sums[key] = !sums.TryGetValue(key, out var sum)
                ? line
                : sum with
                {
                    Amount = sum.Amount + line.Amount,
                    Translated = sum.Translated + line.Translated,
                    TransactionAmount = sum.TransactionAmount + line.TransactionAmount
                };
        }

        return [.. sums.Values];
    }

    private static LedgerLine LineOf(CsvRow row, LedgerCodes codes)
    {
        if (row.Span(Account).IsEmpty) { row.Required(Account); }
        return new(
            codes.Intern(row.Span(Account)),
            row.Span(Movement).IsEmpty ? null : codes.Intern(row.Span(Movement)),
            row.Span(Partner).IsEmpty ? null : codes.Intern(row.Span(Partner)),
            row.Number(Amount),
            row.Source)
        {
            Translated = codes.Closings ? row.NumberOrNull(Translated) : null,
            TransactionCurrency = codes.Closings ? row.TextOrNull(Currency) : null,
            TransactionAmount = codes.Closings ? row.NumberOrNull(CurrencyAmount) : null,
        };
    }

    private static void Check(CsvRow row, LedgerLine line, string entity, LedgerCodes codes)
    {
        if (line.Account.Length > 0 && codes.Chart is { } chart) { CheckAccount(row, line, chart, codes.Closings); }
        if (line.Movement is { } movement && codes.Movements is { } movements && movements.Find(movement) is null)
        {
            var known = movements.Movements.Select(m => m.Code);
            row.Fault("WS114", "unknown-movement", Movement, movement, NearestName.Of(movement, known) ?? $"a movement of {MovementReader.File}",
                $"There is no movement {movement}.", NearestName.Remedy(movement, known, $"Use one of {MovementReader.File}, or add it there."));
        }

        if (line.Partner is { } partner) { CheckPartner(row, partner, entity, codes); }
    }

    private static void CheckAccount(CsvRow row, LedgerLine line, ChartOfAccounts chart, bool closings)
    {
        if (chart.Find(line.Account) is not { } account)
        {
            var known = chart.Accounts.Select(a => a.Code);
            row.Fault("WS112", "unknown-account", Account, line.Account, NearestName.Of(line.Account, known) ?? $"an account of {ChartReader.File}",
                $"There is no account {line.Account} in the chart.",
                NearestName.Remedy(line.Account, known, $"Use an account of {ChartReader.File}, or add it there."));
        }
        else if (account.IsBalanceSheet && line.Movement is null && !closings)
        {
            row.Fault("LG101", "movement-missing", Movement, "nothing", "a movement (OPN for the opening)",
                $"{account.Code} is a balance-sheet account: each of its rows says its movement.",
                "Split the balance into its opening and its movements.");
        }
        else if (!account.IsBalanceSheet && line.Movement is not null)
        {
            row.Fault("LG102", "movement-on-income-account", Movement, line.Movement, "nothing",
                $"{account.Code} is an income-statement account: it has a flow and no movements.",
                "Leave the movement empty.");
        }
        else if (line.Movement == MovementCodes.NetIncome)
        {
            row.Fault("LG110", "result-booked", Movement, line.Movement, "another movement",
                "The result of the year is not yet in retained earnings; the consolidation takes it there.",
                "Leave the row out.");
        }
    }

    private static void CheckPartner(CsvRow row, string partner, string entity, LedgerCodes codes)
    {
        if (partner == entity)
        {
            row.Fault("LG108", "own-partner", Partner, partner, "another company of the group", "A company is not its own partner.",
                "Name the other company, or nobody.");
        }
        else if (codes.Entities is { } entities && !entities.Contains(partner))
        {
            row.Fault("WS115", "unknown-entity", Partner, partner, NearestName.Of(partner, entities) ?? "a company of group/entities.csv",
                $"There is no company {partner} in the group.",
                NearestName.Remedy(partner, entities, "Use a code of group/entities.csv; leave it empty for third parties."));
        }
    }
}
