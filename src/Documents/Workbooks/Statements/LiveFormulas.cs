using System.Globalization;
using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// Turns the formulas by which facts were computed into those of a workbook. A formula is only written where it gives the fact to the last digit; a total that
/// was announced and is not the sum of what is shown stays a number.
/// </summary>
internal sealed class LiveFormulas(CellIndex cells, FactSet facts, OtherFigures others)
{
    private readonly Dictionary<string, Formula> parsed = new(StringComparer.Ordinal);

    /// <summary>The formula by which the books computed a fact; null where it was no formula over facts.</summary>
    public string? Of(Fact fact, string sheet)
    {
        if (fact.Number is null || fact.Provenance is not Provenance.FromFormula(var text, var inputs) || inputs.Count == 0) { return null; }
        if (IsDifference(fact, inputs)) { return Difference(fact, inputs, sheet); }
        if (!parsed.TryGetValue(text, out var formula)) { parsed[text] = formula = FormulaParser.Parse(text); }
        return Of(formula, n => Input(n, fact, inputs), fact, sheet);
    }

    /// <summary>A formula of a statement, over the facts its names stand for.</summary>
    public string? Of(Formula formula, Func<Formula.Name, Fact?> factOf, Fact result, string sheet)
    {
        if (result.Number is not { } number || formula is Formula.Name) { return null; }
        var value = formula.Evaluate(n => Operand.Of(factOf(n)));
        if (!value.IsNumber || value.Value != number) { return null; }
        return Range(formula, factOf, sheet)
            ?? Text(formula, 0, n => factOf(n) is { } fact ? (cells.Nearest(fact.Key, sheet) ?? others.Place(fact)).From(sheet) : "0");
    }

    /// <summary>
    /// What a figure is of the facts it rests on: a change, a growth, a quotient, a deduction. Null where it is none of them to the last digit.
    /// </summary>
    public string? OfParts(Figure figure, string sheet)
    {
        if (figure.Fact.Number is not { } value || figure.Facts.Any(k => FactOf(k)?.Number is null)) { return null; }
        Fact[] parts = [.. figure.Facts.Select(k => FactOf(k)!)];
        string Cell(int part) => (cells.Nearest(parts[part].Key, sheet) ?? others.Place(parts[part])).From(sheet);
        if (parts is [var one]) { return one.Number == -value ? "-" + Cell(0) : one.Number == value ? Cell(0) : null; }
        if (parts is not [{ Number: { } a }, { Number: { } b }]) { return null; }
        if (a - b == value) { return $"{Cell(0)}-{Cell(1)}"; }
        if (b - a == value) { return $"{Cell(1)}-{Cell(0)}"; }
        if (b != 0m && a / b == value) { return $"{Cell(0)}/{Cell(1)}"; }
        return b != 0m && (a / b) - 1m == value ? $"{Cell(0)}/{Cell(1)}-1" : null;
    }

    /// <summary>A quarter as the difference of two cumulative periods, where both stand in the workbook.</summary>
    private string? Difference(Fact fact, IReadOnlyList<FactKey> inputs, string sheet)
    {
        if (Number(inputs[0]) - Number(inputs[1]) != fact.Number) { return null; }
        return cells.Nearest(inputs[0], sheet) is { } through && cells.Nearest(inputs[1], sheet) is { } before
            ? $"{through.From(sheet)}-{before.From(sheet)}"
            : null;
    }

    private decimal? Number(FactKey key) => FactOf(key) switch { null => null, { Value: FactValue.Nil } => 0m, var fact => fact.Number };

    private static bool IsDifference(Fact fact, IReadOnlyList<FactKey> inputs) =>
        inputs is [var through, var before] && through.Concept == fact.Key.Concept && before.Concept == fact.Key.Concept && through.Members == fact.Key.Members
            && before.Members == fact.Key.Members && through.Period != fact.Key.Period;

    private Fact? Input(Formula.Name name, Fact of, IReadOnlyList<FactKey> inputs)
    {
        var members = name.Members ?? of.Key.Members;
        var key = inputs.FirstOrDefault(k => k.Concept == name.Concept && k.Members == members && IsAt(k.Period, of.Key.Period, name.Time));
        return key is null ? null : FactOf(key);
    }

    private static bool IsAt(Period period, Period of, OperandTime time) => time switch
    {
        OperandTime.Opening => period == of.Opening,
        OperandTime.Closing => period == of.Closing,
        OperandTime.Latest => true,
        _ => period == of,
    };

    private Fact? FactOf(FactKey key) => facts[key];

    /// <summary>SUM over a stretch of one column, where the formula adds three or more cells under one another.</summary>
    private string? Range(Formula formula, Func<Formula.Name, Fact?> factOf, string sheet)
    {
        var places = new List<BookPlace>();
        if (!Addends(formula, factOf, sheet, places) || places.Count < 3) { return null; }
        for (var i = 1; i < places.Count; i++)
        {
            if (places[i].Sheet != sheet || places[i].Column != places[0].Column || places[i].Row != places[0].Row + i) { return null; }
        }

        return places[0].Sheet == sheet ? $"SUM({places[0].From(sheet)}:{places[^1].From(sheet)})" : null;
    }

    private bool Addends(Formula formula, Func<Formula.Name, Fact?> factOf, string sheet, List<BookPlace> places)
    {
        if (formula is Formula.Binary { Operator: '+' } sum) { return Addends(sum.Left, factOf, sheet, places) && Addends(sum.Right, factOf, sheet, places); }
        if (formula is not Formula.Name name || factOf(name) is not { } fact || cells.Nearest(fact.Key, sheet) is not { } place) { return false; }
        places.Add(place);
        return true;
    }

    /// <param name="strength">How strongly the surroundings bind: 0 a sum, 1 a product, 2 a factor.</param>
    private static string Text(Formula formula, int strength, Func<Formula.Name, string> cellOf)
    {
        switch (formula)
        {
            case Formula.Constant constant: return constant.Value.ToString(CultureInfo.InvariantCulture);
            case Formula.Name name: return cellOf(name);
            case Formula.Negated negated: return Bracketed("-" + Text(negated.Of, 2, cellOf), strength > 0);
            case Formula.Binary binary:
                var own = binary.Operator is '+' or '-' ? 0 : 1;
                var right = Text(binary.Right, binary.Operator is '-' or '/' ? own + 1 : own, cellOf);
                return Bracketed($"{Text(binary.Left, own, cellOf)}{binary.Operator}{right}", own < strength);
            default: throw new InvalidOperationException("A kind of formula without a rule.");
        }
    }

    private static string Bracketed(string text, bool needed) => needed ? $"({text})" : text;
}
