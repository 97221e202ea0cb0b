using System.Text.Json;
using Kessan.Core;

namespace Kessan.TieOut.Reports;

/// <summary>
/// A place as a SARIF location: a region of lines and columns with its offset; in a file that is no text, a logical location (page or part) with its box as
/// property.
/// </summary>
internal static class SarifLocation
{
    /// <param name="artifact">The document's position in the run's artifacts; null for other files.</param>
    /// <param name="snippet">What stands there.</param>
    public static void Write(Utf8JsonWriter json, Place place, int? artifact, string? snippet)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation"u8);
        json.WriteStartObject("artifactLocation"u8);
        json.WriteString("uri"u8, UriOf(place.File));
        if (artifact is { } index) { json.WriteNumber("index"u8, index); }
        json.WriteEndObject();
        if (place is { Page: null, Part: null } && (place.Line is not null || place.Offset is not null)) { WriteRegion(json, place, snippet); }
        json.WriteEndObject();
        if (place.Page is not null || place.Part is not null) { WritePage(json, place, snippet); }
        json.WriteEndObject();
    }

    /// <summary>A relative path stays relative, with its characters escaped as RFC 3986 asks; an absolute one becomes a file URI.</summary>
    public static string UriOf(string path)
    {
        var escaped = string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        if (escaped.StartsWith('/')) { return "file://" + escaped; }
        return escaped.StartsWith("./", StringComparison.Ordinal) ? escaped[2..] : escaped;
    }

    private static void WriteRegion(Utf8JsonWriter json, Place place, string? snippet)
    {
        json.WriteStartObject("region"u8);
        if (place.Line is { } line)
        {
            json.WriteNumber("startLine"u8, line);
            if (place.Column is { } column)
            {
                json.WriteNumber("startColumn"u8, column);
                if (place.Length is { } length && IsOneLine(snippet, length)) { json.WriteNumber("endColumn"u8, column + length); }
            }
        }

        if (place.Offset is { } offset)
        {
            json.WriteNumber("charOffset"u8, offset);
            json.WriteNumber("charLength"u8, place.Length ?? 0);
        }

        if (snippet is not null)
        {
            json.WriteStartObject("snippet"u8);
            json.WriteString("text"u8, snippet);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>Where what stands there is at least as long as the place, nothing is folded: it lies in one line.</summary>
    private static bool IsOneLine(string? snippet, int length) => snippet is not null && snippet.EnumerateRunes().Count() >= length;

    private static void WritePage(Utf8JsonWriter json, Place place, string? snippet)
    {
        json.WriteStartArray("logicalLocations"u8);
        json.WriteStartObject();
        json.WriteString("name"u8, place.Part ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"page {place.Page}"));
        json.WriteString("kind"u8, place.Part is null ? "page"u8 : "part"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("properties"u8);
        if (place.Page is { } page) { json.WriteNumber("page"u8, page); }
        if (place.Box is { } box)
        {
            json.WriteStartArray("box"u8);
            foreach (var side in (ReadOnlySpan<decimal>)[box.Left, box.Top, box.Right, box.Bottom]) { json.WriteNumberValue(side); }
            json.WriteEndArray();
        }

        if (snippet is not null) { json.WriteString("text"u8, snippet); }
        json.WriteEndObject();
    }
}
