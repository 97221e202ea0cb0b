using Kessan.Core;

namespace Kessan.Consolidation;

/// <summary>One row of a company's books of the period: in its own currency and in the presentation currency.</summary>
/// <param name="Movement">Null on an income-statement account only.</param>
/// <param name="Functional">Debit positive, in the company's currency; zero on the effects of exchange rates.</param>
/// <param name="From">A flow arose evenly between the ends of these days.</param>
internal sealed record BookRow(string Account, string? Movement, string? Partner, decimal Functional, decimal Amount, DateOnly From, DateOnly To,
    SourceLine? Source)
{
    /// <summary>Whether it brings a balance owed in another currency to the closing rate.</summary>
    public bool OfRates { get; init; }
}

/// <summary>The books of one company as the group needs them: cut at the days it entered and left, translated.</summary>
/// <param name="Entered">The end of the day at which it entered the scope in this period; null where it was in before.</param>
/// <param name="Left">The end of the day at which it left; null where it is still in.</param>
internal sealed record CompanyBooks(Entity Company, IReadOnlyList<BookRow> Rows, DateOnly? Entered, DateOnly? Left, CompanyRates Rates)
{
    public string Code => Company.Code;

    /// <summary>
    /// The rows of the whole company; <see cref="Rows"/> are the part that is taken in where it is consolidated in proportion, and the same otherwise.
    /// </summary>
    public IReadOnlyList<BookRow> Whole { get; init; } = Rows;

    /// <summary>The openings of the books as they are, whether or not the company was in the scope then.</summary>
    public IReadOnlyList<BookRow> Opening { get; init; } = [];

    /// <summary>
    /// Flows of the period before it entered or after it left: not the group's line by line, but the equity method's where the company was or is an investee
    /// then.
    /// </summary>
    public IReadOnlyList<BookRow> Outside { get; init; } = [];
}

/// <summary>A closing that opens the next fiscal year: result in retained earnings.</summary>
internal sealed record FrozenBalance(string Account, string? Partner, decimal Functional, decimal Amount, SourceLine? Source);
