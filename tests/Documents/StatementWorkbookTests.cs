using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kessan.Documents;
using Kessan.Documents.Workbooks;
using Kessan.Tests.Examples;
using Kessan.Tests.Workspace.Consolidate;
using Charts = DocumentFormat.OpenXml.Drawing.Charts;

namespace Kessan.Tests.Documents;

/// <summary>The workbook of the example's release: every statement and schedule, each number typed once, everything else computing.</summary>
public sealed class StatementWorkbookTests : IClassFixture<IijExample>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-book-").FullName;
    private readonly IijExample example;
    private readonly RenderedDocument written;

    public StatementWorkbookTests(IijExample example)
    {
        this.example = example;
        written = StatementWorkbook.Write(example.Release(), example.Input());
        File.WriteAllBytes(Book, written.Content.ToArray());
    }

    private string Book => Path.Combine(folder, "book.xlsx");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_workbook_keeps_to_the_schema_and_holds_no_macro()
    {
        foreach (var name in ExampleDocuments.Names)
        {
            using var document = SpreadsheetDocument.Open(new MemoryStream(StatementWorkbook.Write(example.BuiltDocument(name), example.Input()).Content
                .ToArray()), isEditable: false);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
                .ShouldBeEmpty(name);
            document.WorkbookPart!.VbaProjectPart.ShouldBeNull();
        }
    }

    [Fact]
    public void Every_statement_and_schedule_has_its_sheet_frozen_and_ready_to_print()
    {
        using var document = SpreadsheetDocument.Open(Book, isEditable: false);
        var sheets = document.WorkbookPart!.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value!).ToArray();
        var statements = example.Input().Statements.Where(s => s.Under("2008") is not null).Select(s => s.Name);
        statements.Except(sheets, StringComparer.Ordinal).ShouldBeEmpty();
        document.WorkbookPart.WorksheetParts.ShouldAllBe(p => p.Worksheet.Descendants<Pane>().Single().State! == PaneStateValues.Frozen);
        var names = document.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().ToArray();
        names.Count(n => n.Name == "_xlnm.Print_Area").ShouldBe(sheets.Length);
        // A statement too wide for one page has two, each with the captions; a narrow one has one.
        names.Where(n => n.Name == "_xlnm.Print_Titles")
            .ShouldContain(n => n.Text.StartsWith("'income-statement'!$A:$B,'income-statement'!$1:$", StringComparison.Ordinal));
        PagesAcross("income-statement").ShouldBe(2u);
        PagesAcross("atm-operation").ShouldBe(1u);
        names.Single(n => n.Name == "Revenues").Text.ShouldStartWith("'income-statement'!$C$");
        names.Select(n => $"{n.Name} {n.LocalSheetId}").ShouldBeUnique(StringComparer.Ordinal);

        uint PagesAcross(string sheet) =>
            ((WorksheetPart)document.WorkbookPart.GetPartById(document.WorkbookPart.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
                .Single(s => s.Name == sheet).Id!)).Worksheet.Descendants<PageSetup>().Single().FitToWidth!;
    }

    [Fact]
    public void Totals_growth_and_margins_are_formulas_over_other_cells()
    {
        var formulas = Formulas();
        formulas["income-statement!C11"].ShouldBe("SUM(C8:C10)", "a total adds the lines of its group");
        var growth = written.Figures.Where(f => f.Figure.Kind == FigureKind.Growth).ToList();
        growth.Count.ShouldBeGreaterThan(100);
        growth.ShouldAllBe(f => formulas.ContainsKey(Place(f)));
        var ratios = written.Figures.Where(f => f.Figure.Fact.Key.Concept is "GrossProfitMargin").ToList();
        ratios.ShouldNotBeEmpty();
        ratios.ShouldAllBe(f => formulas.ContainsKey(Place(f)));
    }

    [Fact]
    public void No_number_is_typed_twice()
    {
        var formulas = Formulas();
        var typed = written.Figures.Where(f => !formulas.ContainsKey(Place(f))).Select(f => f.Figure.Fact.Key.ToString());
        typed.ShouldBeUnique(StringComparer.Ordinal);
    }

    [SofficeFact]
    public void LibreOffice_calculates_every_formula_to_its_fact() => Calculates(written, 1_000, helpers: 0);

    /// <summary>The other presentation, and Japanese captions.</summary>
    [SofficeFact]
    public void LibreOffice_calculates_the_workbook_of_a_Japanese_form_of_2007() =>
        Calculates(StatementWorkbook.Write(example.BuiltDocument("2q07-tanshin.ja"), example.Input()), 800, helpers: 0);

    [SofficeFact]
    public void LibreOffice_calculates_the_numbers_of_charts_too() => Calculates(Presentation, 800, helpers: 2 * 5 * 7);

    /// <param name="helpers">Cells that compute the parts of a waterfall and show no figure: at most.</param>
    private void Calculates(RenderedDocument workbook, int atLeast, int helpers)
    {
        File.WriteAllBytes(Book, workbook.Content.ToArray());
        var calculated = RecalculatedWorkbook.Calculate(Book, folder);
        calculated.Count.ShouldBeGreaterThan(atLeast);
        var compared = 0;
        foreach (var placed in workbook.Figures)
        {
            if (!calculated.TryGetValue(Place(placed), out var value)) { continue; }
            Significant(decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture)).ShouldBe(Significant(placed.Figure.Fact.Number!.Value),
                Place(placed));
            compared++;
        }

        (calculated.Count - compared).ShouldBeInRange(0, helpers);
        calculated.Values.ShouldNotContain(v => v.Contains('#'), "no #REF!");
    }

    [Fact]
    public void Every_chart_of_a_document_is_a_native_one_over_cells_that_hold_its_numbers()
    {
        File.WriteAllBytes(Book, Presentation.Content.ToArray());
        using var document = SpreadsheetDocument.Open(Book, isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(document)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
            .ShouldBeEmpty();
        var book = document.WorkbookPart!;
        var cells = book.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .SelectMany(s => ((WorksheetPart)book.GetPartById(s.Id!)).Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()
            .Select(c => (Name: $"'{s.Name}'!{c.CellReference}", Shown: c.CellValue?.Text ?? c.InnerText)))
            .ToDictionary(c => c.Name, c => c.Shown, StringComparer.Ordinal);
        var charts = book.WorksheetParts.Select(p => p.DrawingsPart).OfType<DrawingsPart>().SelectMany(d => d.ChartParts).ToArray();
        charts.Length.ShouldBe(example.BuiltDocument("3q07-presentation").AllBlocks.OfType<Chart>().Count());
        var points = 0;
        foreach (var reference in charts.SelectMany(c => c.ChartSpace.Descendants<Charts.NumberReference>()))
        {
            var (sheet, column, first) = Split(reference.Formula!.Text);
            foreach (var point in reference.NumberingCache!.Elements<Charts.NumericPoint>())
            {
                cells[$"{sheet}!{column}{first + point.Index!.Value}"].ShouldBe(point.NumericValue!.Text, reference.Formula.Text);
                points++;
            }
        }

        points.ShouldBeGreaterThan(150);
    }

    [Fact]
    public void Captions_say_dates_and_amounts_as_documents_do()
    {
        using var document = SpreadsheetDocument.Open(Book, isEditable: false);
        var words = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<InlineString>()).Select(c => c.InnerText).ToArray();
        words.ShouldContain(w => w.Contains("allowance for doubtful accounts of JPY 23,544 thousand", StringComparison.Ordinal)
            && w.Contains("September 30, 2008", StringComparison.Ordinal));
        words.ShouldNotContain(w => System.Text.RegularExpressions.Regex.IsMatch(w, "[0-9]{4}-[0-9]{2}-[0-9]{2}",
            System.Text.RegularExpressions.RegexOptions.NonBacktracking));
    }

    /// <summary>'chart-revenues'!$B$7:$B$13.</summary>
    private static (string Sheet, string Column, uint First) Split(string range)
    {
        var at = range.LastIndexOf('!');
        var parts = range[(at + 1)..].Split('$', ':');
        return (range[..at], parts[1], uint.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private RenderedDocument Presentation => StatementWorkbook.Write(example.BuiltDocument("3q07-presentation"), example.Input());

    [Fact]
    public void A_cell_whose_last_digit_the_release_moves_says_so_and_keeps_the_exact_figure()
    {
        using var document = SpreadsheetDocument.Open(Book, isEditable: false);
        var notes = document.WorkbookPart!.WorksheetParts.Select(p => p.WorksheetCommentsPart)
            .OfType<WorksheetCommentsPart>()
            .SelectMany(p => p.Comments.CommentList!.Elements<Comment>())
            .Select(c => c.InnerText)
            .ToArray();
        notes.ShouldContain(n => n.Contains("502,884", StringComparison.Ordinal) && n.Contains("the dollar column adds up", StringComparison.Ordinal));
        written.Figures.ShouldAllBe(f => f.Figure.Adjustment == null);
    }

    [Fact]
    public void The_bytes_depend_on_the_books_only() =>
        StatementWorkbook.Write(example.Release(), example.Input()).Content.Span.SequenceEqual(written.Content.Span).ShouldBeTrue();

    // A spreadsheet calculates in binary with fifteen digits and a little: twelve of them must be those of the fact.
    private static string Significant(decimal value) => value.ToString("E11", CultureInfo.InvariantCulture);

    private static string Place(PlacedFigure placed)
    {
        var place = (PartPlace)placed.Place;
        return $"{place.Part}!{place.Anchor[(place.Anchor.LastIndexOf('!') + 1)..]}";
    }

    private Dictionary<string, string> Formulas()
    {
        using var document = SpreadsheetDocument.Open(Book, isEditable: false);
        var book = document.WorkbookPart!;
        return book.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
            .SelectMany(s => ((WorksheetPart)book.GetPartById(s.Id!)).Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()
            .Where(c => c.CellFormula is not null).Select(c => (Name: $"{s.Name}!{c.CellReference}", c.CellFormula!.Text)))
            .ToDictionary(c => c.Name, c => c.Text, StringComparer.Ordinal);
    }
}
