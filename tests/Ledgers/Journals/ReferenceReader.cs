using System.Globalization;
using Kessan.Ledgers.Journals;

namespace Kessan.Tests.Journals;

/// <summary>
/// Journals read the slow, plain way, one character after the other with strings and decimal: what the fast reader is compared with. Shares nothing with it
/// but the schema.
/// </summary>
internal sealed class ReferenceReader
{
    private readonly JournalSchema schema;
    private readonly JournalChecks checks;
    private readonly string file;

    public ReferenceReader(string file, string text, JournalSchema schema, JournalChecks checks)
    {
        (this.file, this.schema, this.checks) = (file, schema, checks);
        var records = Records(text, schema.Separator ?? ',').ToList();
        var columns = records[0].Fields.Select((name, i) => (name, i)).ToDictionary(c => c.name.Trim(), c => c.i, StringComparer.Ordinal);
        foreach (var (fields, row) in records.Skip(1)) { Take(fields, row, columns, records[0].Fields.Count); }
    }

    public List<JournalLine> Taken { get; } = [];

    public List<(long Row, RejectReason Reason)> Rejects { get; } = [];

    /// <summary>Every line of a document whose amount and date can be read, rejected or not.</summary>
    public List<(string Entity, string Document, DateOnly Date, string Currency, decimal Amount, long Row)> Documents { get; } = [];

    public decimal AmountRead { get; private set; }

    public decimal AmountRejected { get; private set; }

    public long WithoutAmount { get; private set; }

    public List<Balance> Balances(BalanceQuery query) =>
        [.. Taken.Where(l => Selected(l, query.Selection))
            .GroupBy(l => (Key: string.Join('\u0001', query.By.Select(d => Value(l, d))), l.Currency))
            .Select(g => new Balance([.. query.By.Select(d => Value(g.First(), d))], g.Key.Currency,
                g.Where(l => l.Amount > 0).Sum(l => l.Amount), g.Where(l => l.Amount < 0).Sum(l => l.Amount), g.Count()))
            .OrderBy(b => string.Join('\u0001', b.Key), StringComparer.Ordinal).ThenBy(b => b.Currency, StringComparer.Ordinal)];

    public bool Selected(JournalLine line, Selection selection) =>
        !(line.Date < selection.From) && !(line.Date > selection.To) && selection.Conditions.All(c => c.Holds(Value(line, c.Dimension)));

    public string Value(JournalLine line, string dimension) => dimension switch
    {
        "entity" => line.Entity,
        "account" => line.Account,
        "movement" => line.Movement,
        "partner" => line.Partner,
        "currency" => line.Currency,
        "month" => line.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => line.Members[schema.Axes.ToList().IndexOf(dimension)],
    };

    public static decimal? Amount(string text, JournalSchema schema)
    {
        var negative = false;
        if (text.StartsWith('(') && text.EndsWith(')')) { (negative, text) = (true, text[1..^1]); }
        else if (text.StartsWith('-') || text.StartsWith('+')) { (negative, text) = (text[0] == '-', text[1..]); }
        else if (text.EndsWith('-') || text.EndsWith('+')) { (negative, text) = (text[^1] == '-', text[..^1]); }
        var parts = text.Split(schema.DecimalSign);
        if (parts.Length > 2 || parts.All(p => p.Length == 0)) { return null; }
        var groups = schema.Thousands is { } sign ? parts[0].Split(sign) : [parts[0]];
        if (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))) { return null; }
        var digits = string.Concat(groups) + (parts.Length > 1 ? "." + parts[1] : "");
        if (!digits.All(c => char.IsAsciiDigit(c) || c == '.')) { return null; }
        return decimal.Parse("0" + digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * (negative ? -1 : 1);
    }

    private static bool OutOfRange(decimal amount) =>
        decimal.Round(amount, 4, MidpointRounding.ToZero) != amount || Math.Abs(amount) > 1_000_000_000_000_000_000m;

    private void Take(List<string> fields, long row, Dictionary<string, int> columns, int width)
    {
        if (fields.All(f => f.Trim().Length == 0)) { return; }
        if (fields.Count != width)
        {
            Rejects.Add((row, RejectReason.WrongNumberOfFields));
            WithoutAmount++;
            return;
        }

        string Field(string name) => columns.TryGetValue(name, out var at) ? fields[at].Trim() : schema.Constants.GetValueOrDefault(name, "");
        var isDate = DateOnly.TryParseExact(Field("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        var amount = columns.ContainsKey("debit") ? Pair(Field("debit"), Field("credit")) : Amount(Field("amount"), schema);
        var outOfRange = columns.ContainsKey("debit")
            ? new[] { "debit", "credit" }.Any(f => Amount(Field(f), schema) is { } a && OutOfRange(a))
            : amount is { } one && OutOfRange(one);
        var line = new JournalLine(Field("entity"), Field("account"), Field("movement"), Field("partner"), [.. schema.Axes.Select(Field)], Field("currency"),
            date, Field("document"), amount ?? 0, Field("text"), file, row);
        RejectReason? reason =
            !isDate ? RejectReason.UnreadableDate
            : amount is null ? RejectReason.UnreadableAmount
            : outOfRange ? RejectReason.AmountOutOfRange
            : line.Entity.Length == 0 || line.Account.Length == 0 ? RejectReason.MissingKey
            : checks.Entities?.Contains(line.Entity) == false ? RejectReason.UnknownEntity
            : checks.Accounts?.Contains(line.Account) == false ? RejectReason.UnknownAccount
            : date < checks.From || date > checks.To ? RejectReason.DateOutOfPeriod
            : null;
        var readable = amount is not null && !outOfRange;
        if (readable) { AmountRead += amount!.Value; }
        if (readable && isDate && line.Document.Length > 0) { Documents.Add((line.Entity, line.Document, date, line.Currency, amount!.Value, row)); }
        if (reason is null) { Taken.Add(line); return; }
        Rejects.Add((row, reason.Value));
        if (readable) { AmountRejected += amount!.Value; } else { WithoutAmount++; }
    }

    private decimal? Pair(string debit, string credit)
    {
        var left = debit.Length == 0 ? 0 : Amount(debit, schema);
        var right = credit.Length == 0 ? 0 : Amount(credit, schema);
        return left - right;
    }

    private IEnumerable<(List<string> Fields, long Row)> Records(string text, char separator)
    {
        var fields = new List<string>();
        var field = new System.Text.StringBuilder();
        var (quoted, row, begin) = (false, 1L, 1L);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == schema.Quote && i + 1 < text.Length && text[i + 1] == c) { field.Append(c); i++; }
            else if (c == schema.Quote) { quoted = !quoted; }
            else if (c == separator && !quoted) { fields.Add(field.ToString()); field.Clear(); }
            else if (c == '\n' && !quoted)
            {
                fields.Add(field.ToString());
                yield return (fields, begin);
                (fields, begin) = ([], ++row);
                field.Clear();
            }
            else
            {
                if (c == '\n') { row++; }
                field.Append(c);
            }
        }

        if (field.Length > 0 || fields.Count > 0)
        {
            fields.Add(field.ToString());
            yield return (fields, begin);
        }
    }
}
