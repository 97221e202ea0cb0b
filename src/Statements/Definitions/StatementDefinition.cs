using Kessan.Core;

namespace Kessan.Statements;

/// <summary>Which balances a statement must account for completely: each exactly once.</summary>
public enum StatementCoverage
{
    /// <summary>No completeness is claimed (a breakdown, a note).</summary>
    None,

    /// <summary>The closing balance of every balance-sheet account.</summary>
    Closings,

    /// <summary>The flow of every income and expense account.</summary>
    Flows,

    /// <summary>Every movement whose counterpart is cash, of every account but cash.</summary>
    CashMovements,
}

/// <summary>
/// One statement or table as data (statements/*.yaml): its lines with their captions, how its totals come about, and what must hold.
/// The definitions hold no numbers and the program holds no captions; adding a line is never a change of code.
/// </summary>
/// <param name="Name">How documents name it: income-statement.</param>
/// <param name="PercentOf">What the percent column divides by, or null where there is none.</param>
public sealed record StatementDefinition(
    string Name, StatementCoverage Covers, Caption Title, Formula.Name? PercentOf, IReadOnlyList<StatementForm> Forms, string File)
{
    /// <summary>The form in force under a presentation; null where the statement does not exist there.</summary>
    public StatementForm? Under(string presentation) => Forms.FirstOrDefault(f => f.Presentations.Contains(presentation, StringComparer.Ordinal));
}

/// <summary>The lines of a statement under some presentations, in the order in which they are printed.</summary>
/// <param name="Matrix">For a statement of columns by component (shareholders' equity); null otherwise.</param>
public sealed record StatementForm(
    IReadOnlyList<string> Presentations, IReadOnlyList<StatementLine> Lines, StatementMatrix? Matrix, IReadOnlyList<Proof> Proofs)
{
    /// <summary>The facts that this form computes, each with its formula.</summary>
    public IEnumerable<Computation> Computations =>
        from line in Lines
        where line is { Formula: not null, Value: not null }
        select new Computation(line.Value!, line.Formula!, null, Presentations, line.Source);

    /// <summary>
    /// The lines to print: amounts that have a value in some column (or are always shown), and headings under which something remains.
    /// </summary>
    /// <param name="hasValue">Whether some column has a number for the fact.</param>
    public IReadOnlyList<StatementLine> Shown(Func<Formula.Name, bool> hasValue)
    {
        var keep = new bool[Lines.Count];
        for (var i = Lines.Count - 1; i >= 0; i--)
        {
            var below = Lines.Index().Skip(i + 1).TakeWhile(l => l.Item.Depth > Lines[i].Depth).Select(l => l.Index).ToArray();
            keep[i] = Lines[i].Value is { } value ? Lines[i].Always || hasValue(value) : below.Length == 0 || below.Any(b => keep[b]);
        }

        return [.. Lines.Where((_, i) => keep[i])];
    }
}

/// <param name="Depth">0 for the outermost lines; one more for each group that has a heading.</param>
/// <param name="Value">The fact shown; null for a heading.</param>
/// <param name="Formula">How the engine computes the fact; null where it comes from balances or other statements.</param>
/// <param name="Part">The part of the statement it belongs to (assets), for documents that print the parts as tables of their own; null where there are
/// none.</param>
/// <param name="IsTotal">Sums the lines of its group.</param>
/// <param name="Percent">Whether the percent column is filled: on subtotals only, as a rule.</param>
/// <param name="Rule">Whether a rule is drawn above the amount.</param>
/// <param name="Always">Shown even where every column is nil; other lines are then left out.</param>
/// <param name="Memo">Shown, but no part of the sums (an opening balance, an "of which").</param>
/// <param name="Translate">Whether the convenience translation applies (not to counts of shares).</param>
public sealed record StatementLine(
    int Depth, Caption? Caption, Formula.Name? Value, Formula? Formula, string? Part, bool IsTotal, bool Percent, bool Rule, bool Always, bool Memo,
    bool Translate, SourceLine Source)
{
    public bool IsHeading => Value is null;
}

/// <summary>A statement whose columns are components and whose rows are balances and movements.</summary>
public sealed record StatementMatrix(IReadOnlyList<MatrixColumn> Columns, IReadOnlyList<MatrixRow> Rows);

public sealed record MatrixColumn(string Key, Caption Caption);

/// <param name="Cells">By column key; a column without a cell stays empty.</param>
/// <param name="Kind">Whether the row is a balance, a movement between the balances, or a subtotal of movements.</param>
public sealed record MatrixRow(Caption Caption, MatrixRowKind Kind, IReadOnlyDictionary<string, Formula.Name> Cells, bool Always);

public enum MatrixRowKind
{
    Movement,
    Opening,
    Closing,
    Subtotal,
}

/// <summary>Two formulas that must give the same number wherever both can be computed.</summary>
public sealed record Proof(string Name, Formula Left, Formula Right, SourceLine Source);

/// <summary>A fact to compute wherever its operands are.</summary>
/// <param name="Unit">The unit of the result; null for the unit of the formula's first name.</param>
/// <param name="Presentations">Where it applies; empty for everywhere.</param>
public sealed record Computation(Formula.Name Result, Formula Formula, Unit? Unit, IReadOnlyList<string> Presentations, SourceLine Source);
