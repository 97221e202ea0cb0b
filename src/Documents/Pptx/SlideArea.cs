namespace Kessan.Documents;

/// <summary>A place on a slide, in English Metric Units (914,400 to the inch; ECMA-376 §20.1.10.16).</summary>
internal sealed record SlideArea(long X, long Y, long Width, long Height)
{
    public const long Inch = 914_400;
    public const long Point = 12_700;
    private const long Gap = 228_600;

    /// <summary>Between the title and the number of a slide of 16 to 9.</summary>
    public static readonly SlideArea Body = new(457_200, 1_051_560, 11_277_600, 5_303_520);

    /// <param name="percent">What the left part has of the width.</param>
    public (SlideArea Left, SlideArea Right) Split(int percent)
    {
        var left = (Width - Gap) * percent / 100;
        return (this with { Width = left }, this with { X = X + left + Gap, Width = Width - left - Gap });
    }

    /// <summary>Parts of equal height, one below the other.</summary>
    public IReadOnlyList<SlideArea> Rows(int count)
    {
        var height = (Height - (Gap * (count - 1))) / count;
        return [.. Enumerable.Range(0, count).Select(i => this with { Y = Y + (i * (height + Gap)), Height = height })];
    }
}

/// <summary>Where the parts of a slide stand: pictures to the left, words to the right; the second of several pictures above the words.</summary>
internal static class SlideArrangement
{
    /// <summary>Words of fewer letters stand in a line below their picture.</summary>
    private const int Short = 160;

    public static IReadOnlyList<(Block? Picture, SlideArea Area)> Of(Slide slide)
    {
        var words = slide.Words.Count > 0;
        if (slide.Pictures.Count == 0) { return words ? [(null, SlideArea.Body)] : []; }
        if (slide.Pictures.Count == 1 && !words) { return [(slide.Pictures[0], SlideArea.Body)]; }
        if (slide.Pictures.Count == 1 && slide.Words.Sum(b => b.WithNested.SelectMany(n => n.Inlines).Sum(i => TextWidth.Of(PlainText.Of([i])))) < Short)
        {
            return [(slide.Pictures[0], SlideArea.Body with { Height = SlideArea.Body.Height - SlideArea.Inch }), (null, SlideArea.Body with { Y = SlideArea.Body.Y + SlideArea.Body.Height - (SlideArea.Inch * 3 / 4), Height = SlideArea.Inch * 3 / 4 })];
        }

        var (left, right) = SlideArea.Body.Split(slide.Pictures[0] is Table ? 55 : 60);
        var others = right.Rows(slide.Pictures.Count - 1 + (words ? 1 : 0));
        return [(slide.Pictures[0], left), .. slide.Pictures.Skip(1).Select((p, i) => ((Block?)p, others[i])), .. words ? [(null, others[^1])] : Array.Empty<(Block?, SlideArea)>()];
    }
}
