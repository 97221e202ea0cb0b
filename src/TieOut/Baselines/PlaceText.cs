using System.Globalization;
using Kessan.Core;

namespace Kessan.TieOut.Baselines;

/// <summary>
/// A place without its file, on one line: "41:58" for line and column, "page 3 at 102.5,310" for a page, with the part of a package before it.
/// </summary>
public static class PlaceText
{
    public static string Of(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var part = place.Part is { } name ? $"{name} " : "";
        return part + (place switch
        {
            { Page: { } page, Box: { } box } => string.Create(CultureInfo.InvariantCulture, $"page {page} at {box.Left:0.##},{box.Top:0.##}"),
            { Page: { } page } => string.Create(CultureInfo.InvariantCulture, $"page {page}"),
            { Line: { } line } => string.Create(CultureInfo.InvariantCulture, $"{line}:{place.Column ?? 1}"),
            _ => "",
        });
    }
}
