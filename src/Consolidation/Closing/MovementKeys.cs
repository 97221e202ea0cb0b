using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>Which movements a rule looks at.</summary>
internal static class MovementKeys
{
    public const string Opening = MovementCodes.Opening;

    /// <summary>
    /// Whether an equity line of this movement is a flow in which the owners of the company share; openings, entries and exits are not, and dividends and
    /// capital have rules of their own.
    /// </summary>
    public static bool IsShared(string? movement) =>
        movement is not (MovementCodes.Opening or MovementCodes.Entry or MovementCodes.Exit or MovementCodes.NetIncome or MovementCodes.Dividends
            or MovementCodes.CapitalChange or MovementCodes.PercentageChange);
}
