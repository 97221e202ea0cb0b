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

    /// <summary>Of <see cref="Exchange"/>, in a group workspace: what the change of the closing rate makes of the opening.</summary>
    public const string ExchangeOnOpening = "FXO";

    /// <summary>Of <see cref="Exchange"/>, in a group workspace: what the closing rate makes of the movements of the year.</summary>
    public const string ExchangeOnMovements = "FXM";

    /// <summary>What a company brings when it enters the scope of consolidation.</summary>
    public const string Entry = "ENT";

    /// <summary>What goes out when a company leaves the scope.</summary>
    public const string Exit = "EXT";

    /// <summary>A change of a percentage held without a change of control.</summary>
    public const string PercentageChange = "PCT";

    /// <summary>A transfer between accounts.</summary>
    public const string Reclassification = "RCL";

    public const string Additions = "ADD";
    public const string Disposals = "DSP";

    /// <summary>Capital paid in or back.</summary>
    public const string CapitalChange = "CAP";

    /// <summary>Other comprehensive income.</summary>
    public const string OtherComprehensiveIncome = "OCI";

    /// <summary>Change in operating assets and liabilities.</summary>
    public const string Operating = "CHG";

    /// <summary>A closing whose movements are not known, because the opening is not.</summary>
    public const string ClosingOnly = "CLO";
}
