using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO401: "an increase of 5.8%" where the line fell by 5.8%. Only lines whose amounts are all positive speak: a loss that gets smaller
/// goes up or down as one likes to say it. A printed growth speaks only where its table shows that it knows negative numbers.
/// </summary>
internal static class DirectionContradictsSign
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document, ProseLinks prose)
    {
        var source = document.Document.Source;
        foreach (var link in prose.Found.Values)
        {
            if (link is not { IsWeak: false, PeriodAgrees: true, Score: >= 0.85m } || link.Figure.Direction == 0 || link.Figure.Figure.Digits < 2 || !SaysChange(link)) { continue; }
            if (!IsPlain(link) || Sign(link.Fact.Value) is not { } sign || sign == link.Figure.Direction || IsTrueOfAnother(prose, link)) { continue; }
            yield return Report(source, link, sign);
        }
    }

    private static bool SaysChange(ProseLink link) =>
        link.Fact.Kind == link.Figure.Figure.Kind && (link.Fact.Kind == FigureKind.Growth || (link.Fact is { Kind: FigureKind.Change, IsDerived: true } && link.Figure.Figure.Digits >= 3));

    /// <summary>Another line moved by as much in the direction said, and the sentence may mean that one: a measure before and after adjustments.</summary>
    private static bool IsTrueOfAnother(ProseLinks prose, ProseLink link)
    {
        var said = link.Figure.Direction > 0 ? link.Figure.Figure.Possible.Abs() : -link.Figure.Figure.Possible.Abs();
        var credit = NameMatcher.Credits(link.Figure);
        return prose.Facts.Any(f => f.Kind == link.Fact.Kind && f.Unit == link.Fact.Unit && f.Value.Intersects(said) && prose.Names.Score(credit, f) >= 0.5m);
    }

    private static int? Sign(Interval value) => value.Low > 0m ? 1 : value.High < 0m ? -1 : null;

    private static bool IsPlain(ProseLink link) =>
        link.Fact.Line.Cells.Where(c => c.Figure.Kind is FigureKind.Amount or FigureKind.Count).All(c => c.Figure.Value > 0m) && !link.Fact.Line.Label.Contains("loss", StringComparison.OrdinalIgnoreCase)
        && (link.Fact.IsDerived || link.Fact.Line.Table.Figures.Any(f => f.Figure.Value < 0m));

    private static TieFinding Report(SourceText source, ProseLink link, int sign)
    {
        var (figure, found) = (link.Figure.Figure, link.Fact.Sources[0]);
        var rule = RuleCatalog.DirectionContradictsSign;
        var message = $"the sentence says {(link.Figure.Direction > 0 ? "up" : "down")} by {figure.Text}; \"{ColumnDoesNotFoot.Short(link.Fact.Line.Label)}\" went {(sign > 0 ? "up" : "down")} (line {source.PlaceOf(found.Span).Line}: {string.Join(" and ", link.Fact.Sources.Select(f => f.Text))}).";
        var finding = new Finding(rule.Code, rule.Name, rule.Severity, source.PlaceOf(figure.Span), message)
        {
            Printed = figure.Text,
            Expected = sign > 0 ? "up" : "down",
            Evidence = [.. link.Fact.Sources.Select(f => new Evidence(source.PlaceOf(f.Span), f.Text))],
        };
        return new(finding, figure, link.Fact.Sources);
    }
}
