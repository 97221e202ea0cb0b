using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading.Xbrl;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO711: the tag of a number names a scale and a period, and so does the page. Where a table and its tags disagree as a whole, that is one finding, at
/// its first number; where one number of a table stands out, it is a finding of its own.
/// </summary>
internal static class TagDisagreesWithPrint
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document)
    {
        var tags = document.Document.Tags;
        if (tags.Tags.Count == 0) { return []; }
        return [.. document.Tables.SelectMany(t => InTable(document, tags, t)),
            .. document.ProseFigures.Where(p => p.Figure.Tag is not null && ScaleDiffers(p.Figure)).Select(p => Scale(document, p.Figure, 1))];
    }

    private static IEnumerable<TieFinding> InTable(DocumentFigures document, InlineFacts tags, TableView table)
    {
        var tagged = table.Figures.Where(c => c.Figure.Tag is not null).ToList();
        var wrong = tagged.Where(c => ScaleDiffers(c.Figure)).ToList();
        if (wrong.Count * 2 > tagged.Count) { yield return Scale(document, wrong[0].Figure, wrong.Count); }
        else
        {
            foreach (var cell in wrong.Where(c => c.Figure.SaysScale
                && tagged.Any(o => o.Row == c.Row && o != c && !ScaleDiffers(o.Figure) && o.Figure.Scale == c.Figure.Scale)))
            {
                yield return Scale(document, cell.Figure, 1);
            }
        }
        foreach (var column in tagged.GroupBy(c => c.Column))
        {
            var late = column.Where(c => PeriodDiffers(tags, c.Figure)).ToList();
            if (late.Count == 1 && column.Count() > 3) { yield return Period(document, tags, late[0].Figure); }
        }
    }

    /// <summary>Only amounts of money: counts and amounts per share have scales of their own.</summary>
    private static bool ScaleDiffers(Figure figure) =>
        figure is { Kind: FigureKind.Amount, SaysScale: true, Tag: { Scale: not null } tag } && figure.Value != 0m && figure.Scale >= 1m && tag.Factor >= 1m
            && figure.Scale != tag.Factor;

    /// <summary>Durations only: an instant under a duration may be its opening, and balances of other days stand in notes.</summary>
    private static bool PeriodDiffers(InlineFacts tags, Figure figure) =>
        figure.SaidPeriod is { Months: > 0 } said && tags.PeriodOf(figure.Tag!) is { IsDuration: true } period && ReportingPeriod.Of(period) is var tagged
            && (Math.Abs(tagged.End.DayNumber - said.End.DayNumber) > 10 || said.Months != tagged.Months);

    private static TieFinding Scale(DocumentFigures document, Figure figure, int count)
    {
        var others = count > 1 ? string.Create(CultureInfo.InvariantCulture, $", and so for {count} numbers of this table") : "";
        return Make(document, figure,
            string.Create(CultureInfo.InvariantCulture,
                $"printed {figure.Text} in units of {figure.Scale:#,0}; its tag ({figure.Tag!.Concept}) says units of {figure.Tag.Factor:#,0}{others}."),
                figure.Tag.Factor.ToString("#,0", CultureInfo.InvariantCulture));
    }

    private static TieFinding Period(DocumentFigures document, InlineFacts tags, Figure figure)
    {
        var tagged = tags.PeriodOf(figure.Tag!)!.Value.ToString();
        return Make(document, figure, $"printed {figure.Text} under {figure.SaidPeriod}; its tag ({figure.Tag!.Concept}) says {tagged}.", tagged);
    }

    private static TieFinding Make(DocumentFigures document, Figure figure, string message, string expected)
    {
        var rule = RuleCatalog.TagDisagreesWithPrint;
        return new(new Finding(rule.Code, rule.Name, rule.Severity, document.Document.Source.PlaceOf(figure.Span), message)
        {
            Printed = figure.Text,
            Expected = expected,
            Remedy = "Correct the tag, or the heading of the table."
        }, figure, []);
    }
}
