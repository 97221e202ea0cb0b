using System.Globalization;
using Kessan.TieOut.Reading.Html;

namespace Kessan.TieOut.Reading.Xbrl;

/// <summary>Collects the tags of numbers while a page is read.</summary>
internal sealed class OpenTags
{
    private const int Deepest = 16;

    private readonly List<InlineTag> open = [];
    private readonly List<InlineTag> found = [];

    public static bool IsTag(ReadOnlySpan<char> name) => name.Length is > 11 and < 24 && name.EndsWith(":nonFraction", StringComparison.OrdinalIgnoreCase);

    public void Open(MarkupScanner scanner)
    {
        if (scanner.ClosesItself || open.Count >= Deepest) { return; }
        int? scale = int.TryParse(scanner.Attribute("scale"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
            && Math.Abs(power) <= 15
            ? power
            : null;
        open.Add(new(scanner.Attribute("name").ToString(), scanner.Attribute("contextRef").ToString(), scanner.Attribute("unitRef").ToString(), scale,
            scanner.Attribute("sign") is "-", new(scanner.End, scanner.End)));
    }

    public void Close(int at)
    {
        if (open.Count == 0) { return; }
        found.Add(open[^1] with { Content = new(open[^1].Content.Start, at) });
        open.RemoveAt(open.Count - 1);
    }

    public List<InlineTag> Sorted()
    {
        found.Sort((a, b) => (a.Content.Start, b.Content.End).CompareTo((b.Content.Start, a.Content.End)));
        return found;
    }
}
