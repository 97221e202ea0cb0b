using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;

namespace Kessan.Consolidation;

/// <summary>
/// The gain or loss of remeasured books from the other side: the monetary position of the opening times the change of the rate, and each flow of it times the
/// closing rate less its own, where the flows are those of everything else turned round. Rows are rounded one by one, so the proof is an interval that allows
/// exactly these roundings.
/// <example>Net monetary 100 at 1.0, spent 40 at 1.1, closing 1.2: 100 × 0.2 − 40 × 0.1 = 16 gain.</example>
/// </summary>
internal static class RemeasurementProof
{
    /// <param name="whole">The rows of the time in which the books were remeasured.</param>
    public static void Check(GroupWork work, CompanyBooks books, IReadOnlyList<BookRow> whole)
    {
        var close = books.Rates.Closing(books.Left ?? work.End);
        var (expected, rows) = (0m, 0);
        foreach (var row in whole.Where(r => r.Functional != 0m || r.Source is not null))
        {
            var (monetary, brought) = (RowTranslator.MovesWithRates(work, books.Company, row.Account),
                row.Movement is MovementCodes.Opening or MovementCodes.Entry);
            rows++;
            if (monetary == brought) { expected += (monetary ? -1m : 1m) * ((row.Functional * close) - row.Amount); }
        }

        var found = whole.Where(r => r.Functional == 0m && r.Source is null && work.IsResult(r.Account)).Sum(r => r.Amount);
        work.Measure("remeasurement result", books.Code, work.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), -found);
        var half = work.Input.SmallestUnit / 2m * (rows + 1);
        if (Interval.Closed(found - half, found + half).Contains(expected)) { return; }
        work.Report("CO101", "translation-does-not-roll-forward", new(FormattableString.Invariant($"ledgers/{work.End:yyyy-MM}/{books.Code}.csv")),
            FormattableString.Invariant($"The remeasurement result of {books.Code} for the period to {work.End:yyyy-MM-dd} does not follow from its monetary position, flows and rates."),
            found, expected, "Correct the opening, the amounts in the column translated, or the rates.");
    }
}
