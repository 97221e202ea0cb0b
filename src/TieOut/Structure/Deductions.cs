namespace Kessan.TieOut.Structure;

/// <summary>Labels of amounts that statements take off without a sign: costs, taxes, eliminations.</summary>
internal static class Deductions
{
    private static readonly string[] Words =
        ["cost", "expense", "tax", "less", "eliminat", "deduct", "depreciation", "amortization", "amortisation", "allowance", "minority", "noncontrolling", "non-controlling", "dividend", "provision", "interest", "impairment", "loss", "charges"];

    public static bool IsNatural(string label) => Words.Any(w => label.Contains(w, StringComparison.OrdinalIgnoreCase));

    public static bool IsElimination(string label) => label.Contains("eliminat", StringComparison.OrdinalIgnoreCase);
}
