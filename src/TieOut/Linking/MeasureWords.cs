using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Words that make a line another measure of the same name: net income and what of it is attributable to the owners, revenue and revenue adjusted, basic
/// and diluted. Where one of two lines has such a word and the other has not, different numbers are no contradiction.
/// </summary>
internal static class MeasureWords
{
    private static readonly Phrases[] Families =
    [
        new("attributable", "available to", "\u5E30\u5C5E"), new("non-gaap", "adjusted", "excluding", "pro forma", "comparable", "core "), new("basic"),
        new("diluted"), new("discontinued"), new("continuing"),
        new("noncontrolling", "non-controlling", "minority"), new("per share"),
    ];

    public static bool Differ(FactLine a, FactLine b)
    {
        var (first, second) = (NameOf(a), NameOf(b));
        foreach (var family in Families) { if (family.In(first) != family.In(second)) { return true; } }
        return false;
    }

    /// <summary>The label with the heading over it: Diluted, under "Earnings per share".</summary>
    private static string NameOf(FactLine line) =>
        line.Cells[0].RowView is { IsTime: false } row && line.Table.Table.Rows[row.Index].Headings is { Count: > 0 } headings
            ? $"{headings[^1].Text} {line.Label}"
            : line.Label;
}
