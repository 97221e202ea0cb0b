using Kessan.Core;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// The last sheet: facts that formulas need and no statement shows (a convenience rate, the parts of a measure), each with its concept, period and unit.
/// </summary>
internal sealed class OtherFigures(CellIndex cells, PeriodWords periods, BookWords words, string name)
{
    private const int ValueColumn = 3;

    private readonly List<Fact> facts = [];

    public IReadOnlyList<Fact> Facts => facts;

    public static int FirstRow => 4;

    public BookPlace Place(Fact fact)
    {
        if (cells.Home(fact.Key) is { } home) { return home; }
        var place = new BookPlace(name, ValueColumn, FirstRow + facts.Count);
        cells.Register(fact.Key, place);
        facts.Add(fact);
        return place;
    }

    /// <summary>The sheet, once every formula has been written.</summary>
    /// <param name="cellOf">The number or formula of a fact at its home.</param>
    public Sheet Write(string issuer, Func<Fact, string, Cell> cellOf, IReadOnlyList<DefinedCell> names)
    {
        var sheet = new Sheet(name, "", [words.Concept, words.Unit, words.Period, words.Value])
        {
            Title = [issuer, words.OtherFigures],
            Page = new(2, 4) { Names = names }
        };
        // Writing a formula may bring in further facts: the list grows while it is walked.
        for (var i = 0; i < facts.Count; i++)
        {
            var key = facts[i].Key;
            sheet.Add(new Cell.Text(key.Members.IsNone ? key.Concept : $"{key.Concept}[{key.Members}]"),
                Sheet.Text(UnitFormat.Heading(key.Unit, 0m, words.IsJapanese)), Sheet.Text(periods.NameOf(key.Period)), cellOf(facts[i], name));
        }

        return sheet;
    }
}
