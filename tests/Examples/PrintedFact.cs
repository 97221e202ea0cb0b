using System.Globalization;
using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Tests.Examples;

/// <summary>A figure as it was announced (a row of expected/facts.csv).</summary>
/// <param name="Value">In single units; null for a printed dash.</param>
/// <param name="Precision">The place of the last printed digit.</param>
internal sealed record PrintedFact(string Concept, string Members, string Period, string Unit, decimal? Value, decimal Precision, string Presentation,
    string Scenario)
{
    private static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);

    public static IReadOnlyList<PrintedFact> ReadAll(string file) => [.. File.ReadLines(file).Skip(1).Select(Read)];

    /// <summary>Whether the books' figure prints as it did: nothing for a dash, else the same after rounding half up to the last digit.</summary>
    public bool IsMetBy(FactIndex facts) => (Find(facts)?.Number, Value) switch
    {
        (null or 0m, null) => true,
        ({ } stated, { } printed) => Rounding.Round(stated, Precision, RoundingMode.HalfUp) == printed,
        _ => false,
    };

    public Fact? Find(FactIndex facts) => facts.Find(Concept, Kessan.Core.Members.Parse(Members), Calendar.Parse(Period)!.Value, Presentation, Scenario);

    private static PrintedFact Read(string line)
    {
        var cells = line.Split(',');
        return new(cells[0], cells[1], cells[2], cells[3], cells[4] == "--" ? null : Number(cells[4]), cells[5].Length == 0 ? 1m : Number(cells[5]), cells[6],
            cells[7]);
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
