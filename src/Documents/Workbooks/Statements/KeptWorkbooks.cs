using System.Collections.Concurrent;
using System.Globalization;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// The workbooks that were made of the same facts and statements before: one is made again only when something that it shows of its document has changed. A
/// sentence is no such thing.
/// </summary>
public sealed class KeptWorkbooks
{
    private sealed record Made(string Of, RenderedDocument Workbook);

    private readonly ConcurrentDictionary<string, Made> made = new(StringComparer.Ordinal);

    /// <param name="input">Its facts and statements are the same each time.</param>
    public RenderedDocument Of(Document document, DocumentInput input)
    {
        ArgumentNullException.ThrowIfNull(document);
        var shown = Shown(document);
        if (made.TryGetValue(document.Name, out var last) && last.Of == shown) { return last.Workbook; }
        var workbook = StatementWorkbook.Write(document, input);
        made[document.Name] = new(shown, workbook);
        return workbook;
    }

    /// <summary>Everything that a workbook takes from its document, as one text: head, last digits moved, charts.</summary>
    private static string Shown(Document document)
    {
        IEnumerable<string> parts =
        [
            document.Name, document.Title, document.Language, document.Issuer, document.Presentation, document.RateConcept, document.Period.ToString(),
            .. document.Figures.Where(f => f.Adjustment is not null).Select(f => $"{f.Kind} {f.Number} {f.Adjustment}"),
            .. document.AllBlocks.OfType<Chart>().SelectMany(Shown),
        ];
        return string.Join('\n', parts);
    }

    private static IEnumerable<string> Shown(Chart chart) =>
    [
        chart.Id, chart.Title, chart.Unit, chart.LineUnit, chart.Kind.ToString(), .. chart.Categories.Select(c => c.Label),
        .. chart.Series.SelectMany(s => s.Values.Select(v => v is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{v.Fact} {v.Format}"))
            .Prepend($"{s.Name} {s.Shape}")),
    ];
}
