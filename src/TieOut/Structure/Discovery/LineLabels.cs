using System.Collections.Frozen;
using System.Text;

namespace Kessan.TieOut.Structure.Discovery;

/// <summary>What a table calls its lines, and what the names say about them.</summary>
internal sealed class LineLabels
{
    private static readonly FrozenSet<string> TotalWords = new[]
    {
        "total", "totals", "subtotal", "subtotals", "sum", "sums", "all", "overall", "grand", "aggregate", "combined", "both", "whole", "net", "gross",
        "合計", "計", "小計", "総計", "総額", "gesamt", "insgesamt", "summe", "totaux", "totale", "ttl", "tot",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AverageWords = new[]
    {
        "average", "averages", "avg", "ave", "mean", "平均", "durchschnitt", "mittel", "moyenne", "media",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> QuotientWords = new[]
    {
        "percent", "percentage", "pct", "per", "rate", "ratio", "share", "change", "growth", "increase", "decrease", "difference", "margin", "yield",
        "variance", "var", "chg",
        "増減率", "前年比", "構成比", "比率", "率",
    }.ToFrozenSet(StringComparer.Ordinal);

    private LineLabels(int count) =>
        (Texts, Totals, Averages, Quotients, Indents) = (new string[count], new bool[count], new bool[count], new bool[count], new int[count]);

    /// <summary>Lower case, without digits, marks and punctuation; empty where the line has no name.</summary>
    public string[] Texts { get; }

    /// <summary>Whether the name says that the line is a total.</summary>
    public bool[] Totals { get; }

    public bool[] Averages { get; }

    /// <summary>Whether the name, or a percent sign in it, says that the line is a ratio or a change.</summary>
    public bool[] Quotients { get; }

    public int[] Indents { get; }

    public static LineLabels Of(TableGrid grid, Lines lines)
    {
        var labels = new LineLabels(lines.Count);
        for (var line = 0; line < lines.Count; line++)
        {
            var cells = lines.Axis == Axis.Column ? RowNames(grid, lines.LineIndex[line]) : ColumnNames(grid, lines.LineIndex[line]);
            labels.Texts[line] = cells.Count == 0 ? "" : Plain(cells[0].Text);
            labels.Indents[line] = cells.Count == 0 ? 0 : cells[0].Indent;
            var words = cells.SelectMany(cell => Plain(cell.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
            labels.Totals[line] = words.Any(word => TotalWords.Contains(word) || word.EndsWith('計'));
            labels.Averages[line] = words.Overlaps(AverageWords);
            labels.Quotients[line] = words.Overlaps(QuotientWords) || cells.Any(cell => cell.Text.Contains('%', StringComparison.Ordinal));
        }

        return labels;
    }

    /// <summary>The texts left of a row's first number, outermost first.</summary>
    private static List<GridCell> RowNames(TableGrid grid, int row)
    {
        var names = new List<GridCell>();
        for (var column = 0; column < grid.Columns && names.Count < 4; column++)
        {
            var cell = grid[row, column];
            if (cell.Value is not null && names.Count > 0) { break; }
            if (cell.Value is null && !cell.IsEmpty) { names.Add(cell); }
        }

        return names;
    }

    /// <summary>The texts above a column's first number, nearest first.</summary>
    private static List<GridCell> ColumnNames(TableGrid grid, int column)
    {
        var row = 0;
        while (row < grid.Rows && grid[row, column].Value is null) { row++; }
        var names = new List<GridCell>();
        for (var above = row - 1; above >= 0 && names.Count < 4 && above >= row - 8; above--)
        {
            if (!grid[above, column].IsEmpty) { names.Add(grid[above, column]); }
        }

        return names;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetter(c)) { plain.Append(char.ToLowerInvariant(c)); }
            else if (c != '-' && plain.Length > 0 && plain[^1] != ' ') { plain.Append(' '); }
        }

        return plain.ToString().TrimEnd();
    }
}
