using System.Text.Encodings.Web;
using System.Text.Json;
using Kessan.Core;
using Kessan.TieOut.Baselines;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Rules.Pages;

namespace Kessan.TieOut.Reports;

/// <summary>
/// SARIF 2.1.0 (OASIS, 27 March 2020), so that any CI shows findings in place. Columns and offsets count Unicode code points (§3.14.17), which is how the
/// checker counts. Exceptions are errors, notes are notes; a file that cannot be used is a notification of the invocation (§3.20.21).
/// </summary>
public static class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="version">Of the program: it stands in the tool's description.</param>
    public static void Write(CheckReport report, string version, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("$schema"u8, Schema);
        json.WriteString("version"u8, "2.1.0"u8);
        json.WriteStartArray("runs"u8);
        WriteRun(json, report, version);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteRun(Utf8JsonWriter json, CheckReport report, string version)
    {
        json.WriteStartObject();
        json.WriteStartObject("tool"u8);
        json.WriteStartObject("driver"u8);
        json.WriteString("name"u8, "Kessan"u8);
        json.WriteString("semanticVersion"u8, version);
        json.WriteStartArray("rules"u8);
        foreach (var rule in RuleCatalog.All) { WriteRule(json, rule); }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind"u8, "unicodeCodePoints"u8);
        WriteInvocation(json, report);
        WriteArtifacts(json, report);
        json.WriteStartArray("results"u8);
        for (var i = 0; i < report.Documents.Count; i++) { WriteResults(json, report, report.Documents[i], i); }
        foreach (var gone in report.Remarks.Where(r => r.Code == RuleCatalog.AcceptanceUnmatched.Code)) { WriteAbsent(json, gone); }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        var page = RulePage.Of(rule);
        json.WriteStartObject();
        json.WriteString("id"u8, rule.Code);
        json.WriteString("name"u8, rule.Name);
        Text(json, "shortDescription"u8, rule.Summary);
        Text(json, "fullDescription"u8, PageText.Plain(page.Says));
        json.WriteStartObject("help"u8);
        json.WriteString("text"u8, PageText.Of(page));
        json.WriteString("markdown"u8, RulePage.Markdown(rule));
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration"u8);
        json.WriteString("level"u8, Level(rule.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartArray("invocations"u8);
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful"u8, !report.HasFaults);
        if (report.HasFaults)
        {
            json.WriteStartArray("toolExecutionNotifications"u8);
            foreach (var fault in report.Documents.Select(d => d.Fault).OfType<Finding>()) { WriteNotification(json, fault); }
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteNotification(Utf8JsonWriter json, Finding fault)
    {
        json.WriteStartObject();
        json.WriteStartObject("descriptor"u8);
        json.WriteString("id"u8, fault.Code);
        json.WriteEndObject();
        json.WriteString("level"u8, "error"u8);
        Text(json, "message"u8, fault.Message);
        json.WriteStartArray("locations"u8);
        SarifLocation.Write(json, fault.Place, null, null);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteArtifacts(Utf8JsonWriter json, CheckReport report)
    {
        json.WriteStartArray("artifacts"u8);
        foreach (var document in report.Documents)
        {
            json.WriteStartObject();
            json.WriteStartObject("location"u8);
            json.WriteString("uri"u8, SarifLocation.UriOf(document.Path));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResults(Utf8JsonWriter json, CheckReport report, CheckedDocument document, int index)
    {
        foreach (var item in document.Findings) { WriteResult(json, item, index, report.HasBaseline ? "new" : null, null); }
        foreach (var accepted in document.Accepted) { WriteResult(json, accepted.Finding, index, "unchanged", accepted.By); }
    }

    private static void WriteResult(Utf8JsonWriter json, TieFinding item, int artifact, string? state, Acceptance? accepted)
    {
        var finding = item.Finding;
        json.WriteStartObject();
        WriteHead(json, finding, finding.Message);
        if (state is not null) { json.WriteString("baselineState"u8, state); }
        json.WriteStartArray("locations"u8);
        SarifLocation.Write(json, finding.Place, artifact, finding.Printed);
        json.WriteEndArray();
        WriteEvidence(json, finding);
        WriteFingerprint(json, finding);
        if (accepted is not null) { WriteSuppression(json, accepted); }
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, Finding finding, string message)
    {
        json.WriteString("ruleId"u8, finding.Code);
        if (RuleIndex(finding.Code) is >= 0 and var index) { json.WriteNumber("ruleIndex"u8, index); }
        json.WriteString("level"u8, Level(finding.Severity));
        Text(json, "message"u8, message);
    }

    private static void WriteEvidence(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Evidence.Count == 0) { return; }
        json.WriteStartArray("relatedLocations"u8);
        foreach (var evidence in finding.Evidence) { SarifLocation.Write(json, evidence.Place, null, evidence.Text); }
        json.WriteEndArray();
    }

    /// <summary>Line numbers move from draft to draft; rule, printed text and what was expected stay (§3.27.17).</summary>
    private static void WriteFingerprint(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("partialFingerprints"u8);
        json.WriteString("kessan/v1"u8, $"{finding.Code}|{finding.Printed}|{finding.Expected}");
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Acceptance accepted)
    {
        json.WriteStartArray("suppressions"u8);
        json.WriteStartObject();
        json.WriteString("kind"u8, "external"u8);
        json.WriteString("status"u8, "accepted"u8);
        json.WriteString("justification"u8, $"{accepted.Reason} ({accepted.Author})");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>Accepted earlier and not found any more (§3.27.24).</summary>
    private static void WriteAbsent(Utf8JsonWriter json, Finding remark)
    {
        json.WriteStartObject();
        WriteHead(json, remark, $"{remark.Printed}: {remark.Message}");
        json.WriteString("baselineState"u8, "absent"u8);
        json.WriteStartArray("locations"u8);
        SarifLocation.Write(json, remark.Place, null, null);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static int RuleIndex(string code)
    {
        for (var i = 0; i < RuleCatalog.All.Count; i++) { if (RuleCatalog.All[i].Code == code) { return i; } }
        return -1;
    }

    private static string Level(Severity severity) => severity == Severity.Note ? "note" : "error";

    private static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }
}
