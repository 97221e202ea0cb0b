using Kessan.Core;

namespace Kessan.TieOut.Reading;

/// <summary>A stretch of a text that was made of a paged or packaged file, and where it stands there.</summary>
/// <param name="Box">Left, top, right, bottom in points from the upper left corner of the page.</param>
internal sealed record PlacedStretch(int Start, int End, int? Page, (decimal Left, decimal Top, decimal Right, decimal Bottom)? Box, string? Part);

/// <summary>Places in a paged or packaged file, for stretches of the text made of it, in the order of the text.</summary>
internal sealed class PlaceTable(IReadOnlyList<PlacedStretch> stretches)
{
    /// <summary>The place with page and box, or part; boxes of several words are taken together.</summary>
    public Place Complete(Place place, Span span)
    {
        var i = First(span.Start);
        if (i >= stretches.Count) { return place; }
        var box = stretches[i].Box;
        for (var next = i + 1; next < stretches.Count && stretches[next].Start < span.End && stretches[next].Page == stretches[i].Page; next++)
        {
            box = Around(box, stretches[next].Box);
        }
        return place with { Page = stretches[i].Page, Box = box, Part = stretches[i].Part };
    }

    private static (decimal Left, decimal Top, decimal Right, decimal Bottom)? Around((decimal Left, decimal Top, decimal Right, decimal Bottom)? a,
        (decimal Left, decimal Top, decimal Right, decimal Bottom)? b) =>
        a is not { } x || b is not { } y
            ? a ?? b
            : (Math.Min(x.Left, y.Left), Math.Min(x.Top, y.Top), Math.Max(x.Right, y.Right), Math.Max(x.Bottom, y.Bottom));

    /// <summary>The first stretch that ends behind a position.</summary>
    private int First(int position)
    {
        int low = 0, high = stretches.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (stretches[middle].End <= position) { low = middle + 1; } else { high = middle; }
        }

        return low;
    }
}
