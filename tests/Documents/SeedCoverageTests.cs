using System.Globalization;
using Kessan.Core;
using Kessan.Tests.Examples;

namespace Kessan.Tests.Documents;

/// <summary>Every figure that an announcement printed and the books hold is in the document that rebuilds it, with the same value.</summary>
public sealed class SeedCoverageTests(IijExample example) : IClassFixture<IijExample>
{
    private sealed record Printed(string Name, DateOnly? Start, DateOnly End, decimal? Value, decimal Unit, string Line);

    [SharedFact]
    public void The_quarter_release_is_covered() => Covered("2q07-release");

    [SharedFact]
    public void The_presentation_is_covered() => Covered("3q07-presentation");

    [SharedFact]
    public void The_six_month_release_is_covered() => Covered("1h08-release");

    /// <summary>hi-ho's seven months are the nine of the group, which it joined in June; a count that is the same on two dates is printed once.</summary>
    private void Covered(string document)
    {
        var figures = example.BuiltDocument(document).Figures.SelectMany(f => f.Facts.Select(k => (Key: k, Fact: example.Stated.Facts[k]))).ToLookup(f => Name(f.Key), StringComparer.Ordinal);
        var printed = Facts(document).ToArray();
        var missed = printed.Where(p => !figures[p.Name].Any(f => IsOf(f.Key.Period, p) && Agrees(f.Fact, p))).ToArray();
        printed.Length.ShouldBeGreaterThan(90);
        (100m * (printed.Length - missed.Length) / printed.Length).ShouldBeGreaterThanOrEqualTo(99m, string.Join('\n', missed.Select(m => $"line {m.Line}: {m.Name} {m.End} {m.Value}")));
    }

    private static bool IsOf(Period period, Printed printed) => period.End == printed.End && (printed.Start is null || period.IsInstant || period.Start <= printed.Start);

    private static bool Agrees(Fact? fact, Printed printed) =>
        fact is not null && (printed.Value is not { } value ? fact.Number is null : fact.Number is { } number && Interval.OfPrinted(value, printed.Unit, RoundingMode.HalfUp).Contains(number));

    private static string Name(FactKey key) => key.Members.IsNone ? key.Concept : $"{key.Concept}[{key.Members}]";

    private static IEnumerable<Printed> Facts(string announcement)
    {
        var lines = File.ReadLines(SharedFactAttribute.AnnouncedFacts).ToArray();
        var header = lines[0].Split(',');
        int At(string column) => Array.IndexOf(header, column);
        foreach (var fields in lines.Skip(1).Select(l => CsvLine.Fields(l)))
        {
            if (fields[At("document")] != announcement) { continue; }
            var members = fields[At("dimension")];
            yield return new(
                fields[At("concept")] + (members.Length == 0 ? "" : $"[{Members.Parse(members)}]"),
                DateOnly.TryParse(fields[At("period_start")], CultureInfo.InvariantCulture, out var start) ? start : null, DateOnly.Parse(fields[At("period_end")], CultureInfo.InvariantCulture),
                decimal.TryParse(fields[At("value")], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
                decimal.TryParse(fields[At("precision")], NumberStyles.Float, CultureInfo.InvariantCulture, out var unit) ? unit : 1m, fields[At("line")]);
        }
    }
}
