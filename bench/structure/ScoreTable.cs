using System.Globalization;
using System.Text;

namespace Kessan.Bench.Structure;

/// <summary>
/// Precision, recall and F1 over all labelled aggregations: right is one with the same operator, result and inputs. Counted twice:
/// over the inputs that hold a number, and with the empty cells that the labels name or leave out.
/// </summary>
internal static class ScoreTable
{
    private static readonly string[] Operators = ["sum", "average", "ratio", "change"];

    public static string Of(IReadOnlyList<LabelledTable> labelled, IReadOnlyList<FoundTable> found)
    {
        var byName = found.ToDictionary(table => (table.FileName, table.TableId));
        var text = new StringBuilder();
        foreach (var (title, exact) in new[] { ("Inputs that hold a number", false), ("Inputs cell by cell, empty ones included", true) })
        {
            text.Append(CultureInfo.InvariantCulture,
                $"### {title}\n\n| tables | operator | labelled | found | right | precision | recall | F1 |\n|---|---|---:|---:|---:|---:|---:|---:|\n");
            foreach (var half in new[] { Halves.Development, Halves.HeldOut, "all" })
            {
                var tables = labelled.Where(table => half == "all" || Halves.Of(table.FileName) == half).ToList();
                var counts = Operators.Select(op => Count(tables, byName, op, exact)).ToList();
                for (var i = 0; i < Operators.Length; i++) { text.Append(Row($"{half} ({tables.Count})", Operators[i], counts[i])); }
                text.Append(Row($"{half} ({tables.Count})", "**all**", (counts.Sum(c => c.Labelled), counts.Sum(c => c.Found), counts.Sum(c => c.Right))));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static (int Labelled, int Found, int Right) Count(
        List<LabelledTable> tables, Dictionary<(string, string), FoundTable> found, string @operator, bool exact)
    {
        var (labels, relations, right) = (0, 0, 0);
        foreach (var table in tables)
        {
            var marked = Set(table, table.Labels, @operator, exact);
            var printed = Set(table, found.TryGetValue((table.FileName, table.TableId), out var ours) ? ours.Relations : [], @operator, exact);
            labels += marked.Count;
            relations += printed.Count;
            right += marked.Intersect(printed).Count();
        }

        return (labels, relations, right);
    }

    private static HashSet<Aggregation> Set(LabelledTable table, IEnumerable<RawAggregation> aggregations, string @operator, bool exact) =>
    [
        .. aggregations
            .Select(a => Aggregation.Of(a.Operator, a.Result,
                exact || a.Operator is "ratio" or "change" ? a.Inputs : [.. a.Inputs.Where(cell => !table.IsEmpty(cell))]))
            .Where(a => a.Operator == @operator),
    ];

    private static string Row(string tables, string @operator, (int Labelled, int Found, int Right) count)
    {
        var (precision, recall) = (Share(count.Right, count.Found), Share(count.Right, count.Labelled));
        var f1 = Share(2 * count.Right, count.Found + count.Labelled);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {tables} | {@operator} | {count.Labelled} | {count.Found} | {count.Right} | {precision} | {recall} | {f1} |\n");
    }

    private static string Share(int part, int whole) =>
        whole == 0 ? "-" : decimal.Round((decimal)part / whole, 3, MidpointRounding.AwayFromZero).ToString("0.000", CultureInfo.InvariantCulture);
}
