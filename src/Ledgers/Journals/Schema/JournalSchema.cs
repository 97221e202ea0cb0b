namespace Kessan.Ledgers.Journals;

/// <summary>
/// How a journal file says what a line is: which column holds which field, and how numbers and dates are written. What is null is found
/// in the file (separator, encoding) or is not there.
/// </summary>
public sealed record JournalSchema
{
    public static readonly JournalSchema Default = new();

    /// <summary>
    /// For each field (<see cref="JournalField"/>) the caption of its column. A field that is not here is looked for under its own name, then under its usual
    /// captions. Captions are compared without case and without spaces, underscores and hyphens.
    /// </summary>
    public IReadOnlyDictionary<string, string> Columns { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The analytical axes: captions of columns, which also name the axes.</summary>
    public IReadOnlyList<string> Axes { get; init; } = [];

    /// <summary>The values of fields the file has no column for, the same on every line: a file of one entity, or in one currency.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Between fields; null: the one of tab, semicolon, comma and bar that the header holds most often.</summary>
    public char? Separator { get; init; }

    /// <summary>
    /// Around fields that hold a separator, a quote (doubled) or a line end; null: there is no such sign, a quotation mark is a character like any other.
    /// </summary>
    public char? Quote { get; init; } = '"';

    public char DecimalSign { get; init; } = '.';

    /// <summary>Between thousands (comma, full stop, space, apostrophe); null: there is none, and one that is found is a fault.</summary>
    public char? Thousands { get; init; }

    public DateOrder Dates { get; init; } = DateOrder.YearMonthDay;

    /// <summary>A name such as utf-8, utf-16, shift_jis; null: by the byte order mark, without one UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>The sheet of a workbook; null: the first.</summary>
    public string? Sheet { get; init; }
}

/// <summary>The order of the parts of a date. Parts are divided by one of - / . or stand together as eight digits.</summary>
public enum DateOrder
{
    /// <summary>2008-09-30, 2008/9/30, 20080930.</summary>
    YearMonthDay,

    /// <summary>30.09.2008, 30/9/2008, 30092008.</summary>
    DayMonthYear,

    /// <summary>09/30/2008, 9-30-2008, 09302008.</summary>
    MonthDayYear,
}

/// <summary>
/// The fields of a journal line as files name them. A file has an amount, or debit and credit (both positive), and needs entity, account and date.
/// </summary>
public static class JournalField
{
    public const string Entity = "entity";
    public const string Account = "account";
    public const string Movement = "movement";
    public const string Partner = "partner";
    public const string Currency = "currency";
    public const string Date = "date";
    public const string Document = "document";
    public const string Amount = "amount";
    public const string Debit = "debit";
    public const string Credit = "credit";
    public const string Text = "text";

    public static IReadOnlyList<string> All { get; } = [Entity, Account, Movement, Partner, Currency, Date, Document, Amount, Debit, Credit, Text];
}
