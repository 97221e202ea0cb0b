namespace Kessan.Ledgers.Journals.Parsing;

/// <summary>How a file writes numbers.</summary>
/// <param name="Thousands">0 where there is no such sign.</param>
internal readonly record struct NumberFormat(byte DecimalSign, byte Thousands)
{
    public static NumberFormat Of(JournalSchema schema) => new((byte)schema.DecimalSign, (byte)(schema.Thousands ?? '\0'));
}

internal enum AmountState : byte
{
    /// <summary>In whole ten-thousandths, fitting 64 bits.</summary>
    Small,

    /// <summary>In whole ten-thousandths, needing more.</summary>
    Wide,
    Unreadable,

    /// <summary>More than four decimals, or too large.</summary>
    OutOfRange,
}
