using System.Text.Encodings.Web;
using System.Text.Json;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// The facts of the books as JSON: one object to a fact, numbers as numbers with all their digits, first and last day beside the label of the period, and where
/// the fact comes from.
/// </summary>
public static class FactJson
{
    public const string File = "facts.json";

    private static readonly JsonWriterOptions Options = new() { NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(IReadOnlyList<Fact> facts, FiscalCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(facts);
        using var buffer = new MemoryStream();
        buffer.Write("{\"schemaVersion\":1,\"facts\":[\n"u8);
        using var json = new Utf8JsonWriter(buffer, Options);
        foreach (var (at, fact) in facts.Index())
        {
            if (at > 0) { buffer.Write(",\n"u8); }
            json.Reset(buffer);
            Write(json, fact, calendar);
            json.Flush();
        }

        buffer.Write("\n]}\n"u8);
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Fact fact, FiscalCalendar calendar)
    {
        var key = fact.Key;
        json.WriteStartObject();
        json.WriteString("concept", key.Concept);
        if (!key.Members.IsNone)
        {
            json.WriteStartArray("members");
            foreach (var member in key.Members.Names) { json.WriteStringValue(member); }
            json.WriteEndArray();
        }

        json.WriteString("period", calendar.Label(key.Period));
        if (key.Period.Start is { } start) { json.WriteString("start", start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)); }
        json.WriteString("end", key.Period.End.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Value(json, fact);
        json.WriteString("unit", key.Unit.Name);
        if (key.Entity != "group") { json.WriteString("entity", key.Entity); }
        if (key.Scenario != "actual") { json.WriteString("scenario", key.Scenario); }
        if (key.Presentation is { } presentation) { json.WriteString("presentation", presentation); }
        if (key.Version is { } version) { json.WriteString("version", version); }
        json.WriteString("origin", Origin(fact.Provenance));
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, Fact fact)
    {
        switch (fact.Value)
        {
            case FactValue.Number number:
                json.WritePropertyName("value");
                json.WriteRawValue(FactText.Value(fact));
                if (number.Precision is not null)
                {
                    json.WritePropertyName("precision");
                    json.WriteRawValue(FactText.Precision(fact));
                }

                break;
            case FactValue.YesNo answer: json.WriteBoolean("value", answer.Value); break;
            case FactValue.Nil: json.WriteNull("value"); break;
            default: json.WriteString("value", FactText.Value(fact)); break;
        }
    }

    /// <summary>The file and row of a typed fact, the formula of a computed one, ledgers for balances.</summary>
    private static string Origin(Provenance provenance) => provenance switch
    {
        Provenance.FromSource(var line) => FormattableString.Invariant($"{line.File}:{line.Row}"),
        Provenance.FromFormula(var formula, _) => formula,
        _ => "ledgers",
    };
}
