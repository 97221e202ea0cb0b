using System.Text;
using Kessan.Core;
using Kessan.TieOut.Baselines;

namespace Kessan.TieOut.Reports.Html;

/// <summary>
/// The findings of a document as a list: exceptions first, then notes, then what was accepted. It is part of the page itself, so that it prints.
/// </summary>
internal static class FindingList
{
    public static void Write(StringBuilder page, CheckedDocument document, string prefix, bool named)
    {
        if (named) { page.Append("<h3>").Append(Escaped.Of(document.Path)).Append("</h3>\n"); }
        if (document.Findings.Count + document.Accepted.Count == 0) { page.Append("<p>No exceptions and no notes.</p>\n"); return; }
        page.Append("<ol>\n");
        foreach (var item in document.Findings.OrderByDescending(f => f.Finding.Severity))
        {
            Item(page, document, item, prefix, item.Finding.Severity == Severity.Exception ? "exception" : "note", null);
        }
        foreach (var accepted in document.Accepted) { Item(page, document, accepted.Finding, prefix, "accepted", accepted.By); }
        page.Append("</ol>\n");
    }

    private static void Item(StringBuilder page, CheckedDocument document, TieFinding item, string prefix, string word, Acceptance? accepted)
    {
        var finding = item.Finding;
        var place = PlaceText.Of(finding.Place);
        page.Append("<li><span class=\"word ").Append(word).Append("\">").Append(word).Append("</span> ");
        if (TargetOf(document, item) is { } target)
        {
            page.Append("<a href=\"#")
                .Append(prefix)
                .Append(target)
                .Append("\" data-to=\"")
                .Append(prefix)
                .Append(target)
                .Append("\">")
                .Append(Escaped.Of(place))
                .Append("</a> ");
        }
        else
        {
            page.Append(Escaped.Of(place)).Append(' ');
        }
        page.Append(Escaped.Of($"{finding.Code} {finding.Rule}: {finding.Message}"));
        if (accepted is not null)
        {
            page.Append(" <span class=\"soft\">Accepted by ").Append(Escaped.Of($"{accepted.Author}: {accepted.Reason}")).Append("</span>");
        }
        if (finding.Evidence.Count > 0)
        {
            page.Append("<br><span class=\"soft\">Evidence: ");
            page.AppendJoin("; ",
                finding.Evidence.Select(e => Escaped.Of($"{(e.Place.File == document.Path ? PlaceText.Of(e.Place) : e.Place.ToString())} {e.Text}")));
            page.Append("</span>");
        }

        page.Append("</li>\n");
    }

    /// <summary>The figure a finding is about; for words, the last figure before them.</summary>
    private static string? TargetOf(CheckedDocument document, TieFinding item)
    {
        if (item.Figure is { } figure) { return figure.Id; }
        if (item.Finding.Place.Offset is not { } offset || document.Source is not { } source) { return null; }
        return document.Figures.LastOrDefault(f => source.CodePointsBefore(f.Figure.Span.Start) <= offset)?.Figure.Id;
    }
}
