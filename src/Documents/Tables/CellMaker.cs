namespace Kessan.Documents;

/// <summary>Fills the cell where a row and a column meet: the row's words override the column's.</summary>
internal sealed class CellMaker(FigureFactory factory, PeriodWords periods, string currency, string nil, FindingList findings)
{
    public IReadOnlyList<Inline> Make(RowSpec row, ColumnSpec column, int index)
    {
        if (row.Kind != RowKind.Figures || row.Empty.Contains(column.Column.Id, StringComparer.Ordinal)) { return []; }
        if (row.Written.Count > 0) { return index < row.Written.Count ? row.Written[index] : []; }
        if (row.NotStated.Contains(column.Column.Id, StringComparer.Ordinal)) { return [new TextRun(nil)]; }
        if (column.Show is not { } show || (show.Kind == FigureKind.Share && !row.Share) || (row.NeverTranslated && IsTranslation(show))) { return []; }
        return Request(row, column, show) is { } request && factory.Make(request, row.Place) is { } figure ? [new FigureRun(figure)] : [];
    }

    private bool IsTranslation(Rendering show) => show.IsCurrency && show.Unit != currency;

    private FigureRequest? Request(RowSpec row, ColumnSpec column, Rendering show)
    {
        var text = row.Concept ?? column.Concept;
        if (text is null || BindingSyntax.Name(text) is not var (concept, members, time))
        {
            findings.Add(DocumentRule.UnusableDefinition, row.Place,
                $"Neither the row nor the column '{column.Column.Id}' names a concept{(text is null ? "" : $"; '{text}' is none")}.");
            return null;
        }

        if (row.Show is { } words)
        {
            show = RenderingParser.Parse(words, show, out var problem);
            if (problem is not null) { findings.Add(DocumentRule.UnusableDefinition, row.Place, problem, printed: words, expected: RenderingParser.Known); }
        }

        var period = PeriodWords.At(row.Period ?? column.Period ?? periods.Current, time);
        return new(concept, members, period, row.Scenario ?? column.Scenario ?? "actual", column.Base, show);
    }
}
