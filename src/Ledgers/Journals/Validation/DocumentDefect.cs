namespace Kessan.Ledgers.Journals.Validation;

internal enum DocumentDefectKind
{
    DoesNotBalance,
    NumberUsedTwice,
}

/// <summary>A document with something wrong; the rows say the rest.</summary>
/// <param name="Place">The first line, or with a number used twice the first line of the later use.</param>
/// <param name="Other">The first line of the earlier use.</param>
/// <param name="Sum">What is left, in ten-thousandths.</param>
internal sealed record DocumentDefect(DocumentDefectKind Kind, RowPlace Place, RowPlace Other, Int128 Sum);

/// <summary>The defects of all documents: how many there are, and the first of them in file and row order.</summary>
internal sealed record DocumentDefects(long Count, IReadOnlyList<DocumentDefect> First)
{
    public const int Listed = 1000;

    public static DocumentDefects Of(IEnumerable<DocumentDefects> parts)
    {
        var all = parts.ToList();
        return new(all.Sum(p => p.Count), [.. all.SelectMany(p => p.First).OrderBy(d => d.Place.Packed).ThenBy(d => d.Kind).Take(Listed)]);
    }
}
