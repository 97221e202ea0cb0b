using System.Globalization;
using Kessan.Core;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// Makes the cells of a workbook and remembers every number it placed: for the map beside the file, and for the notes of cells that a document prints with
/// another last digit.
/// </summary>
internal sealed class BookCells(CellIndex index, LiveFormulas formulas, OtherFigures others, FactSet facts, BookWords words, Document document)
{
    private readonly List<PlacedFigure> placed = [];
    private readonly Dictionary<string, string> adjusted = Adjusted(document, words);

    public LiveFormulas Formulas => formulas;

    public BookWords Words => words;

    /// <summary>Every number of the workbook in the order in which it was placed.</summary>
    public IReadOnlyList<PlacedFigure> Placed => placed;

    public string ReferenceTo(Fact fact, string sheet) => (index.Nearest(fact.Key, sheet) ?? others.Place(fact)).From(sheet);

    /// <summary>A fact at a place: by the formula given, else by its own at its home, else as a pointer at its home, else typed.</summary>
    public Cell Amount(Fact fact, BookPlace place, string? expression, UnitFormat format, CellStyle look, string? note = null)
    {
        var style = look with { Format = format.CodeIn(words) };
        if (fact.Number is not { } value) { return new Cell.Text("") { Style = style }; }
        Place(fact, FigureKind.Value, isDerived: false, place, format);
        note = Joined(note, adjusted.GetValueOrDefault(KeyOf(FigureKind.Value, fact.Key.Unit, fact.Key)));
        var home = index.Home(fact.Key);
        expression ??= home is null || home == place ? formulas.Of(fact, place.Sheet) : home.From(place.Sheet);
        if (expression is not null) { return new Cell.Formula(expression, value) { Style = style, Note = note }; }
        if (fact.Value is FactValue.Number { Precision: { } precision })
        {
            note = Joined(note, string.Format(CultureInfo.InvariantCulture, words.Precision, precision.ToString("#,##0.######", CultureInfo.InvariantCulture)));
        }
        return new Cell.Number(value) { Style = style with { Typed = true }, Note = note };
    }

    /// <summary>A change, growth, share or translation; blank where it is not stated.</summary>
    public Cell Derived(Fact? fact, FigureKind kind, BookPlace place, string expression, UnitFormat format, CellStyle look)
    {
        if (fact?.Number is not { } value) { return Cell.Blank; }
        Place(fact, kind, isDerived: true, place, format);
        var inputs = ((Provenance.FromFormula)fact.Provenance).Inputs;
        return new Cell.Formula(expression, value)
        {
            Style = look with { Format = format.CodeIn(words) },
            Note = adjusted.GetValueOrDefault(KeyOf(kind, fact.Key.Unit, inputs[0]))
        };
    }

    /// <summary>Whether a figure shows a fact of the books as it is, not a change, a translation or the fact with its sign turned.</summary>
    public static bool IsFactItself(Figure figure, FactSet facts) =>
        !figure.IsDerived && facts[figure.Fact.Key]?.Number == figure.Fact.Number && figure.Fact.Number is not null;

    /// <summary>
    /// A number of a chart: at its home by its own formula or typed, elsewhere a pointer; what only the chart shows, a formula over the facts it is derived
    /// from.
    /// </summary>
    /// <param name="divisor">By how much the cell holds less than the fact.</param>
    public Cell OfChart(Figure figure, BookPlace place, string format, decimal divisor)
    {
        var style = new CellStyle(format);
        if (figure.Fact.Number is not { } value) { return new Cell.Text("") { Style = style }; }
        placed.Add(new(figure, figure.Number, new PartPlace(place.Sheet, place.From(""))));
        var home = IsFactItself(figure, facts) ? index.Home(figure.Fact.Key) ?? others.Place(figure.Fact) : null;
        var expression = home is null ? formulas.OfParts(figure, place.Sheet) : home == place ? formulas.Of(figure.Fact, place.Sheet) : home.From(place.Sheet);
        if (expression is null) { return new Cell.Number(value / divisor) { Style = style with { Typed = true } }; }
        return new Cell.Formula(divisor == 1m ? expression : string.Create(CultureInfo.InvariantCulture, $"({expression})/{divisor}"), value / divisor)
        {
            Style = style
        };
    }

    private void Place(Fact fact, FigureKind kind, bool isDerived, BookPlace place, UnitFormat format)
    {
        var figure = new Figure(fact, kind, format.PrintedIn(words), isDerived, new(document.Name));
        placed.Add(new(figure, figure.Number, new PartPlace(place.Sheet, place.From(""))));
    }

    private static string? Joined(string? first, string? second) => first is null ? second : second is null ? first : $"{first}\n{second}";

    /// <summary>The last digits that a document moves so that its columns foot: a workbook shows the exact figure and says so.</summary>
    private static Dictionary<string, string> Adjusted(Document document, BookWords words)
    {
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var figure in document.Figures)
        {
            if (figure.Adjustment is not { } moved || moved.Table == "text") { continue; }
            var text = string.Format(CultureInfo.InvariantCulture, words.Printed, figure.Number, document.Name, moved.Table, moved.Column, moved.Reason);
            notes.TryAdd(KeyOf(figure.Kind, figure.Fact.Key.Unit, figure.Facts[0]), text);
        }

        return notes;
    }

    private static string KeyOf(FigureKind kind, Unit unit, FactKey fact) => $"{kind} {unit} {fact}";
}
