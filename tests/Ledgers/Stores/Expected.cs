using System.Text;
using Kessan.Ledgers.Journals;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>What a ledger of these lines has to answer, worked out the slow way.</summary>
internal static class Expected
{
    public static IReadOnlyList<string> Balances(IEnumerable<JournalLine> lines, BalanceQuery query, IReadOnlyList<string> axes)
    {
        string[] keys = query.By.Contains(Dimension.Currency, StringComparer.Ordinal) ? [.. query.By] : [.. query.By, Dimension.Currency];
        return [.. Selected(lines, query.Selection, axes).GroupBy(line => string.Join('\u0001', keys.Select(k => Value(line, k, axes))), StringComparer.Ordinal)
            .OrderBy(group => group.Key, Utf8Order)
            .Select(group => Text(new Balance(
                [.. query.By.Select(k => Value(group.First(), k, axes))], group.First().Currency,
                group.Sum(l => Math.Max(l.Amount, 0)), group.Sum(l => Math.Min(l.Amount, 0)), group.LongCount())))];
    }

    public static IEnumerable<JournalLine> Selected(IEnumerable<JournalLine> lines, Selection selection, IReadOnlyList<string> axes) => lines.Where(line =>
        (selection.From is not { } from || line.Date >= from) && (selection.To is not { } to || line.Date <= to)
        && selection.Conditions.All(c => c.Holds(Value(line, c.Dimension, axes))));

    public static string Text(Balance balance) =>
        string.Join('|', [.. balance.Key, balance.Currency, Number(balance.Debit), Number(balance.Credit), Number(balance.Amount), $"{balance.Lines}"]);

    public static string Text(JournalLine line) => string.Join('|',
        [line.Entity, line.Account, line.Movement, line.Partner, .. line.Members, line.Currency, $"{line.Date:yyyy-MM-dd}", line.Document, Number(line.Amount),
            line.Text, line.File, $"{line.Row}"]);

    /// <summary>Two lists that should be the same; the first difference is what is shown.</summary>
    public static void Same(IEnumerable<string> found, IEnumerable<string> expected, string about)
    {
        var (a, b) = (found.ToList(), expected.ToList());
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++) { a[i].ShouldBe(b[i], $"{about}, entry {i}"); }
        a.Count.ShouldBe(b.Count, about);
    }

    private static string Number(decimal amount) => $"{amount / 1.0000000000000000000000000000m}";

    private static Comparer<string> Utf8Order { get; } = Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a)
        .AsSpan()
        .SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

    private static string Value(JournalLine line, string dimension, IReadOnlyList<string> axes) => dimension switch
    {
        Dimension.Entity => line.Entity,
        Dimension.Account => line.Account,
        Dimension.Movement => line.Movement,
        Dimension.Partner => line.Partner,
        Dimension.Currency => line.Currency,
        Dimension.Month => $"{line.Date:yyyy-MM}",
        _ => Member(line, axes, dimension),
    };

    /// <summary>Lines loaded before an axis was there have no member on it.</summary>
    private static string Member(JournalLine line, IReadOnlyList<string> axes, string axis)
    {
        for (var i = 0; i < line.Members.Count; i++) { if (axes[i] == axis) { return line.Members[i]; } }
        return "";
    }
}
