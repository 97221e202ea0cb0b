using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Baselines;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reports.Html;
using Kessan.TieOut.Rules;

namespace Kessan.TieOut.Reports.Xlsx;

/// <summary>
/// The tick-and-tie sheet an auditor keeps: every number with its tick mark, the work that was done and what it was held against, with room for the reviewer's
/// initials; the findings with room for how they were settled; counts and the legend.
/// </summary>
public static class TickSheet
{
    private const int MostTies = 3;

    public static void Write(CheckReport report, Stream output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var figures = new Sheet("Figures",
            [("No.", 8), ("Document", 26), ("Place", 14), ("Printed", 16), ("Value", 20), ("Unit", 11), ("Period", 22), ("Kind", 11), ("Tick", 6),
                ("State", 11), ("Work done and evidence", 90), ("Reviewed by", 13), ("Remark", 30)]);
        var findings = new Sheet("Findings",
            [("Document", 26), ("Place", 14), ("Severity", 11), ("Code", 9), ("Rule", 30), ("Printed", 16), ("Expected", 20), ("Finding", 90), ("Evidence", 50),
                ("Settled by", 13), ("How", 30)]);
        foreach (var document in report.Documents) { Add(figures, findings, document); }
        Workbook.Write([figures, findings, Summary(report)], output);
    }

    private static void Add(Sheet figures, Sheet findings, CheckedDocument document)
    {
        var work = new WorkDone(document);
        var rows = new Dictionary<Figure, int>();
        foreach (var item in document.Figures)
        {
            rows[item.Figure] = figures.Rows.Count + 2;
            figures.Rows.Add(FigureRow(document, item, work));
        }

        foreach (var item in document.Findings)
        {
            AddFinding(findings, document, item, rows,
                item.Finding.Severity == Severity.Exception ? "exception" : item.Finding.Severity == Severity.Note ? "note" : "fault", null);
        }
        foreach (var accepted in document.Accepted) { AddFinding(findings, document, accepted.Finding, rows, "accepted", accepted.By); }
        if (document.Fault is { } fault) { AddFinding(findings, document, new(fault, null, []), rows, "fault", null); }
    }

    private static SheetCell[] FigureRow(CheckedDocument document, CheckedFigure item, WorkDone work)
    {
        var figure = item.Figure;
        var (tick, state) = item.State switch
        {
            FigureState.Tied => ("\u2713", "tied"),
            FigureState.Exception => ("\u2717", "exception"),
            _ => ("?", "untied"),
        };
        return
        [
            SheetCell.Of(figure.Id), SheetCell.Of(document.Path), SheetCell.Of(PlaceText.Of(document.Source!.PlaceOf(figure.Span))), SheetCell.Of(figure.Text),
            SheetCell.Of(figure.Value),
            SheetCell.Of(figure.Unit), SheetCell.Of(figure.Period?.ToString()), SheetCell.Of(Marks.WordOf(figure.Kind)),
            SheetCell.Of(tick, item.State == FigureState.Exception ? CellStyle.Wrong : CellStyle.Plain),
            SheetCell.Of(state, item.State == FigureState.Exception ? CellStyle.Wrong : CellStyle.Plain),
            SheetCell.Of(work.Of(figure, MostTies), CellStyle.Wrapped), SheetCell.Empty, SheetCell.Empty,
        ];
    }

    private static void AddFinding(Sheet sheet, CheckedDocument document, TieFinding item, Dictionary<Figure, int> rows, string severity, Acceptance? accepted)
    {
        var finding = item.Finding;
        var linked = item.Figure is { } figure && rows.TryGetValue(figure, out var row);
        if (linked) { sheet.Link(1, string.Create(CultureInfo.InvariantCulture, $"Figures!A{rows[item.Figure!]}")); }
        var evidence = string.Join("; ",
            finding.Evidence.Select(e => $"{(e.Place.File == document.Path ? PlaceText.Of(e.Place) : e.Place.ToString())} {e.Text}"));
        sheet.Rows.Add(
        [
            SheetCell.Of(document.Path), SheetCell.Of(PlaceText.Of(finding.Place), linked ? CellStyle.Link : CellStyle.Plain),
            SheetCell.Of(severity, severity is "exception" or "fault" ? CellStyle.Wrong : CellStyle.Plain),
            SheetCell.Of(finding.Code), SheetCell.Of(finding.Rule), SheetCell.Of(finding.Printed), SheetCell.Of(finding.Expected),
            SheetCell.Of(finding.Message, CellStyle.Wrapped), SheetCell.Of(evidence, CellStyle.Wrapped),
            SheetCell.Of(accepted?.Author), SheetCell.Of(accepted?.Reason, CellStyle.Wrapped),
        ]);
    }

    private static Sheet Summary(CheckReport report)
    {
        var sheet = new Sheet("Summary", [("Document", 40), ("Figures", 11), ("Tied", 11), ("Exceptions", 11), ("Untied", 11), ("Accepted", 11)]);
        foreach (var document in report.Documents) { sheet.Rows.Add(CountRow(document.Path, document.Counts, document.Accepted.Count)); }
        sheet.Rows.Add(CountRow("all", report.Counts, report.Documents.Sum(d => d.Accepted.Count)));
        sheet.Rows.Add([SheetCell.Empty]);
        foreach (var line in (ReadOnlySpan<string>)["\u2713  tied: another place proves the number",
            "\u2717  exception: the number cannot be true, given the rest", "?  untied: nothing speaks for or against the number"])
        {
            sheet.Rows.Add([SheetCell.Of(line)]);
        }
        foreach (var rule in report.Documents.SelectMany(d => d.Findings)
            .Select(f => f.Finding.Code)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(RuleCatalog.Find)
            .OfType<Rule>())
        {
            sheet.Rows.Add([SheetCell.Of($"{rule.Code} {rule.Name}: {rule.Summary}")]);
        }

        return sheet;
    }

    private static SheetCell[] CountRow(string name, CheckCounts counts, int accepted) =>
        [SheetCell.Of(name), SheetCell.Of(counts.Figures), SheetCell.Of(counts.Tied), SheetCell.Of(counts.Exceptions), SheetCell.Of(counts.Untied),
            SheetCell.Of(accepted)];
}
