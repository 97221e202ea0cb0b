using System.Globalization;

namespace Kessan.Ledgers.Journals.Cache;

/// <summary>
/// The files of a cache. Groups are the balances by entity, account, month and currency, in order; cells those by every dimension, the cells of a group
/// together; places the lines, those of a cell together and in order.
/// </summary>
internal static class CacheFiles
{
    /// <summary>Everything but the columns; written last.</summary>
    public const string Index = "index";

    /// <summary>One <see cref="CachedGroup"/> after the other.</summary>
    public const string Groups = "groups";

    /// <summary>The same for one of <see cref="CacheRollup.All"/>.</summary>
    public static string Rollup(int number) => string.Create(CultureInfo.InvariantCulture, $"rollup-{number}");

    /// <summary>One <see cref="CachedSums"/> for each cell.</summary>
    public const string Sums = "sums";

    /// <summary>One <see cref="LinePlace"/> for each line.</summary>
    public const string Places = "places";

    /// <summary>One <see cref="CachedBlock"/> for each block.</summary>
    public const string Blocks = "blocks";

    /// <summary>The rank of the value of a dimension, for each cell.</summary>
    public static string Ranks(int dimension) => string.Create(CultureInfo.InvariantCulture, $"ranks-{dimension}");

    /// <summary>The text of a file that had to be unpacked or decoded.</summary>
    public static string Text(int file) => string.Create(CultureInfo.InvariantCulture, $"text-{file}");
}

/// <summary>The sums of all cells with one entity, account, month and currency.</summary>
internal struct CachedGroup
{
    public Int128 Debit;
    public Int128 Credit;
    public long Lines;

    /// <summary>Of the group's first line among the places.</summary>
    public long FirstPlace;
    public int Entity;
    public int Account;
    public int Month;
    public int Currency;
    public int FirstCell;
    public int Cells;

    /// <summary>The rank of the value of a dimension; in a rollup that of its fourth dimension stands where a group has its first cell.</summary>
    [System.Diagnostics.CodeAnalysis.UnscopedRef]
    public ref int Rank(int dimension)
    {
        switch (dimension)
        {
            case 0: return ref Entity;
            case 1: return ref Account;
            case 2: return ref Month;
            case 3: return ref Currency;
            default: return ref FirstCell;
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public static int RankOf(in CachedGroup group, int dimension) => dimension switch
    {
        0 => group.Entity,
        1 => group.Account,
        2 => group.Month,
        3 => group.Currency,
        _ => group.FirstCell,
    };
}

/// <summary>The sums of a cell, where they fit: else both are <see cref="TooWide"/> and stand in the index.</summary>
internal struct CachedSums
{
    public const long TooWide = long.MinValue;

    public long Debit;
    public long Credit;
    public long Lines;
}

internal struct CachedBlock
{
    public long Offset;
    public long FirstRow;
    public long File;
}
