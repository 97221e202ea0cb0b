using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;

namespace Kessan.TieOut.Comparing;

/// <summary>
/// A document published before the one that is checked: the numbers of its tables by period and unit. What it planned or forecast is left out, since
/// an actual number need not be the one that was expected.
/// </summary>
public sealed class EarlierDocument
{
    private static readonly string[] Expectations = ["target", "forecast", "outlook", "guidance", "plan", "estimate", "expected", "projection", "budget", "予想",
        "予測", "計画", "見通し"];

    private EarlierDocument(string path, References references) => (Path, References) = (path, references);

    /// <summary>As the user named it.</summary>
    public string Path { get; }

    internal References References { get; }

    internal static EarlierDocument Of(DocumentFigures document)
    {
        var all = FactLine.Of(document);
        var words = document.Vocabulary.Spelled();
        var lines = all.Where(l => !IsExpectation(l.Table.Title) && !IsExpectation(l.Label))
            .Select(l => Line(document, l, words))
            .Where(l => l.Cells.Count > 0);
        return new(document.Document.Source.Path, new([.. lines]));
    }

    internal static bool IsExpectation(string text) => Expectations.Any(e => text.Contains(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>A number that is of one known period and unit, and was not an expectation.</summary>
    internal static bool IsComparable(CellFigure cell) =>
        cell.Figure is { Period: not null, Unit: not null, Kind: not FigureKind.Change } && !IsExpectation(cell.ColumnView.Header);

    private static ReferenceLine Line(DocumentFigures document, FactLine line, string[] words)
    {
        var earlier = new ReferenceLine
        {
            Label = line.Label,
            Names = [LineName.Of(line)],
            Words = [line.Core.Select(w => words[w]).ToHashSet(StringComparer.Ordinal)],
            Table = line.Table.Index,
            MayBeDamaged = line.Table.Table.MayBeDamaged,
        };
        earlier.Cells.AddRange(line.Cells.Where(IsComparable).Select(c => Cell(document, earlier, c)));
        return earlier;
    }

    private static ReferenceCell Cell(DocumentFigures document, ReferenceLine line, CellFigure cell) => new()
    {
        Line = line,
        Possible = cell.Figure.Possible,
        Period = cell.Figure.Period!,
        Unit = cell.Figure.Unit!,
        Kind = cell.Figure.Kind,
        Precision = cell.Figure.Precision,
        Digits = cell.Figure.Digits,
        Axis = ReferenceCell.AxisOf(cell),
        Evidence = new(document.Document.Source.PlaceOf(cell.Figure.Span), cell.Figure.Text),
    };
}
