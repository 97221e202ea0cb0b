using Kessan.Ledgers.Journals.Aggregation;

namespace Kessan.Ledgers.Journals.Pass;

/// <summary>The control totals of one file as one thread counts them, in ten-thousandths.</summary>
internal sealed class FileCounts
{
    public long Read;
    public long Taken;
    public long Rejected;
    public long WithoutAmount;
    public Int128 AmountRead;
    public Int128 AmountTaken;
    public Int128 AmountRejected;

    public void Add(FileCounts other)
    {
        Read += other.Read;
        Taken += other.Taken;
        Rejected += other.Rejected;
        WithoutAmount += other.WithoutAmount;
        AmountRead += other.AmountRead;
        AmountTaken += other.AmountTaken;
        AmountRejected += other.AmountRejected;
    }

    public FileTotals Of(string file) => new(
        file, Read, Taken, Rejected, CellSet.InUnits(AmountRead), CellSet.InUnits(AmountTaken), CellSet.InUnits(AmountRejected), WithoutAmount);
}
