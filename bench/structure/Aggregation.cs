namespace Kessan.Bench.Structure;

/// <summary>One aggregation, in a form that compares equal for the same operator, result and inputs.</summary>
/// <param name="Operator">sum, average, ratio or change.</param>
/// <param name="Text">Result and inputs, written out.</param>
internal readonly record struct Aggregation(string Operator, string Text)
{
    /// <summary>
    /// Sums and averages are sets of inputs, ratios and changes are ordered. A difference a − b = c is the sum a = b + c, as in the labels.
    /// </summary>
    public static Aggregation Of(string @operator, (int Row, int Column) result, IReadOnlyList<(int Row, int Column)> inputs)
    {
        if (@operator == "difference" && inputs.Count == 2) { return Of("sum", inputs[0], [result, inputs[1]]); }
        var ordered = @operator is "ratio" or "change" ? inputs : inputs.Order().ToList();
        return new(@operator, $"{result}={string.Join(',', ordered)}");
    }
}
