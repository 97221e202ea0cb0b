using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Structure;

/// <summary>
/// A table as the search for sums sees it: the rows and columns that add up, what the labels say of signs and totals, and how sure a sum must be for what they
/// say.
/// </summary>
internal sealed class SumTable
{
    public const int LongestSum = 48;
    public const int LongestSigned = 6;

    private const int LongestBridge = 16;

    /// <summary>Decimal digits that must speak for a sum which one column breaks: of a row named a total, of any other, with signs.</summary>
    public const decimal BrokenTotal = 3.5m;
    public const decimal BrokenRow = 4.5m;
    public const decimal BrokenSigned = 5.2m;

    /// <summary>
    /// Of a total whose name is that of the heading over its rows ("Total current assets" under "Current assets"), and of a balance below another.
    /// </summary>
    public const decimal BrokenNamed = 0m;

    /// <summary>Of an adjusted measure below the measure itself and what adjusts it.</summary>
    public const decimal BrokenBridge = 0.7m;

    /// <summary>Of a total that adds up all rows above it.</summary>
    private const decimal BrokenWhole = 0.7m;

    private readonly bool[] natural;
    private readonly int[] said;

    /// <summary>By row, the headings over it, and each as a <see cref="LabelKey"/>.</summary>
    private readonly (string Text, string Key)[][] headings;

    public SumTable(TableView table)
    {
        View = table;
        Rows = Additive.Rows(table);
        natural = [.. table.Rows.Select(r => Deductions.IsNatural(r.Label))];
        said = [.. table.Rows.Select(r => Deductions.IsSaid(r.Label, table.Table.Rows[r.Index].Headings) ? -1 : 1)];
        Columns = Additive.Columns(table, Rows);
        var keys = new Dictionary<Passage, string>();
        headings = [.. table.Table.Rows.Select(r => r.Headings.Select(h => (h.Text, KeyOf(h, keys))).ToArray())];
    }

    private static string KeyOf(Passage heading, Dictionary<Passage, string> known)
    {
        if (!known.TryGetValue(heading, out var key)) { known.Add(heading, key = LabelKey.Of(heading.Text)); }
        return key;
    }

    public TableView View { get; }

    public List<int> Rows { get; }

    public List<SumColumn> Columns { get; }

    public RowView this[int row] => View.Rows[row];

    /// <summary>Costs and taxes: statements take them off, with a sign or without.</summary>
    public bool IsNatural(int row) => natural[row];

    /// <summary>The label or its heading begins with "Less".</summary>
    public bool IsSaid(int row) => said[row] < 0;

    /// <summary>By row, the signs that the labels say.</summary>
    public int[] SaidSigns => said;

    public bool IsTotalOf(int row) => TotalName.Of(View.Rows[row]) is { Length: > 0 };

    /// <param name="signs">By row; where it is null all are added.</param>
    /// <param name="isFirst">No sum has been found above.</param>
    public SumPattern Added(int row, List<int> stack, int k, int[]? signs, bool isFirst) =>
        new(row, [.. stack[^k..].Select(r => new SumTerm(r, signs?[r] ?? SignOfNil(r)))]) { Needed = NeededFor(row, stack, k, isFirst) };

    /// <summary>All rows stand under a heading that the total repeats, and the row before them does not.</summary>
    public bool IsNamedTotal(int row, List<int> stack, int k) =>
        IsUnder(stack[^k], row) && IsUnder(stack[^1], row) && (k == stack.Count || !IsUnder(stack[^(k + 1)], row));

    /// <summary>
    /// The first of the rows, and none before it, stands under a heading of the total's name, which ends before a lesser one ("Changes in operating assets")
    /// begins: the rows under that one are its too.
    /// </summary>
    public bool BeginsUnder(int row, List<int> stack, int k) => IsUnder(stack[^k], row) && (k == stack.Count || !IsUnder(stack[^(k + 1)], row));

    /// <summary>The row stands under a heading that this total repeats.</summary>
    public bool IsUnder(int row, int total)
    {
        foreach (var (heading, key) in headings[row]) { if (TotalName.IsOf(heading, key, View.Rows[total])) { return true; } }
        return false;
    }

    /// <summary>
    /// Where among the <see cref="Rows"/> the measure stands of which this one is the adjusted measure; null where it is none, or nothing stands between them.
    /// </summary>
    public int? BridgeBegins(int at)
    {
        if (BridgeName.OfAdjusted(this[Rows[at]].Key) is not { } name) { return null; }
        var first = at - 1;
        while (first >= 0 && BridgeName.OfReported(this[Rows[first]].Key) != name) { first--; }
        return first < 0 || at - first is < 2 or > LongestBridge || !SameKind(Rows[first], Rows[at]) ? null : first;
    }

    /// <summary>Amounts do not add to earnings per share: no column may hold two kinds.</summary>
    public bool SameKind(int a, int b)
    {
        for (var c = 0; c < View.Columns.Count; c++)
        {
            if (Additive.IsColumn(View, c) && View.Cells[a, c] is { } x && View.Cells[b, c] is { } y && x.Figure.Kind != y.Figure.Kind) { return false; }
        }

        return true;
    }

    /// <summary>The sign of the i-th term: the first is added, a set bit takes off one of the others.</summary>
    public static int Sign(int bits, int i) => i > 0 && (bits >> (i - 1) & 1) == 1 ? -1 : 1;

    /// <summary>At least one column comes out: most vectors are turned away here, without building a pattern.</summary>
    public bool MayFit(int row, List<int> terms, int bits)
    {
        foreach (var column in Columns)
        {
            if (!column.IsNumber(row)) { continue; }
            long sum = 0;
            var numbers = 0;
            var missing = false;
            for (var i = 0; i < terms.Count; i++)
            {
                missing |= column.IsMissing(terms[i]);
                if (column.IsNumber(terms[i])) { numbers++; }
                sum += Sign(bits, i) * column[terms[i]];
            }

            if (!missing && column.Judge(row, sum, numbers) is Footing.Exact or Footing.Rounding) { return true; }
        }

        return false;
    }

    /// <summary>What the columns that hold say, how many are broken, and what the only broken one still says; null where no slip explains it.</summary>
    public (decimal Evidence, int Broken, decimal? Slip) Weigh(SumPattern pattern)
    {
        var (evidence, broken) = (0m, 0);
        decimal? slip = null;
        foreach (var column in Columns)
        {
            var (footing, miss, numbers) = column.Test(pattern.Total, pattern.Terms);
            if (footing == Footing.Broken)
            {
                (broken, slip) = (broken + 1, broken == 0 && !IsOneMoreRow(column, pattern, miss) ? SumSlip.Evidence(column, pattern, miss) : null);
            }
            else if (footing != Footing.Unknown && numbers > 1)
            {
                evidence += column.Log(pattern.Total, footing == Footing.Exact ? 0 : numbers + 1);
            }
        }

        return (evidence, broken, slip);
    }

    /// <summary>It holds in all columns, or in all but one, in which a slip breaks it.</summary>
    public bool Accepts(SumPattern pattern, decimal needed)
    {
        var (evidence, broken, slip) = Weigh(pattern);
        return broken == 0 ? evidence >= needed : broken == 1 && slip is { } left && evidence + left >= pattern.Needed;
    }

    /// <summary>
    /// A row among the others, or next to them, that only this column fills makes up the difference: an effect of one year alone, a business begun in it; or
    /// one whose amount was read into another column.
    /// </summary>
    public static bool IsOneMoreRow(SumColumn column, SumPattern pattern, long miss)
    {
        var first = Math.Min(pattern.Total, pattern.Terms.Min(t => t.Row)) - 1;
        var last = Math.Max(pattern.Total, pattern.Terms.Max(t => t.Row)) + 1;
        for (var r = Math.Max(0, first); r <= Math.Min(last, column.Rows - 1); r++)
        {
            if (r != pattern.Total && column.IsNumber(r) && Math.Abs(column[r]) == Math.Abs(miss) && !pattern.Terms.Any(t => t.Row == r)) { return true; }
            if (r != pattern.Total && column.StandsBeside(r, miss)) { return true; }
        }

        return false;
    }

    /// <summary>A row without numbers tells no sign by them: only its name says that it is taken off, as the same row is in another table.</summary>
    private int SignOfNil(int row) => said[row] < 0 && Columns.TrueForAll(c => c[row] == 0) ? -1 : 1;

    /// <summary>The change of cash is the sum of the cash of the activities.</summary>
    private bool IsChangeOfCash(int row, List<int> terms) =>
        CashFlowName.IsChange(View.Rows[row].Label) && terms.Count(r => CashFlowName.IsOfActivities(View.Rows[r].Label)) > 1;

    /// <summary>Where rows above come to it; it may begin a table as well.</summary>
    private static bool IsCashOfOperations(string key) =>
        key.StartsWith("cashflowfromoperat", StringComparison.Ordinal) || key.StartsWith("cashflowsfromoperat", StringComparison.Ordinal)
            || key.StartsWith("cashfromoperat", StringComparison.Ordinal);

    /// <summary>The cash of an activity is the sum of all rows since that of the activity before.</summary>
    private bool IsWholeActivity(int row, List<int> stack, int k) =>
        k < stack.Count && CashFlowName.IsOfActivities(View.Rows[row].Label) && CashFlowName.IsOfActivities(View.Rows[stack[^(k + 1)]].Label)
            && !stack[^k..].Exists(r => CashFlowName.IsOfActivities(View.Rows[r].Label));

    /// <summary>The result before tax, the tax, and what is left: no statement leads from the one to the other otherwise.</summary>
    public bool IsAfterTax(int row, int before, int tax) =>
        ResultName.IsAfterTax(View.Rows[row]) && ResultName.IsBeforeTax(View.Rows[before]) && Phrases.Has(View.Rows[tax].Label, "tax");

    private decimal NeededFor(int row, List<int> stack, int k, bool isFirst)
    {
        if (IsNamedTotal(row, stack, k)) { return BrokenNamed; }
        if (k == stack.Count && isFirst && TotalName.Of(View.Rows[row]) is not null) { return BrokenWhole; }
        if (BeginsUnder(row, stack, k) || IsChangeOfCash(row, stack[^k..]) || IsWholeActivity(row, stack, k)) { return BrokenWhole; }
        if (k == 2 && IsAfterTax(row, stack[^2], stack[^1])) { return BrokenWhole; }
        return View.Rows[row].SaysTotal || ResultName.Is(View.Rows[row]) || IsCashOfOperations(View.Rows[row].Key) ? BrokenTotal : BrokenRow;
    }
}
