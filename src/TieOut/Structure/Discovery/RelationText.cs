using System.Globalization;
using System.Text;

namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// The relations of a table for people, one line each:
/// <code>
/// statement.csv
///   row 5 = rows 3-4            sum      columns 2-4    52 bits
/// </code>
/// </summary>
public static class RelationText
{
    public static string Of(NamedTable table, IEnumerable<DiscoveredRelation> relations)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(relations);
        var text = new StringBuilder(table.TableId.Length == 0 ? table.FileName : $"{table.FileName} ({table.TableId})");
        foreach (var relation in relations.OrderBy(r => r.Axis).ThenBy(r => r.Result)) { text.Append('\n').Append(Line(relation)); }
        return text.ToString();
    }

    private static string Line(DiscoveredRelation relation)
    {
        var (line, across) = relation.Axis == Axis.Column ? ("row", "column") : ("column", "row");
        var inputs = relation.Operator switch
        {
            RelationOperator.Ratio => $"{line} {relation.Inputs[0]} ÷ {line} {relation.Inputs[1]}",
            RelationOperator.Change => $"{line} {relation.Inputs[1]} over {line} {relation.Inputs[0]}",
            _ => $"{line}s {Ranges(relation.Inputs)}",
        };
        var holds = relation.Cells.Where(cell => cell.Holds).Select(cell => cell.Position).ToList();
        var fails = relation.Cells.Where(cell => !cell.Holds).Select(cell => cell.Position).ToList();
        var failing = fails.Count == 0 ? "" : $", not in {Ranges(fails)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"  {line} {relation.Result} = {inputs}  [{relation.Operator.ToString().ToLowerInvariant()}, {across}s {Ranges(holds)}{failing}, {decimal.Truncate(relation.Bits)} bits]");
    }

    private static string Ranges(IReadOnlyList<int> numbers)
    {
        var parts = new List<string>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var start = i;
            while (i + 1 < numbers.Count && numbers[i + 1] == numbers[i] + 1) { i++; }
            var first = numbers[start].ToString(CultureInfo.InvariantCulture);
            parts.Add(i == start ? first : $"{first}-{numbers[i].ToString(CultureInfo.InvariantCulture)}");
        }

        return string.Join(", ", parts);
    }
}
