using System.Text;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>The facts of the books as CSV (docs/reference/documents.md); what is nil is left out of no list, but says nil.</summary>
public static class FactCsv
{
    public const string File = "facts.csv";

    public static readonly string Header = "concept,members,period,value,precision,unit,entity,scenario,presentation,version";

    public static byte[] Write(IReadOnlyList<Fact> facts, FiscalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var csv = new StringBuilder(Header).Append('\n');
        foreach (var fact in facts) { csv.AppendJoin(',', Fields(fact, calendar).Select(Quoted)).Append('\n'); }
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    public static IReadOnlyList<string> Fields(Fact fact, FiscalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var key = fact.Key;
        return [key.Concept, key.Members.ToString(), calendar.Label(key.Period), FactText.Value(fact), FactText.Precision(fact), key.Unit.Name, key.Entity,
            key.Scenario, key.Presentation ?? "", key.Version ?? ""];
    }

    /// <summary>A field (RFC 4180): quoted where it must be.</summary>
    public static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
