using System.Globalization;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>Facts in the order in which files list them, and their values as texts: no culture, no exponent, no digit more than the number has.</summary>
public static class FactText
{
    /// <summary>By concept, members, period, scenario, presentation, entity and version: the same facts stand in the same order in every build.</summary>
    public static IReadOnlyList<Fact> InOrder(IEnumerable<Fact> facts) =>
    [
        .. facts.OrderBy(f => f.Key.Concept, StringComparer.Ordinal).ThenBy(f => f.Key.Members.ToString(), StringComparer.Ordinal).ThenBy(f => f.Key.Period)
            .ThenBy(f => f.Key.Scenario, StringComparer.Ordinal).ThenBy(f => f.Key.Presentation ?? "", StringComparer.Ordinal)
            .ThenBy(f => f.Key.Entity, StringComparer.Ordinal)
            .ThenBy(f => f.Key.Version ?? "", StringComparer.Ordinal)
            .ThenBy(f => f.Key.Unit.Name, StringComparer.Ordinal),
    ];

    /// <summary>nil where nothing was reported, which is not zero.</summary>
    public static string Value(Fact fact) => fact.Value switch
    {
        FactValue.Number number => Number(number.Value),
        FactValue.Text text => text.Value,
        FactValue.Date date => date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FactValue.YesNo answer => answer.Value ? "yes" : "no",
        _ => "nil",
    };

    /// <summary>The place of the last digit known (1000000 where millions were announced); empty where the value is exact.</summary>
    public static string Precision(Fact fact) => fact.Value is FactValue.Number { Precision: { } precision } ? Number(precision) : "";

    private static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
