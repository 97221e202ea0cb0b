using System.Globalization;
using System.Text;
using Kessan.Core;

namespace Kessan.Workspace;

/// <param name="Depth">How many steps down; deeper ones are counted only.</param>
/// <param name="Width">How many children of a step; the rest is added up in one line.</param>
public sealed record TraceLayout(int Depth = 12, int Width = 40);

/// <summary>
/// A trace as plain text: one step a line, indented by its depth, the amount right-aligned in a column of its own, then file and row.
/// <code>
/// Revenues 1H08 "Total revenues" = Revenues[A] + Revenues[B]         135  statements/income-statement.yaml:14
///   Revenues[A] 1H08 "A"                                              95  statements/income-statement.yaml:12
///     account 40 Revenues A, sign turned                              95  accounts/presentation-new.csv:9
/// </code>
/// </summary>
public static class TraceText
{
    private const int MaximumLabel = 100;

    private readonly record struct Line(string Label, string Amount, string Source);

    public static string Write(TraceNode root, TraceLayout? layout = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        var lines = new List<Line>();
        Collect(root, 0, layout ?? new(), lines);
        var label = Math.Min(MaximumLabel, lines.Max(l => l.Label.Length));
        var amount = lines.Max(l => l.Amount.Length);
        var text = new StringBuilder();
        foreach (var line in lines) { Append(text, line, label, amount); }
        return text.ToString();
    }

    private static void Collect(TraceNode node, int depth, TraceLayout layout, List<Line> lines)
    {
        var indent = new string(' ', depth * 2);
        lines.Add(new(indent + node.Text, Text(node.Amount), Source(node.Source)));
        if (node.Children.Count == 0) { return; }
        if (depth + 1 >= layout.Depth)
        {
            lines.Add(new($"{indent}  ... {Steps(node)} more steps below", "", ""));
            return;
        }

        foreach (var child in node.Children.Take(layout.Width)) { Collect(child, depth + 1, layout, lines); }
        var rest = node.Children.Skip(layout.Width).ToArray();
        if (rest.Length > 0) { lines.Add(new($"{indent}  ... and {rest.Length} more", Text(rest.Sum(r => r.Amount)), "")); }
    }

    /// <summary>What comes out of many rows has none of its own.</summary>
    private static string Source(SourceLine? source) => source switch
    {
        null => "",
        { Row: 0 } => source.File,
        _ => string.Create(CultureInfo.InvariantCulture, $"{source.File}:{source.Row}"),
    };

    private static int Steps(TraceNode node) => node.Children.Sum(c => 1 + Steps(c));

    /// <summary>A label longer than its column stands on a line of its own.</summary>
    private static void Append(StringBuilder text, Line line, int label, int amount)
    {
        if (line.Label.Length > label)
        {
            text.Append(line.Label).Append('\n').Append(' ', label);
        }
        else { text.Append(line.Label.PadRight(label)); }

        text.Append("  ").Append(line.Amount.PadLeft(amount)).Append("  ").Append(line.Source);
        while (text[^1] == ' ') { text.Length--; }
        text.Append('\n');
    }

    private static string Text(decimal? amount) => amount?.ToString("#,0.####", CultureInfo.InvariantCulture) ?? "";
}
