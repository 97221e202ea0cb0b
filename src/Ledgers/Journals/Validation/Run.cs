namespace Kessan.Ledgers.Journals.Validation;

/// <summary>A place in the input files in one word: twenty bits of file, forty-four of row.</summary>
internal readonly record struct RowPlace(ulong Packed)
{
    private const int RowBits = 44;

    public static RowPlace Of(int file, long row) => new(((ulong)file << RowBits) | (ulong)row);

    public int File => (int)(Packed >> RowBits);

    public long Row => (long)(Packed & ((1UL << RowBits) - 1));
}

/// <summary>
/// Lines that follow each other and belong to one document of one entity on one date. Most documents are one run that adds to zero; the others have
/// their lines apart, or do not balance.
/// </summary>
internal sealed class Run
{
    /// <summary>Of entity, document number and the period in which numbers do not repeat.</summary>
    public UInt128 Document;

    /// <summary>yyyymmdd.</summary>
    public int Date;

    /// <summary>A hash of the currency of <see cref="Sum"/>.</summary>
    public ulong Currency;
    public Int128 Sum;

    /// <summary>The first line.</summary>
    public RowPlace Place;

    /// <summary>The sums in other currencies; null where there is one.</summary>
    public Dictionary<ulong, Int128>? Others;

    public bool Continues(Run earlier) => Document == earlier.Document && Date == earlier.Date;

    public void Add(ulong currency, Int128 amount)
    {
        if (currency == Currency)
        {
            Sum += amount;
            return;
        }

        Others ??= [];
        Others[currency] = Others.GetValueOrDefault(currency) + amount;
    }

    /// <summary>Takes in the run that follows this one.</summary>
    public void Join(Run later)
    {
        Add(later.Currency, later.Sum);
        foreach (var (currency, sum) in later.Others ?? []) { Add(currency, sum); }
    }
}

/// <summary>A run that adds to zero.</summary>
internal struct BalancedRun
{
    public ulong Low;
    public RowPlace Place;
    public uint High;
    public int Date;
}

/// <summary>A run, or its part in one currency, that does not.</summary>
internal struct OpenRun
{
    public Int128 Sum;
    public ulong Low;
    public RowPlace Place;
    public ulong Currency;
    public uint High;
    public int Date;
}
