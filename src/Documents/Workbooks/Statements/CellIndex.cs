using Kessan.Core;

namespace Kessan.Documents.Workbooks;

/// <summary>A cell of the workbook; rows from 1, columns from 0.</summary>
internal sealed record BookPlace(string Sheet, int Column, int Row)
{
    /// <summary>As a formula on a sheet writes it: C9, or 'balance-sheet'!C9 from elsewhere.</summary>
    public string From(string sheet) => sheet == Sheet ? Sheet0 : $"{WorkbookFile.Quoted(Sheet)}!{Sheet0}";

    private string Sheet0 => Workbooks.Sheet.Reference(Column, Row);
}

/// <summary>
/// Where each fact stands in the workbook. A fact has one home, where its number is typed or computed; wherever else it is shown, the cell points at a home.
/// Within a sheet, formulas use the sheet's own cells.
/// </summary>
internal sealed class CellIndex
{
    private readonly Dictionary<FactKey, BookPlace> homes = [];
    private readonly Dictionary<string, Dictionary<FactKey, BookPlace>> bySheet = new(StringComparer.Ordinal);

    public void Register(FactKey fact, BookPlace place)
    {
        homes.TryAdd(fact, place);
        if (!bySheet.TryGetValue(place.Sheet, out var own)) { bySheet[place.Sheet] = own = []; }
        own.TryAdd(fact, place);
    }

    public BookPlace? Home(FactKey fact) => homes.GetValueOrDefault(fact);

    /// <summary>The cell that a formula on a sheet uses; null where the fact stands nowhere.</summary>
    public BookPlace? Nearest(FactKey fact, string sheet) =>
        bySheet.TryGetValue(sheet, out var own) && own.TryGetValue(fact, out var place) ? place : Home(fact);
}
