namespace Kessan.TieOut.Reading.Grids;

internal enum LineShape
{
    Empty,

    /// <summary>A label, title or heading: nothing over the columns of numbers.</summary>
    Label,

    /// <summary>Texts or years over the columns, and no number.</summary>
    Header,

    Data,
}

/// <summary>A row with its numbers put together, and what it is in the table.</summary>
internal sealed class GridLine
{
    public required int Index { get; init; }

    public required IReadOnlyList<GridItem> Items { get; init; }

    public required RawRow Row { get; init; }

    public LineShape Shape { get; private set; }

    public bool HasRule => Row.RuleAbove || Row.Cells.Exists(c => c.RuleAbove);

    public bool HasRuleBelow => Row.Cells.Exists(c => c.RuleBelow);

    public static List<GridLine> Of(IReadOnlyList<RawRow> rows)
    {
        var lines = new List<GridLine>(rows.Count);
        for (var i = 0; i < rows.Count; i++) { lines.Add(new() { Index = i, Items = SignJoiner.Items(rows[i]), Row = rows[i] }); }
        return lines;
    }

    /// <summary>At least one number that is a value: beside a label, or without one. A list item ("(1)" and a sentence) is none.</summary>
    public bool HasValues
    {
        get
        {
            var numbers = Items.Count(i => i.Kind == SegmentKind.Number);
            if (Items.Count == 0 || (numbers == 0 && !IsAllNil())) { return false; }
            var first = Items[0];
            return first.Kind != SegmentKind.Number || numbers > 1 || !Items.Any(i => i.Kind == SegmentKind.Text) || Items[^1].IsValue;
        }
    }

    /// <param name="zone">The first grid column of the numbers.</param>
    public void Classify(int zone) =>
        Shape = Items.Count == 0 ? LineShape.Empty : HasValues ? LineShape.Data : IsHeader(zone) ? LineShape.Header : LineShape.Label;

    /// <summary>Where the first number behind a label stands; a year in front of numbers is a label.</summary>
    public int? FirstValue()
    {
        if (!HasValues) { return null; }
        for (var i = 0; i < Items.Count; i++) { if (Items[i].IsValue && (i > 0 || Items[0].Start == 0 || Items.Count == 1)) { return Items[i].Start; } }
        return Items[0].Start;
    }

    private bool IsAllNil() => Items.Count > 1 && Items[0].Kind == SegmentKind.Text && Items.Skip(1).All(i => i.Kind == SegmentKind.Nil);

    private bool IsHeader(int zone)
    {
        var over = 0;
        foreach (var item in Items) { if (item.End > zone && (item.Start >= zone || Items.Count > 1) && item.Text.Length < 90) { over++; } }
        return over > 0 && !(Items.Count == 1 && Items[0].Start == 0 && zone > 0);
    }
}
