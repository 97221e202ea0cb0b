namespace Kessan.Consolidation;

/// <summary>Time between the ends of two days, in months: a month has as many parts as days, so that whole months are whole numbers.</summary>
internal static class Elapsed
{
    /// <example>End of 30 June to end of 31 December: 6. End of 31 March to end of 15 April: 0.5.</example>
    public static decimal Months(DateOnly from, DateOnly to) => Position(to) - Position(from);

    /// <summary>The part of a period that had passed at the end of a day, 0 to 1.</summary>
    public static decimal Share(DateOnly from, DateOnly to, DateOnly day) => day <= from ? 0m : day >= to ? 1m : Months(from, day) / Months(from, to);

    // What happens on the first of a month happens at its start: of a month that begins with a purchase nothing has passed.
    private static decimal Position(DateOnly day) =>
        (day.Year * 12m) + day.Month + (day.Day == 1 ? 0m : day.Day / (decimal)DateTime.DaysInMonth(day.Year, day.Month));
}
