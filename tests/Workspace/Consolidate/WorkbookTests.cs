using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kessan.Tests.Cli;
using Kessan.Tests.Conventions;
using Kessan.Tests.Documents;

namespace Kessan.Tests.Workspace.Consolidate;

/// <summary>The workbook of the example: valid, and its formulas give what stands beside them when another program calculates them.</summary>
public sealed class WorkbookTests : IDisposable
{
    private readonly string output = Directory.CreateTempSubdirectory("kessan-workbook-").FullName;

    public WorkbookTests() =>
        CommandLine.Run("consolidate", Path.Combine(Repository.Root, "examples", "iij"), "--period", "1H08", "--out", output, "--quiet").ExitCode.ShouldBe(0);

    private string Book => Path.Combine(output, "consolidation.xlsx");

    public void Dispose() => Directory.Delete(output, recursive: true);

    [Fact]
    public void It_keeps_to_the_schema_and_its_totals_are_formulas()
    {
        using var document = SpreadsheetDocument.Open(Book, isEditable: false);
        new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var formulas = document.WorkbookPart!.WorksheetParts.Sum(p => p.Worksheet.Descendants<CellFormula>().Count());
        formulas.ShouldBeGreaterThan(300);
    }

    [SofficeFact]
    public void LibreOffice_calculates_every_formula_to_the_value_beside_it()
    {
        var expected = RecalculatedWorkbook.Values(Book, formulasOnly: true);
        var calculated = RecalculatedWorkbook.Calculate(Book, output);
        foreach (var (cell, value) in expected)
        {
            decimal.Parse(calculated[cell], NumberStyles.Float, CultureInfo.InvariantCulture)
                .ShouldBe(decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture), cell);
        }
    }
}

/// <summary>A test that needs LibreOffice; skipped, and said to be, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SofficeFactAttribute : FactAttribute
{
    public SofficeFactAttribute()
    {
        var there = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "soffice")));
        if (!there) { Skip = "LibreOffice (soffice) is not installed: apt-get install libreoffice-calc-nogui."; }
    }
}
