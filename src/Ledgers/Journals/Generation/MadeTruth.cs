using System.Globalization;
using System.Runtime.InteropServices;

namespace Kessan.Ledgers.Journals.Generation;

/// <summary>
/// The balances of a made-up group by entity, account, month and currency, kept while it is made: written with decimal and a dictionary, nothing shared with
/// the reader.
/// </summary>
public sealed class MadeTruth
{
    private readonly Dictionary<(string Entity, string Account, int Month, string Currency), (decimal Debit, decimal Credit, long Lines)> balances = [];

    public void Add(MadeDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var unit = new decimal(1, 0, 0, false, (byte)document.Decimals);
        var month = (document.Date.Year * 100) + document.Date.Month;
        foreach (var line in CollectionsMarshal.AsSpan(document.Lines))
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(balances, (document.Entity, line.Account, month, document.Currency), out _);
            var amount = line.Amount * unit;
            sum = line.Amount > 0 ? (sum.Debit + amount, sum.Credit, sum.Lines + 1) : (sum.Debit, sum.Credit + amount, sum.Lines + 1);
        }
    }

    /// <summary>As <c>kessan balances --by entity,account,month --format csv</c> prints them.</summary>
    public void Write(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("entity,account,month,currency,debit,credit,amount,lines\n");
        foreach (var (key, sum) in balances.OrderBy(b => b.Key.Entity, StringComparer.Ordinal)
            .ThenBy(b => b.Key.Account, StringComparer.Ordinal)
            .ThenBy(b => b.Key.Month))
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{key.Entity},{key.Account},{key.Month / 100:0000}-{key.Month % 100:00},{key.Currency},{sum.Debit:0.####},{sum.Credit:0.####},{sum.Debit + sum.Credit:0.####},{sum.Lines}\n"));
        }
    }
}
