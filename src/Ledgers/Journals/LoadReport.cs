using Kessan.Core;

namespace Kessan.Ledgers.Journals;

/// <summary>What became of the files: the proof that no line and no amount was lost on the way, and everything worth a look.</summary>
/// <param name="LoadId">The name of exactly these contents read by exactly this schema and these checks: 32 hexadecimal digits. The same files give the same
/// name.</param>
/// <param name="Files">In the order given.</param>
/// <param name="Rejects">In file and row order.</param>
/// <param name="Findings">Documents that do not balance, document numbers used twice; in file and row order.</param>
public sealed record LoadReport(string LoadId, IReadOnlyList<FileTotals> Files, IReadOnlyList<Reject> Rejects, IReadOnlyList<Finding> Findings)
{
    /// <summary>The same load was there before; nothing was changed.</summary>
    public bool AlreadyLoaded { get; init; }

    public long Read => Files.Sum(f => f.Read);

    public long Taken => Files.Sum(f => f.Taken);

    public long Rejected => Files.Sum(f => f.Rejected);
}

/// <summary>
/// Control totals of one file. Lines: read = taken + rejected. Amounts: read = taken + rejected, all three counted separately; amounts of rejected
/// lines whose amount cannot be read are in none of them, which is what <paramref name="WithoutAmount"/> counts.
/// </summary>
/// <param name="Read">Lines after the header; empty lines do not count.</param>
/// <param name="AmountTaken">The sum over all currencies of what was taken: a control total, not a balance.</param>
/// <param name="WithoutAmount">Rejected lines whose amount could not be read.</param>
public sealed record FileTotals(
    string File, long Read, long Taken, long Rejected, decimal AmountRead, decimal AmountTaken, decimal AmountRejected, long WithoutAmount)
{
    public bool Proves => Read == Taken + Rejected && AmountRead == AmountTaken + AmountRejected;
}

/// <summary>Why a line was not taken. The first that applies, in this order.</summary>
public enum RejectReason
{
    /// <summary>More or fewer fields than the header has.</summary>
    WrongNumberOfFields,
    UnreadableDate,
    UnreadableAmount,

    /// <summary>More than <see cref="AmountScale.Decimals"/> decimals that are not zero, or larger than <see cref="AmountScale.Largest"/>.</summary>
    AmountOutOfRange,

    /// <summary>No entity or no account.</summary>
    MissingKey,
    UnknownEntity,
    UnknownAccount,
    DateOutOfPeriod,
}

/// <param name="Row">The line of the file the record begins on, from 1.</param>
/// <param name="Field">The field at fault (entity, date, amount …); empty where it is the whole line.</param>
/// <param name="Found">What stands there, at most 80 characters.</param>
public sealed record Reject(string File, long Row, RejectReason Reason, string Field, string Found)
{
    /// <summary>
    /// Nobody can say what the line means, so the file is refused whole unless the user asked to set such lines aside. The
    /// other reasons reject a line that is well understood.
    /// </summary>
    public bool IsUnreadable => Reason <= RejectReason.AmountOutOfRange;
}
