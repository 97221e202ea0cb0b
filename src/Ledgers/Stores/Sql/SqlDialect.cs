namespace Kessan.Ledgers.Stores.Sql;

/// <summary>What the engines write differently. Everything else of a query is the same text for all of them.</summary>
internal abstract class SqlDialect
{
    /// <summary>The table or tables the lines are in.</summary>
    public abstract string Lines { get; }

    /// <summary>An expression for the month of a line as a whole number such as 200809.</summary>
    public abstract string Month { get; }

    /// <summary>Two or more expressions: the sum of positive amounts, that of negative ones; read back by the engine's own reader.</summary>
    public abstract string Sums { get; }

    /// <summary>A condition that holds for every query, such as which loads are complete; null where there is none.</summary>
    public virtual string? Always => null;

    /// <summary>Puts a value into the statement: a literal, or a placeholder with the value remembered beside it.</summary>
    public abstract string Value(string text);

    /// <summary>A day, comparable with the column date.</summary>
    public abstract string Day(DateOnly day);

    /// <summary>Whether a column begins with a text, byte by byte.</summary>
    public abstract string BeginsWith(string column, string prefix);

    /// <summary>The column of an analytical axis.</summary>
    public abstract string Axis(int index, string name);

    /// <summary>Whether a text can be in a column at all; one that cannot matches nothing.</summary>
    public virtual bool CanHold(string text) => true;
}
