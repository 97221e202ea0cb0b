using System.Text.Encodings.Web;
using System.Text.Json;
using Kessan.Core;
using Kessan.TieOut.Baselines;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Reports;

/// <summary>The JSON form of docs/reference/check-json.md and schemas/check.schema.json: a contract.</summary>
public static class JsonReport
{
    public const int SchemaVersion = 1;

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(CheckReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteNumber("schemaVersion"u8, SchemaVersion);
        json.WriteStartArray("documents"u8);
        foreach (var document in report.Documents) { WriteDocument(json, document); }
        json.WriteEndArray();
        WriteSummary(json, report.Counts);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteDocument(Utf8JsonWriter json, CheckedDocument document)
    {
        json.WriteStartObject();
        json.WriteString("path"u8, document.Path);
        json.WriteStartArray("figures"u8);
        foreach (var figure in document.Figures) { WriteFigure(json, document.Source!, figure); }
        json.WriteEndArray();
        json.WriteStartArray("findings"u8);
        foreach (var finding in document.Findings) { WriteFinding(json, finding); }
        json.WriteEndArray();
        if (document.Accepted.Count > 0) { WriteAccepted(json, document); }
        json.WriteEndObject();
    }

    private static void WriteAccepted(Utf8JsonWriter json, CheckedDocument document)
    {
        json.WriteStartArray("accepted"u8);
        foreach (var accepted in document.Accepted) { WriteFinding(json, accepted.Finding, accepted.By); }
        json.WriteEndArray();
    }

    private static void WriteFigure(Utf8JsonWriter json, SourceText source, CheckedFigure item)
    {
        var figure = item.Figure;
        json.WriteStartObject();
        json.WriteString("id"u8, figure.Id);
        json.WriteString("text"u8, figure.Text);
        json.WriteNumber("value"u8, Plain(figure.Value));
        json.WriteString("unit"u8, figure.Unit);
        json.WriteNumber("scale"u8, Plain(figure.Scale));
        json.WriteString("period"u8, figure.Period?.ToString());
        json.WriteString("kind"u8, Name(figure.Kind));
        WritePlace(json, source.PlaceOf(figure.Span));
        json.WriteString("state"u8, item.State switch { FigureState.Tied => "tied", FigureState.Exception => "exception", _ => "untied" });
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, TieFinding item, Acceptance? accepted = null)
    {
        var finding = item.Finding;
        json.WriteStartObject();
        json.WriteString("code"u8, finding.Code);
        json.WriteString("rule"u8, finding.Rule);
        json.WriteString("severity"u8, finding.Severity == Severity.Exception ? "exception" : "note");
        json.WriteString("figure"u8, item.Figure?.Id);
        WritePlace(json, finding.Place);
        json.WriteString("printed"u8, finding.Printed);
        json.WriteString("expected"u8, finding.Expected);
        json.WriteString("message"u8, finding.Message);
        json.WriteStartArray("evidence"u8);
        for (var i = 0; i < finding.Evidence.Count; i++) { WriteEvidence(json, finding, finding.Evidence[i], i < item.Proof.Count ? item.Proof[i] : null); }
        json.WriteEndArray();
        if (accepted is not null)
        {
            json.WriteString("reason"u8, accepted.Reason);
            json.WriteString("author"u8, accepted.Author);
            if (accepted.Expires is { } last) { json.WriteString("expires"u8, last.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)); }
        }

        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, Finding finding, Evidence evidence, Figure? figure)
    {
        json.WriteStartObject();
        json.WriteString("figure"u8, figure?.Id);
        if (evidence.Place.File != finding.Place.File) { json.WriteString("file"u8, evidence.Place.File); }
        json.WriteNumber("line"u8, evidence.Place.Line ?? 1);
        json.WriteNumber("column"u8, evidence.Place.Column ?? 1);
        json.WriteString("text"u8, evidence.Text);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Place place)
    {
        json.WriteNumber("line"u8, place.Line ?? 1);
        json.WriteNumber("column"u8, place.Column ?? 1);
        json.WriteNumber("offset"u8, place.Offset ?? 0);
        json.WriteNumber("length"u8, place.Length ?? 0);
        if (place.Part is { } part) { json.WriteString("part"u8, part); }
        if (place.Page is { } page) { json.WriteNumber("page"u8, page); }
        if (place.Box is not { } box) { return; }
        json.WriteStartArray("box"u8);
        json.WriteNumberValue(box.Left);
        json.WriteNumberValue(box.Top);
        json.WriteNumberValue(box.Right);
        json.WriteNumberValue(box.Bottom);
        json.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter json, CheckCounts counts)
    {
        json.WriteStartObject("summary"u8);
        json.WriteNumber("figures"u8, counts.Figures);
        json.WriteNumber("tied"u8, counts.Tied);
        json.WriteNumber("exceptions"u8, counts.Exceptions);
        json.WriteNumber("untied"u8, counts.Untied);
        json.WriteEndObject();
    }

    /// <summary>Without the zeros that decimal keeps behind the point.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private static string Name(FigureKind kind) => kind switch
    {
        FigureKind.Amount => "amount",
        FigureKind.Growth => "growth",
        FigureKind.Change => "change",
        FigureKind.Margin => "margin",
        FigureKind.Share => "share",
        FigureKind.Points => "points",
        FigureKind.PerShare => "per-share",
        FigureKind.Count => "count",
        _ => "rate",
    };
}
