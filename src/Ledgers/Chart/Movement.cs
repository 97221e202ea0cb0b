using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>How a movement of a balance appears in the statements.</summary>
public enum MovementKind
{
    /// <summary>The closing of the fiscal year before.</summary>
    Opening,

    /// <summary>Its counterpart is cash: it appears in the cash flow statement.</summary>
    Cash,

    /// <summary>The result of the period taken into retained earnings.</summary>
    Result,

    /// <summary>Its amounts add to zero over all accounts.</summary>
    Noncash,
}

public sealed record Movement(string Code, string Name, string NameJa, MovementKind Kind, SourceLine Source);

/// <summary>The movements the rules themselves book; every other one comes from the workspace.</summary>
public static class MovementCodes
{
    public const string Opening = "OPN";

    /// <summary>The result of the period taken into retained earnings.</summary>
    public const string NetIncome = "NET";
    public const string Depreciation = "DEP";

    /// <summary>The share in the result of an equity-method investee.</summary>
    public const string EquityMethod = "EQM";

    /// <summary>Dividends received from an equity-method investee.</summary>
    public const string DividendsReceived = "DVR";

    /// <summary>Dividends of any company.</summary>
    public const string Dividends = "DIV";

    /// <summary>The minority's share in the result.</summary>
    public const string MinorityResult = "MIN";

    /// <summary>The effect of exchange rates on a translated balance.</summary>
    public const string Exchange = "FXT";
}
