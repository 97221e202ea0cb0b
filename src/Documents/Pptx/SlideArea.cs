namespace Kessan.Documents;

/// <summary>A place on a slide, in English Metric Units (914,400 to the inch; ECMA-376 §20.1.10.16).</summary>
internal sealed record SlideArea(long X, long Y, long Width, long Height)
{
    public const long Inch = 914_400;
    public const long Point = 12_700;
    public const long Gap = 228_600;

    /// <summary>Between the title and the number of a slide of 16 to 9.</summary>
    public static readonly SlideArea Body = new(457_200, 1_051_560, 11_277_600, 5_303_520);

    /// <param name="percent">What the left part has of the width.</param>
    public (SlideArea Left, SlideArea Right) Split(int percent)
    {
        var left = (Width - Gap) * percent / 100;
        return (this with { Width = left }, this with { X = X + left + Gap, Width = Width - left - Gap });
    }

    /// <summary>
    /// Parts one below the other: a table as high as it needs to be, the others sharing what is left. No part begins with more than an equal share.
    /// </summary>
    /// <param name="parts">What stands there; null for words.</param>
    public IReadOnlyList<SlideArea> Rows(IReadOnlyList<Block?> parts)
    {
        var (share, left, y) = ((Height - (Gap * (parts.Count - 1))) / parts.Count, Height - (Gap * (parts.Count - 1)), Y);
        var needed = parts.Select(p => p is Table table ? Math.Min(share, new PptxTable(table, this with { Height = share }).Height) : 0).ToArray();
        var elastic = needed.Count(n => n == 0);
        if (elastic == 0) { (needed, elastic) = (new long[parts.Count], parts.Count); }
        List<SlideArea> areas = [];
        foreach (var need in needed)
        {
            areas.Add(this with { Y = y, Height = need > 0 ? need : (left - needed.Sum()) / elastic });
            y += areas[^1].Height + Gap;
        }

        return areas;
    }
}

/// <summary>
/// Where the parts of a slide stand: pictures to the left, words to the right; the second of several pictures above the words, a table below its chart where
/// there is much to say.
/// </summary>
internal static class SlideArrangement
{
    /// <summary>Words of fewer letters stand in a line below their picture.</summary>
    private const int Short = 160;

    /// <summary>Words of more letters need the height of the slide: in what a table leaves of it they would be too small to read.</summary>
    private const int Long = 400;

    public static IReadOnlyList<(Block? Picture, SlideArea Area)> Of(Slide slide)
    {
        var words = slide.Words.Count > 0;
        if (slide.Pictures.Count == 0) { return words ? [(null, SlideArea.Body)] : []; }
        if (slide.Pictures.Count == 1 && !words) { return [(slide.Pictures[0], SlideArea.Body)]; }
        var letters = slide.Words.Sum(b => b.WithNested.SelectMany(n => n.Inlines).Sum(i => TextWidth.Of(PlainText.Of([i]))));
        if (slide.Pictures.Count == 1 && letters < Short)
        {
            var above = SlideArea.Body with { Height = SlideArea.Body.Height - SlideArea.Inch };
            var used = slide.Pictures[0] is Table table
                ? Math.Min(above.Height, new PptxTable(table, above).Height) + SlideArea.Gap
                : above.Height + (SlideArea.Inch / 4);
            return [(slide.Pictures[0], above), (null, SlideArea.Body with { Y = SlideArea.Body.Y + used, Height = SlideArea.Body.Height - used })];
        }

        var (left, right) = SlideArea.Body.Split(slide.Pictures[0] is Table ? 55 : 60);
        if (slide.Pictures is [Chart, Table] && letters > Long) { return [.. slide.Pictures.Zip(left.Rows(slide.Pictures)), (null, right)]; }
        Block?[] others = [.. slide.Pictures.Skip(1), .. words ? [null] : Array.Empty<Block?>()];
        return [(slide.Pictures[0], left), .. others.Zip(right.Rows(others))];
    }
}
