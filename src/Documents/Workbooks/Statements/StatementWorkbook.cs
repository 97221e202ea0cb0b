using System.Globalization;
using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// The workbook of a document: every statement and schedule of the books under the document's presentation, for its period and the comparatives, in its
/// language. Numbers are exact and typed once; everything else is a formula.
/// </summary>
public static class StatementWorkbook
{
    public static RenderedDocument Write(Document document, DocumentInput input) => new Book(document, input).Write();

    private sealed class Book
    {
        private readonly Document document;
        private readonly DocumentInput input;
        private readonly FactFinder facts;
        private readonly PeriodWords periods;
        private readonly BookWords words;
        private readonly CaptionsOfBook captions;
        private readonly Fact? rate;
        private readonly SheetNames sheets;
        private readonly StatementPlanner planner;
        private readonly CellIndex index = new();
        private readonly OtherFigures others;
        private readonly BookCells cells;

        public Book(Document document, DocumentInput input)
        {
            (this.document, this.input) = (document, input);
            facts = new(input.Index, document.Presentation);
            var style = HouseStyle.Of(document.Language, input.Currency);
            periods = new(input.Calendar, document.Period, new DateText(style, input.Calendar));
            words = BookWords.Of(document.Language);
            captions = new(style, periods, facts, new(facts, input.Facts, input.Calendar, document.RateConcept, document.Period.Closing, style, new()));
            rate = facts.Find(document.RateConcept, Members.None, document.Period.Closing, "actual") is [var found] ? found : null;
            sheets = new(words);
            planner = new(facts, periods, words, captions, sheets, rate?.Key.Unit.Denominator);
            others = new(index, periods, words, sheets.Of("other-figures", words.OtherFigures));
            cells = new(index, new(index, input.Facts, others), others, input.Facts, words, document);
        }

        public RenderedDocument Write()
        {
            StatementPlan[] plans = [.. Forms(f => f.Matrix is null).Select(s => planner.Plan(s.Definition, s.Form)).OfType<StatementPlan>()];
            MatrixSheet[] matrices = [.. Forms(f => f.Matrix is not null)
                .Select(s => new MatrixSheet(s.Definition, s.Form.Matrix!, [document.Period, document.Period.YearBefore], planner, captions))
                .Where(m => m.HasNumbers)];
            foreach (var plan in plans) { plan.Register(index); }
            foreach (var matrix in matrices) { matrix.Register(index); }
            ChartSheet[] charts = [.. Charts()];
            foreach (var chart in charts) { chart.Register(index, input.Facts); }
            if (rate is not null) { others.Place(rate); }
            var names = new CellNames(document.Period);
            var written = new List<Sheet>();
            foreach (var plan in plans)
            {
                written.Add(new StatementSheet(plan, cells, input.Facts, planner, rate).Write(Title(plan.Definition), words, names.Of(plan, index)));
            }
            foreach (var matrix in matrices) { written.Add(matrix.Write(Title(matrix.Definition), cells)); }
            foreach (var chart in charts) { written.Add(chart.Write(input.IssuerIn(document.Language), Shown, words.Typed, cells)); }
            if (others.Facts.Count > 0)
            {
                written.Add(others.Write(input.IssuerIn(document.Language), Other, rate is null ? [] : [new("ConvenienceRate", 3, OtherFigures.FirstRow)]));
            }
            return new($"{document.Name}.xlsx", WorkbookFile.Write(written, document.Title), cells.Placed);
        }

        /// <summary>Complete statements first, so that schedules point at them; otherwise in the order of their files.</summary>
        private IEnumerable<(StatementDefinition Definition, StatementForm Form)> Forms(Func<StatementForm, bool> which) =>
            from definition in input.Statements.OrderBy(d => d.Covers == StatementCoverage.None)
            let form = definition.Under(document.Presentation)
            where form is not null && which(form)
            select (definition, form);

        private string Shown => string.Format(CultureInfo.InvariantCulture, words.Shown, periods.Dates.Label(document.Period));

        private string[] Title(StatementDefinition definition) =>
            [input.IssuerIn(document.Language), captions.Of(definition.Title, null, [document.Period]), Shown, words.Typed];

        /// <summary>A sheet to a chart.</summary>
        private IEnumerable<ChartSheet> Charts() =>
            document.AllBlocks.OfType<Chart>().Select(c => new ChartSheet(c, sheets.Of("chart-" + c.Id, c.Title), words));

        private Cell Other(Fact fact, string sheet) =>
            cells.Amount(fact, index.Home(fact.Key)!, null,
                fact.Key.Unit.Denominator is not null ? UnitFormat.For(fact.Key.Unit, 0m, 0m) : UnitFormat.For(fact.Key.Unit, 0m, fact.Number ?? 0m), new(""));
    }
}
