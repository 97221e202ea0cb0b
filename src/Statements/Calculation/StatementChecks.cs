using Kessan.Core;

namespace Kessan.Statements;

/// <summary>What must hold in a statement once it is computed: its proofs, and that every line has a source.</summary>
internal static class StatementChecks
{
    public static IEnumerable<Finding> Check(StatementForm form, string presentation, Calculator calculator, FactIndex facts, FiscalCalendar calendar) =>
        LinesWithoutFacts(form, presentation, facts).Concat(form.Proofs.SelectMany(p => BrokenProofs(p, presentation, calculator, calendar)));

    private static IEnumerable<Finding> LinesWithoutFacts(StatementForm form, string presentation, FactIndex facts) =>
        from line in form.Lines
        where line.Value is { Optional: false } value && !HasFacts(value, presentation, facts)
        select new Finding(
            "ST012", "line-without-facts", Severity.Exception, PlaceOf.Row(line.Source),
            $"Nothing gives {line.Value} under the presentation {presentation}: no row maps to it and no formula computes it.")
        { Remedy = "Map accounts to it, give it a formula, or mark the line optional." };

    private static bool HasFacts(Formula.Name value, string presentation, FactIndex facts) =>
        facts.Of(value.Concept)
            .Any(f => (value.Members is null || f.Key.Members == value.Members) && (f.Key.Presentation is null || f.Key.Presentation == presentation));

    private static IEnumerable<Finding> BrokenProofs(Proof proof, string presentation, Calculator calculator, FiscalCalendar calendar) =>
        from sides in calculator.Broken(proof)
        select new Finding(
            "ST020", "proof-does-not-hold", Severity.Exception, PlaceOf.Row(proof.Source),
            $"{proof.Name}, {calendar.Label(sides.Period)}, presentation {presentation}: {proof.Left} is {Text(sides.Left)}, but {proof.Right} is {Text(sides.Right)}; the difference is {Text(sides.Left - sides.Right)}.")
        { Printed = Text(sides.Left), Expected = Text(sides.Right) };

    private static string Text(Operand operand) =>
        operand.IsNil ? "nil" : operand.Value.ToString("#,0.############", System.Globalization.CultureInfo.InvariantCulture);
}
