using System.Globalization;

namespace Kessan.TieOut.Reading.Html;

/// <summary>What a style attribute says that matters for reading: hidden, raised, bold, ruled, how far indented.</summary>
internal static class InlineStyle
{
    public static bool Hides(ReadOnlySpan<char> style) => Says(style, "display", "none") || Says(style, "visibility", "hidden");

    /// <summary>How the element is drawn: table, table-row, block; empty where the style does not say.</summary>
    public static ReadOnlySpan<char> Display(ReadOnlySpan<char> style) => style.IsEmpty ? default : Value(style, "display");

    public static bool Raises(ReadOnlySpan<char> style) =>
        Says(style, "vertical-align", "super")
            || (Says(style, "vertical-align", "top") && Value(style, "position").Equals("relative", StringComparison.OrdinalIgnoreCase));

    public static bool IsBold(ReadOnlySpan<char> style) => Value(style, "font-weight") is "bold" or "700" or "800" or "900";

    public static bool HasRule(ReadOnlySpan<char> style, ReadOnlySpan<char> side)
    {
        var top = side is "border-top";
        var whole = top ? Value(style, "border-top") : Value(style, "border-bottom");
        var lines = top ? Value(style, "border-top-style") : Value(style, "border-bottom-style");
        var border = whole.IsEmpty ? lines : whole;
        return !border.IsEmpty && border[0] is not '0' && !border.Contains("none", StringComparison.OrdinalIgnoreCase)
            && !border.Contains("hidden", StringComparison.OrdinalIgnoreCase) && !border.StartsWith("initial", StringComparison.OrdinalIgnoreCase)
            && !border.Contains("#ffffff", StringComparison.OrdinalIgnoreCase) && !border.Contains("white", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>In points: padding and margin on the left with the (often negative) indent of the first line.</summary>
    public static int Indent(ReadOnlySpan<char> style)
    {
        if (style.IsEmpty) { return 0; }
        var tenths = Length(Value(style, "padding-left")) + Length(Value(style, "margin-left")) + Length(Value(style, "text-indent"))
            + Left(Value(style, "padding")) + Left(Value(style, "margin"));
        return tenths / 10;
    }

    private static bool Says(ReadOnlySpan<char> style, ReadOnlySpan<char> property, ReadOnlySpan<char> value) =>
        Value(style, property).StartsWith(value, StringComparison.OrdinalIgnoreCase);

    /// <summary>The last of several declarations counts.</summary>
    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> style, ReadOnlySpan<char> property)
    {
        var found = default(ReadOnlySpan<char>);
        for (var rest = style; !rest.IsEmpty;)
        {
            var end = rest.IndexOf(';');
            var declaration = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var colon = declaration.IndexOf(':');
            if (colon > 0 && declaration[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase)) { found = declaration[(colon + 1)..].Trim(); }
        }

        return found;
    }

    /// <summary>One to four lengths: the fourth, else the second, else the only one is the left.</summary>
    private static int Left(ReadOnlySpan<char> lengths)
    {
        if (lengths.IsEmpty) { return 0; }
        Span<Range> parts = stackalloc Range[5];
        var count = lengths.Split(parts, ' ', StringSplitOptions.RemoveEmptyEntries);
        return count == 0 ? 0 : Length(lengths[parts[count >= 4 ? 3 : count >= 2 ? 1 : 0]]);
    }

    /// <summary>In tenths of a point; relative lengths count as for letters of ten points.</summary>
    private static int Length(ReadOnlySpan<char> length)
    {
        var digits = length.IndexOfAnyExcept("-.0123456789".AsSpan());
        if (digits <= 0
            || !decimal.TryParse(length[..digits], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || Math.Abs(value) > 1000m)
        {
            return 0;
        }
        var factor = length[digits..].Trim() switch
        {
            ['p', 't', ..] => 10m,
            ['p', 'x', ..] => 7.5m,
            ['e', 'm', ..] => 100m,
            ['i', 'n', ..] => 720m,
            ['c', 'm', ..] => 283m,
            ['m', 'm', ..] => 28m,
            ['%', ..] => 40m,
            _ => 0m
        };
        return (int)decimal.Truncate(value * factor);
    }
}
