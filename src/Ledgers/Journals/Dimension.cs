namespace Kessan.Ledgers.Journals;

/// <summary>What balances can be asked by. Beside these, every analytical axis is a dimension under the name the schema gives it.</summary>
public static class Dimension
{
    public const string Entity = "entity";
    public const string Account = "account";
    public const string Movement = "movement";
    public const string Partner = "partner";
    public const string Currency = "currency";

    /// <summary>The calendar month of the line's date, written 2008-09.</summary>
    public const string Month = "month";

    public static IReadOnlyList<string> Fixed { get; } = [Entity, Account, Movement, Partner, Currency, Month];
}
