using System.Globalization;
using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// The workbook of a document: every statement and schedule of the books under the document's presentation, for its period and the comparatives, in its language. Numbers are exact and typed once; everything
/// else is a formula.
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
            planner = new(facts, periods, words, captions, rate?.Key.Unit.Denominator);
            others = new(index, periods, words);
            cells = new(index, new(index, input.Facts, others), others, input.Facts, words, document);
        }

        public RenderedDocument Write()
        {
            StatementPlan[] plans = [.. Forms(f => f.Matrix is null).Select(s => planner.Plan(s.Definition, s.Form)).OfType<StatementPlan>()];
            MatrixSheet[] matrices = [.. Forms(f => f.Matrix is not null).Select(s => new MatrixSheet(s.Definition, s.Form.Matrix!, [document.Period, document.Period.YearBefore], planner, captions)).Where(m => m.HasNumbers)];
            foreach (var plan in plans) { plan.Register(index); }
            foreach (var matrix in matrices) { matrix.Register(index); }
            ChartSheet[] charts = [.. Charts()];
            foreach (var chart in charts) { chart.Register(index, input.Facts); }
            if (rate is not null) { others.Place(rate); }
            var names = new CellNames(document.Period);
            var sheets = new List<Sheet>();
            foreach (var plan in plans) { sheets.Add(new StatementSheet(plan, cells, input.Facts, planner, rate).Write(Title(plan.Definition), words, names.Of(plan, index))); }
            foreach (var matrix in matrices) { sheets.Add(matrix.Write(Title(Definition(matrix.Name)), cells)); }
            foreach (var chart in charts) { sheets.Add(chart.Write(input.IssuerIn(document.Language), Shown, words.Typed, cells)); }
            if (others.Facts.Count > 0) { sheets.Add(others.Write(input.IssuerIn(document.Language), Other, rate is null ? [] : [new("ConvenienceRate", 3, OtherFigures.FirstRow)])); }
            return new($"{document.Name}.xlsx", WorkbookFile.Write(sheets, document.Title), cells.Placed);
        }

        /// <summary>Complete statements first, so that schedules point at them; otherwise in the order of their files.</summary>
        private IEnumerable<(StatementDefinition Definition, StatementForm Form)> Forms(Func<StatementForm, bool> which) =>
            from definition in input.Statements.OrderBy(d => d.Covers == StatementCoverage.None)
            let form = definition.Under(document.Presentation)
            where form is not null && which(form)
            select (definition, form);

        private StatementDefinition Definition(string name) => input.Statements.First(d => d.Name.StartsWith(name, StringComparison.Ordinal));

        private string Shown => string.Format(CultureInfo.InvariantCulture, words.Shown, periods.Dates.Label(document.Period));

        private string[] Title(StatementDefinition definition) => [input.IssuerIn(document.Language), captions.Of(definition.Title, null, [document.Period]), Shown, words.Typed];

        /// <summary>A sheet to a chart; names of sheets are short (ECMA-376 part 1, §18.2.19).</summary>
        private IEnumerable<ChartSheet> Charts()
        {
            const int Longest = 31;
            var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var chart in document.AllBlocks.OfType<Chart>())
            {
                var name = "chart-" + chart.Id;
                name = name.Length > Longest ? name[..Longest] : name;
                for (var number = 2; !used.Add(name); number++) { name = string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, Longest - 3)]}-{number}"); }
                yield return new(chart, name, words);
            }
        }

        private Cell Other(Fact fact, string sheet) =>
            cells.Amount(fact, index.Home(fact.Key)!, null, fact.Key.Unit.Denominator is not null ? UnitFormat.For(fact.Key.Unit, 0m, 0m) : UnitFormat.For(fact.Key.Unit, 0m, fact.Number ?? 0m), new(""));
    }
}
