using System.Globalization;
using System.Text;
using System.Text.Json;
using Kessan.Core;
using Kessan.TieOut.Baselines;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Reports.Html;

/// <summary>
/// What the page's script shows: figures, ties and findings, by the ids of the page. The encoder writes every character that could end the element as an
/// escape.
/// </summary>
internal sealed class PageData
{
    private readonly Dictionary<Figure, string> ids = [];
    private readonly Dictionary<Figure, List<int>> ties = [];
    private readonly Dictionary<Figure, List<int>> findings = [];
    private readonly List<Tie> allTies = [];
    private readonly List<(CheckedDocument Document, Finding Finding, IReadOnlyList<Figure> Figures)> allFindings = [];
    private readonly CheckReport report;

    private PageData(CheckReport report)
    {
        this.report = report;
        for (var i = 0; i < report.Documents.Count; i++) { Collect(report.Documents[i], HtmlReport.PrefixOf(i)); }
    }

    public static string Json(CheckReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) { new PageData(report).Write(json); }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private void Collect(CheckedDocument document, string prefix)
    {
        foreach (var item in document.Figures) { ids[item.Figure] = prefix + item.Figure.Id; }
        foreach (var tie in document.Ties.Where(t => t.Verdict is Verdict.Holds or Verdict.Weak).OrderByDescending(t => t.Verdict == Verdict.Holds))
        {
            foreach (var figure in tie.Figures.Distinct()) { At(ties, figure).Add(allTies.Count); }
            allTies.Add(tie);
        }

        foreach (var item in document.Findings.Concat(document.Accepted.Select(a => a.Finding)))
        {
            IReadOnlyList<Figure> about = [.. new[] { item.Figure }.Concat(item.Proof).OfType<Figure>().Distinct()];
            if (item.Figure is { } figure) { At(findings, figure).Add(allFindings.Count); }
            allFindings.Add((document, item.Finding, about));
        }
    }

    private static List<int> At(Dictionary<Figure, List<int>> lists, Figure figure)
    {
        if (!lists.TryGetValue(figure, out var list)) { lists.Add(figure, list = []); }
        return list;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("figures"u8);
        foreach (var document in report.Documents) { foreach (var item in document.Figures) { WriteFigure(json, document, item); } }
        json.WriteEndObject();
        json.WriteStartArray("ties"u8);
        foreach (var tie in allTies) { WriteTie(json, tie); }
        json.WriteEndArray();
        json.WriteStartArray("findings"u8);
        foreach (var (document, finding, figures) in allFindings) { WriteFinding(json, document, finding, figures); }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteFigure(Utf8JsonWriter json, CheckedDocument document, CheckedFigure item)
    {
        var figure = item.Figure;
        json.WriteStartObject(ids[figure]);
        json.WriteString("text"u8, figure.Text);
        json.WriteString("state"u8, Marks.Of(item.State).Letter);
        json.WriteString("value"u8, string.Create(CultureInfo.InvariantCulture, $"{figure.Value:#,0.##########} {figure.Unit}").TrimEnd());
        json.WriteString("period"u8, figure.Period?.ToString());
        json.WriteString("kind"u8, Marks.WordOf(figure.Kind));
        json.WriteString("place"u8, PlaceText.Of(document.Source!.PlaceOf(figure.Span)));
        Numbers(json, "ties"u8, ties.GetValueOrDefault(figure, []));
        Numbers(json, "findings"u8, findings.GetValueOrDefault(figure, []));
        json.WriteEndObject();
    }

    private void WriteTie(Utf8JsonWriter json, Tie tie)
    {
        json.WriteStartObject();
        json.WriteString("rule"u8, TieWords.Of(tie.Rule));
        json.WriteBoolean("weak"u8, tie.Verdict == Verdict.Weak);
        json.WriteString("because"u8, tie.Because);
        json.WriteString("expected"u8, Wording.Range(tie.Expected, tie.Result));
        Ids(json, tie.Figures.Distinct());
        Outside(json, tie.Outside.Select(e => $"{e.Place}: {e.Text}"));
        json.WriteEndObject();
    }

    private void WriteFinding(Utf8JsonWriter json, CheckedDocument document, Finding finding, IReadOnlyList<Figure> figures)
    {
        json.WriteStartObject();
        json.WriteString("rule"u8, $"{finding.Code} {finding.Rule}");
        json.WriteString("message"u8, finding.Message);
        Ids(json, figures);
        Outside(json, finding.Evidence.Where(e => e.Place.File != document.Path).Select(e => $"{e.Place}: {e.Text}"));
        json.WriteEndObject();
    }

    private void Ids(Utf8JsonWriter json, IEnumerable<Figure> figures)
    {
        json.WriteStartArray("figures"u8);
        foreach (var figure in figures) { if (ids.TryGetValue(figure, out var id)) { json.WriteStringValue(id); } }
        json.WriteEndArray();
    }

    private static void Outside(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray("outside"u8);
        foreach (var text in texts) { json.WriteStringValue(text); }
        json.WriteEndArray();
    }

    private static void Numbers(Utf8JsonWriter json, ReadOnlySpan<byte> name, List<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers) { json.WriteNumberValue(number); }
        json.WriteEndArray();
    }
}
