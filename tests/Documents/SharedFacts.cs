using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Statements;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Documents;

/// <summary>A test over the announced facts of ../shared; skipped, and said to be, where that folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (!File.Exists(SharedFacts.File)) { Skip = "The folder of announced facts (KESSAN_SHARED, or ../shared) is not here."; }
    }
}

/// <summary>The announced facts as if they were reported facts of a workspace, with the totals and measures that the engine computes from them.</summary>
internal static class SharedFacts
{
    public static readonly FiscalCalendar Calendar = new(4, FiscalYearNaming.FirstMonth);

    private static readonly string[] InStatements = ["IS", "CF", "BS", "SE", "non-GAAP"];

    public static string File { get; } = Path.Combine(Environment.GetEnvironmentVariable("KESSAN_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "iij", "facts.csv");

    public static IReadOnlyList<StatementDefinition> Definitions { get; } = Read();

    public static FactSet Facts()
    {
        var folder = Path.Combine(Repository.Root, "examples", "iij", "statements");
        var measures = MeasureReader.Read("measures.yaml", System.IO.File.ReadAllText(Path.Combine(folder, "measures.yaml")), []);
        var rows = System.IO.File.ReadLines(File).Skip(1).Select(Csv.Split).Select(Row).Concat(Announced()).ToList();
        var input = new StatementsInput(Calendar, "JPY", 400m, ["2007", "2008"], null!, null!) { Facts = rows, Measures = measures };
        return StatementsEngine.State(input, []).Facts;
    }

    /// <summary>What the announcements use and the list of facts does not hold: figures of FY2007 and comparatives that sentences imply.</summary>
    private static IEnumerable<FactRow> Announced()
    {
        var (year, half) = (Calendar.Year(2007), Calendar.Half(2008, 1));
        yield return Typed("Revenues", "", year, "JPY", 66_834_945_000m);
        yield return Typed("OperatingIncomeLoss", "", year, "JPY", 4_759_265_000m);
        yield return Typed("IncomeBeforeIncomeTax", "", year, "JPY", 4_360_000_000m);
        yield return Typed("NetIncomeLoss", "", year, "JPY", 5_176_589_000m);
        yield return Typed("AvailableForSaleSecurities", "", Period.Instant(new(2008, 3, 31)), "JPY", 845_000_000m);
        yield return Typed("LoanLossValuationAllowance", "", Period.Instant(new(2008, 3, 31)), "JPY", 16_701_000m);
        yield return Typed("CommonStockSharesAuthorized", "", Period.Instant(new(2008, 3, 31)), "shares", 377_600m);
        yield return Typed("OrderBacklog", "SystemsConstructionIncludingEquipmentSales", Period.Instant(new(2007, 9, 30)), "JPY", 9_229_000_000m);
        yield return Typed("OrderBacklog", "SystemsOperationAndMaintenance", Period.Instant(new(2007, 9, 30)), "JPY", 9_709_000_000m);
        yield return Typed("GainLossOnOtherInvestmentsNet", "", half, "JPY", -61_092_000m);
        yield return Typed("SegmentRevenues", "Elimination", half, "JPY", -80_000_000m);
        yield return Typed("SegmentOperatingIncomeLoss", "Elimination", half, "JPY", -14_400_000m);
    }

    private static FactRow Row(IReadOnlyList<string> f)
    {
        var period = f[2] == "instant" ? Period.Instant(Day(f[4])) : Period.Duration(Day(f[3]), Day(f[4]));
        FactValue value = f[6].Length == 0 ? FactValue.Nil.Value : new FactValue.Number(decimal.Parse(f[6], CultureInfo.InvariantCulture), f[7].Length == 0 ? null : decimal.Parse(f[7], CultureInfo.InvariantCulture));
        var key = new FactKey(f[0], Members.Parse(f[1]), period, new(f[5]))
        {
            Scenario = f[10] == "target" ? "target@2008-10-24" : "actual",
            Presentation = InStatements.Contains(f[9]) || (f[9] == "segment" && f[10] == "actual") ? f[11] : null,
        };
        return new(new(key, value, new Provenance.FromSource(new("facts.csv", 2))), FactOrigin.Reported, null);
    }

    private static FactRow Typed(string concept, string members, Period period, string unit, decimal value) => new(
        new(new(concept, Members.Parse(members), period, new(unit)) { Presentation = unit == "JPY" && concept != "OrderBacklog" ? "2008" : null }, new FactValue.Number(value), new Provenance.FromSource(new("announced", 1))),
        FactOrigin.Reported, null);

    private static IReadOnlyList<StatementDefinition> Read()
    {
        var folder = Path.Combine(Repository.Root, "examples", "iij", "statements");
        return [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Where(f => Path.GetFileName(f) != "measures.yaml")
            .Select(f => StatementReader.Read("statements/" + Path.GetFileName(f), System.IO.File.ReadAllText(f), [])).OfType<StatementDefinition>()];
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Fields of one CSV line of the expected figures.</summary>
internal static class Csv
{
    public static IReadOnlyList<string> Split(string line)
    {
        List<string> fields = [];
        var (field, quoted) = (new System.Text.StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"') { quoted = !quoted; }
            else if (c == ',' && !quoted) { fields.Add(field.ToString()); field.Clear(); }
            else { field.Append(c); }
        }

        return [.. fields, field.ToString()];
    }
}
