using System.Buffers.Text;

namespace Kessan.Documents;

/// <summary>
/// What the browser writes differently each time it prints the same page, put right in place, each part as long as it was, so that the offsets of the file stay
/// true:
/// the time of printing, and the ids of the structure tree (ISO 32000-1 §14.7.2), which count the nodes that the process had made before.
/// <code>/Headers [(node00002325) (node00002330)]  becomes  /Headers [(node00000001) (node00000002)]</code>
/// </summary>
internal static class PdfBytes
{
    private const int IdDigits = 8;

    private static ReadOnlySpan<byte> FirstDay => "19800101000000+00'00'"u8;

    private static ReadOnlySpan<byte> IdMark => "(node"u8;

    public static void Settle(Span<byte> pdf)
    {
        FixDate(pdf, "/CreationDate (D:"u8);
        FixDate(pdf, "/ModDate (D:"u8);
        NumberIds(pdf);
    }

    private static void FixDate(Span<byte> pdf, ReadOnlySpan<byte> key)
    {
        var at = pdf.IndexOf(key);
        if (at >= 0 && at + key.Length + FirstDay.Length <= pdf.Length) { FirstDay.CopyTo(pdf[(at + key.Length)..]); }
    }

    /// <summary>Counted from 1 in their order, which the tree of ids relies on (§7.9.6).</summary>
    private static void NumberIds(Span<byte> pdf)
    {
        var places = Ids(pdf);
        int[] order = [.. places.Select(p => p.Id).Distinct().Order()];
        foreach (var place in places)
        {
            var number = Array.BinarySearch(order, place.Id) + 1;
            Utf8Formatter.TryFormat(number, pdf.Slice(place.At, IdDigits), out _, new('D', IdDigits));
        }
    }

    private static List<IdPlace> Ids(ReadOnlySpan<byte> pdf)
    {
        var found = new List<IdPlace>();
        for (var at = pdf.IndexOf(IdMark); at >= 0;)
        {
            var start = at + IdMark.Length;
            var isId = start + IdDigits < pdf.Length && pdf[start + IdDigits] == (byte)')';
            if (isId && Utf8Parser.TryParse(pdf.Slice(start, IdDigits), out int id, out var read) && read == IdDigits) { found.Add(new(start, id)); }
            var next = pdf[start..].IndexOf(IdMark);
            at = next < 0 ? -1 : start + next;
        }

        return found;
    }

    private sealed record IdPlace(int At, int Id);
}
