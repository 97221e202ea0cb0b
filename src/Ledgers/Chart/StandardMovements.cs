using Kessan.Core;

namespace Kessan.Ledgers;

/// <summary>
/// The movements every group workspace has without writing them down: those the rules book under, and those most books need. A workspace adds its own in
/// accounts/movements.csv, and may name these otherwise there.
/// </summary>
public static class StandardMovements
{
    private static readonly (string Code, string Name, string NameJa, MovementKind Kind)[] All =
    [
        (MovementCodes.Opening, "Opening", "期首", MovementKind.Opening),
        (MovementCodes.Entry, "Entry into the scope", "新規連結", MovementKind.Noncash),
        (MovementCodes.Exit, "Exit from the scope", "連結除外", MovementKind.Noncash),
        (MovementCodes.PercentageChange, "Change of percentage", "持分変動", MovementKind.Noncash),
        (MovementCodes.Reclassification, "Reclassification", "振替", MovementKind.Noncash),
        (MovementCodes.Additions, "Additions", "取得", MovementKind.Cash),
        (MovementCodes.Disposals, "Disposals", "処分", MovementKind.Cash),
        (MovementCodes.Depreciation, "Depreciation and amortisation", "減価償却", MovementKind.Cash),
        (MovementCodes.Operating, "Change in operating assets and liabilities", "営業資産・負債の増減", MovementKind.Cash),
        (MovementCodes.NetIncome, "Result of the period", "当期純利益", MovementKind.Result),
        (MovementCodes.MinorityResult, "Non-controlling interest in the result", "非支配株主に帰属する当期純利益", MovementKind.Cash),
        (MovementCodes.EquityMethod, "Share in results of equity-method investees", "持分法投資損益", MovementKind.Cash),
        (MovementCodes.DividendsReceived, "Dividends received from equity-method investees", "持分法適用会社からの受取配当金", MovementKind.Cash),
        (MovementCodes.Dividends, "Dividends", "配当金", MovementKind.Cash),
        (MovementCodes.CapitalChange, "Capital change", "資本の増減", MovementKind.Cash),
        (MovementCodes.OtherComprehensiveIncome, "Other comprehensive income", "その他の包括利益", MovementKind.Noncash),
        (MovementCodes.ExchangeOnOpening, "Translation of the opening", "期首の換算差額", MovementKind.Noncash),
        (MovementCodes.ExchangeOnMovements, "Translation of the movements", "増減の換算差額", MovementKind.Noncash),
        (MovementCodes.ClosingOnly, "Closing, movements not known", "期末", MovementKind.Noncash),
    ];

    /// <summary>The workspace's own movements first, then the standard ones it does not name itself.</summary>
    public static MovementTable Completed(MovementTable own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var source = new SourceLine("standard movements", 0);
        return new(own.Movements.Concat(All.Where(m => own.Find(m.Code) is null).Select(m => new Movement(m.Code, m.Name, m.NameJa, m.Kind, source))));
    }
}
