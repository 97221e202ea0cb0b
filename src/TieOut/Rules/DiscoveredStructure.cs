using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Structure;
using Kessan.TieOut.Structure.Discovery;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO201, TO301 and TO304 where labels say nothing: the relations that the numbers of a table show by themselves (<see cref="StructureFinder"/>).
/// A position is tied where the others prove the relation without it, and accused where one slip repairs it.
/// </summary>
internal static class DiscoveredStructure
{
    /// <summary>What the other positions of a relation must say for it, in bits, before one of them is tied by it or accused.</summary>
    private const decimal Proof = 8m;

    /// <summary>
    /// The same before one of them is tied: with a slip the relation must still be found, and one that fails in a position says less for itself.
    /// </summary>
    private const decimal ProofOfTie = 16m;

    /// <summary>Tables of lists (prices, people) are long and prove nothing.</summary>
    private const int MostRows = 300;

    /// <param name="proven">What other relations prove: a table whose figures are proven needs no search.</param>
    public static IEnumerable<Relation> Find(TableSums sums, HashSet<Figure> proven)
    {
        var found = new List<Relation>[sums.Tables.Count];
        Parallel.For(0, found.Length, t => found[t] = MayShowMore(sums.Tables[t], proven) ? InTable(sums, sums.Tables[t]) : []);
        return found.SelectMany(f => f);
    }

    private static bool MayShowMore(TableView table, HashSet<Figure> proven)
    {
        var figures = table.Figures;
        return figures.Length >= 6 && table.Rows.Count <= MostRows && !table.Table.MayBeDamaged
            && figures.Count(f => proven.Contains(f.Figure)) * 10 <= figures.Length * 9;
    }

    private static List<Relation> InTable(TableSums sums, TableView table)
    {
        var relations = new List<Relation>();
        foreach (var found in StructureFinder.Find(Grid(table)))
        {
            foreach (var cell in found.Cells) { if (Relation(sums, table, found, cell) is { } relation) { relations.Add(relation); } }
        }

        return relations;
    }

    /// <summary>One row of headers and one column of labels, then the numbers as printed.</summary>
    private static TableGrid Grid(TableView table)
    {
        var cells = new List<GridCell>((table.Rows.Count + 1) * (table.Columns.Count + 1)) { GridCell.Empty };
        foreach (var column in table.Columns) { cells.Add(new(column.Header, null, 0m)); }
        foreach (var row in table.Rows)
        {
            cells.Add(new(row.Label, null, 0m, row.Indent));
            for (var c = 0; c < table.Columns.Count; c++)
            {
                cells.Add(table.Cells[row.Index, c] is { } cell ? new(cell.Figure.Text, cell.Printed, cell.PrintedPrecision) : GridCell.Empty);
            }
        }

        return new(table.Rows.Count + 1, table.Columns.Count + 1, cells);
    }

    private static Relation? Relation(TableSums sums, TableView table, DiscoveredRelation found, RelationCell cell)
    {
        if (At(table, found, found.Result, cell) is not { } result) { return null; }
        var inputs = new List<CellFigure>();
        var signs = new List<int>();
        for (var i = 0; i < found.Inputs.Count; i++)
        {
            if (At(table, found, found.Inputs[i], cell) is not { } input) { continue; }
            inputs.Add(input);
            signs.Add(found.Signs[i]);
        }

        var others = found.Bits - Math.Max(cell.Bits, 0m);
        return found.Operator switch
        {
            RelationOperator.Sum => Sum(sums, found, result, inputs, signs, others),
            RelationOperator.Ratio when inputs.Count == 2 => Quotient(RuleCatalog.RatioDoesNotRecompute, result, inputs,
                inputs[1].Printed > 0m ? inputs[0].PrintedPossible / inputs[1].PrintedPossible : null, found.Factor, others),
            RelationOperator.Change when inputs.Count == 2 => Quotient(RuleCatalog.GrowthDoesNotRecompute, result, inputs,
                inputs[0].Printed > 0m ? Interval.Growth(inputs[0].PrintedPossible, inputs[1].PrintedPossible) : null, found.Factor, others),
            _ => null,
        };
    }

    private static CellFigure? At(TableView table, DiscoveredRelation found, int line, RelationCell cell)
    {
        var (row, column) = found.At(line, cell.Position);
        return row > 0 && column > 0 ? table.Cells[row - 1, column - 1] : null;
    }

    private static Relation? Sum(TableSums sums, DiscoveredRelation found, CellFigure result, List<CellFigure> inputs, List<int> signs, decimal others)
    {
        if (found.Axis != Axis.Column || inputs.Count < 2 || result.Figure.Unit == "pure" || sums[result.Table].Any(p => p.Total == result.Row)
            || inputs.Exists(i => i.Figure.Scale != result.Figure.Scale || i.Figure.Kind != result.Figure.Kind))
        {
            return null;
        }
        var sum = 0m;
        for (var i = 0; i < inputs.Count; i++) { sum += signs[i] * inputs[i].Printed; }
        var off = Math.Abs(sum - result.Printed);
        var rounding = (inputs.Count + 1) * inputs.Max(i => i.PrintedPrecision) / 2m;
        var unit = result.PrintedPrecision;
        var slip = SumSlip.Repairs((long)(result.Printed / unit), (long)(sum / unit))
            || Enumerable.Range(0, inputs.Count)
                .Any(i => SumSlip.Repairs((long)(inputs[i].Printed / unit), (long)((inputs[i].Printed + (signs[i] * (result.Printed - sum))) / unit)));
        if (off > rounding && (others < Proof || !slip || inputs.Append(result).Any(IsNamedTwice))) { return null; }
        return new()
        {
            Rule = RuleCatalog.ColumnDoesNotFoot,
            Result = result.Figure,
            Inputs = [.. inputs.Select(i => i.Figure)],
            Verdict = off > rounding ? Verdict.Violated : off == 0m && others >= Proof ? Verdict.Holds : Verdict.Weak,
            Expected = Printed(sum, result),
            Implied = figure => figure == result.Figure
                ? Printed(sum, result)
                : inputs.FindIndex(i => i.Figure == figure) is >= 0 and var at
                    ? Printed(inputs[at].Printed + (signs[at] * (result.Printed - sum)), inputs[at])
                    : null,
            Unnoticed = figure => off > rounding || others < ProofOfTie ? null
                : figure == result.Figure
                    ? Structure.Relation.Around(Printed(sum, result), inputs.Count * figure.Precision / 2m)
                    : inputs.FindIndex(i => i.Figure == figure) is >= 0 and var place
                        ? Structure.Relation.Around(Printed(inputs[place].Printed + (signs[place] * (result.Printed - sum)), inputs[place]),
                            inputs.Count * figure.Precision / 2m)
                        : null,
            Because = _ =>
                $"the {inputs.Count} rows of \"{ColumnDoesNotFoot.Short(result.RowView.Label)}\" add to {Wording.Number(sum * result.Figure.Scale, result.Figure)}",
        };
    }

    /// <summary>
    /// A block with the same lines stands in the table once more, as reported and adjusted: which of the two goes with the others is not known.
    /// </summary>
    private static bool IsNamedTwice(CellFigure cell)
    {
        var key = cell.RowView.Key;
        return key.Length > 0 && cell.Table.Rows.Any(r => r.Index != cell.Row && r.Key == key && cell.Table.Cells[r.Index, cell.Column] is not null);
    }

    private static Interval Printed(decimal value, CellFigure like) => Interval.OfPrinted(value * like.Figure.Scale, like.Figure.Precision, null);

    private static Relation? Quotient(Rule rule, CellFigure result, List<CellFigure> inputs, Interval? quotient, int factor, decimal others)
    {
        if (quotient is not { Low: not null, High: not null } value || inputs.Exists(i => i.Figure.Unit == "pure")) { return null; }
        var expected = value * Interval.Point(factor * result.Figure.Scale);
        var holds = expected.Intersects(result.Figure.Possible);
        if (!holds && (others < Proof || ShareDoesNotRecompute.OneOff(result.Figure, expected) || !IsSlip(result, inputs, expected))) { return null; }
        return new()
        {
            Rule = rule,
            Result = result.Figure,
            Inputs = [.. inputs.Select(i => i.Figure)],
            Verdict = !holds ? Verdict.Violated : others >= Proof && !Weakness.IsWeak(result.Figure, expected) ? Verdict.Holds : Verdict.Weak,
            Expected = expected,
            Implied = figure => figure == result.Figure ? expected : null,
            Unnoticed = figure => !holds || others < ProofOfTie || figure != result.Figure || figure.Digits < 2
                ? null
                : Structure.Relation.Around(expected, figure.Precision * 1.5m),
            Because = _ => $"by {inputs[0].Figure.Text} and {inputs[1].Figure.Text} it is {Wording.Range(expected, result.Figure)}",
            Proves = [result.Figure],
        };
    }

    /// <summary>The printed quotient is one slip away; where an amount is wrong, its sums say so.</summary>
    private static bool IsSlip(CellFigure result, List<CellFigure> inputs, Interval expected) =>
        result.Figure.Digits >= 2 && Diagnosis.Of(result.Figure, expected).Kind != SlipKind.Unknown && inputs.TrueForAll(i => i.Figure.Digits >= 2);
}
