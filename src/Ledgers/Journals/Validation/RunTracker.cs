using System.Runtime.CompilerServices;
using Kessan.Ledgers.Journals.Parsing;
using Kessan.Ledgers.Journals.Reading;

namespace Kessan.Ledgers.Journals.Validation;

/// <summary>The runs at the ends of a block, which may go on in the blocks beside it. Both are null in a block without lines.</summary>
/// <param name="Head">The run of the first line; null where that line has no document.</param>
/// <param name="Tail">The run of the last line; the same object as the head where the block is one run.</param>
internal readonly record struct BlockEdges(bool HasLines, Run? Head, Run? Tail);

/// <summary>
/// Watches the lines of one thread go by and adds up each document: only the current one is looked at, as long as lines of a document
/// stand together.
/// </summary>
internal sealed unsafe class RunTracker(RunStore store, NumbersRestart restart, int firstMonth)
{
    private const int LongestShort = 16;

    private Run current = new();
    private bool isOpen;
    private Run? head;
    private bool hasLines;
    private bool isFirst;
    private ulong low;
    private ulong high;
    private int length;
    private int entity;
    private int currency;
    private int date;

    /// <summary>Of the current run in its first currency; handed to it when it ends.</summary>
    private Int128 sum;

    public void Begin() => (isOpen, head, hasLines, isFirst) = (false, null, false, true);

    public BlockEdges End()
    {
        current.Sum = sum;
        var tail = isOpen ? current : null;
        var edges = new BlockEdges(hasLines, isOpen && isFirst ? tail : head, tail);
        current = new();
        isOpen = false;
        return edges;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(RowReader row, RowNumbers numbers, int index)
    {
        var document = row.Document;
        if (document.Length <= LongestShort && isOpen)
        {
            var (nextLow, nextHigh) = document.Length == 0 ? default : TextCodes.Words(document.At, document.Length);
            if (nextLow == low && nextHigh == high && document.Length == length && row.Codes[RowPlan.Entity] == entity
                && row.Date == date && row.Codes[RowPlan.Currency] == currency)
            {
                sum += row.AmountState == AmountState.Small ? row.Amount : row.WideAmount;
                return;
            }
        }

        Turn(row, numbers, index);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Turn(RowReader row, RowNumbers numbers, int index)
    {
        hasLines = true;
        var document = row.Document;
        if (document.Length == 0)
        {
            Close();
            isFirst = false;
            return;
        }

        var (nextLow, nextHigh) = document.Length <= LongestShort ? TextCodes.Words(document.At, document.Length) : LongWords(document);
        var amount = row.AmountState == AmountState.Small ? row.Amount : row.WideAmount;
        var currencyHash = row.Texts[RowPlan.Currency].Hashes[row.Codes[RowPlan.Currency]];
        if (isOpen && nextLow == low && nextHigh == high && document.Length == length && row.Codes[RowPlan.Entity] == entity && row.Date == current.Date)
        {
            if (currencyHash == current.Currency) { sum += amount; } else { current.Add(currencyHash, amount); }
            return;
        }

        Close();
        (low, high, length, entity, currency) = (nextLow, nextHigh, document.Length, row.Codes[RowPlan.Entity], row.Codes[RowPlan.Currency]);
        var period = row.Texts[RowPlan.Entity].Hashes[entity] + ((ulong)Period(row.Date) * 0x9E3779B97F4A7C15);
        current.Document = TextHash.Of(low, high ^ (document.Length > LongestShort ? ulong.MaxValue : 0), period);
        (current.Date, current.Currency, current.Others) = (row.Date, currencyHash, null);
        (date, sum) = (row.Date, amount);
        current.Place = RowPlace.Of(numbers.File, numbers.Of(index));
        isOpen = true;
    }

    private static (ulong Low, ulong High) LongWords(FieldText document)
    {
        var hash = TextHash.WideOf(document.Bytes);
        return ((ulong)hash, (ulong)(hash >> 64));
    }

    /// <summary>The first run of a block is kept for the block before, the others are done.</summary>
    private void Close()
    {
        if (!isOpen) { return; }
        isOpen = false;
        current.Sum = sum;
        if (isFirst)
        {
            (head, current) = (current, new());
            isFirst = false;
            return;
        }

        store.Add(current);
    }

    /// <summary>Within one such period a document number names one document.</summary>
    private int Period(int date)
    {
        var month = ((date / 10_000) * 12) + (date / 100 % 100) - 1;
        return restart switch
        {
            NumbersRestart.Never => 0,
            NumbersRestart.Yearly => (month - (firstMonth - 1)) / 12,
            _ => month,
        };
    }
}
