namespace Kessan.TieOut.Figures;

public enum FiscalPart
{
    None,
    Quarter,
    Half,
    NineMonths,
    Year,
}

/// <summary>
/// Words of a text that name a time: a day, a month, a year, a fiscal label or a length. Positions are those of the text read.
/// </summary>
public sealed record TimeExpression(int Start, int End)
{
    public DateOnly? Day { get; init; }

    public int? Year { get; init; }

    public int? Month { get; init; }

    public int? DayOfMonth { get; init; }

    /// <summary>Of "six months ended" or "(9 months)"; 0 where no length is named.</summary>
    public int Months { get; init; }

    public FiscalPart Part { get; init; }

    /// <summary>Which quarter or half.</summary>
    public int Number { get; init; }

    /// <summary>The day closes a period: "ended", "ending".</summary>
    public bool IsEnd { get; init; }

    /// <summary>"ending": the period is not over yet.</summary>
    public bool IsFuture { get; init; }

    public bool InParentheses { get; init; }

    /// <summary>It leads the number of an earlier period in parentheses: "(H1 FY25: 384.5m)".</summary>
    public bool LeadsComparative { get; init; }

    /// <summary>The text names it by what it reports on: the quarter, the first half of last year.</summary>
    public bool IsRelative { get; init; }

    /// <summary>Years before the period reported on: 1 for "the prior-year quarter".</summary>
    public int YearsBack { get; init; }

    /// <summary>A length on its own, which qualifies another expression beside it: "(9 months)".</summary>
    public bool IsLength => InParentheses && Months > 0 && Day is null && Part == FiscalPart.None && Month is null && !IsEnd;

    /// <summary>How many months it names, as a number or by its part of a year; 0 where it names none.</summary>
    public int Length =>
        Months > 0 ? Months : Part switch { FiscalPart.Quarter => 3, FiscalPart.Half => 6, FiscalPart.NineMonths => 9, FiscalPart.Year => 12, _ => 0 };

    public bool IsBareYear => Year is not null && Day is null && Month is null && Part == FiscalPart.None && Months == 0;
}
