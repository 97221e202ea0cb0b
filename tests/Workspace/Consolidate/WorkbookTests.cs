using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kessan.Tests.Cli;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Workspace.Consolidate;

/// <summary>The workbook of the example: valid, and its formulas give what stands beside them when another program calculates them.</summary>
public sealed class WorkbookTests : IDisposable
{
    private readonly string output = Directory.CreateTempSubdirectory("kessan-workbook-").FullName;

    public WorkbookTests() => CommandLine.Run("consolidate", Path.Combine(Repository.Root, "examples", "iij"), "--period", "1H08", "--out", output, "--quiet").ExitCode.ShouldBe(0);

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
        var (expected, bare) = (Values(Book), Path.Combine(output, "bare.xlsx"));
        WithoutValues(bare);
        Convert(bare);
        var calculated = Values(Path.Combine(output, "calculated", "bare.xlsx"));
        foreach (var (cell, value) in expected)
        {
            decimal.Parse(calculated[cell], NumberStyles.Float, CultureInfo.InvariantCulture).ShouldBe(decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture), cell);
        }
    }

    /// <summary>The values of formula cells, by sheet and cell.</summary>
    private static Dictionary<string, string> Values(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var book = document.WorkbookPart!;
        return book.Workbook.Descendants<Sheet>().SelectMany(s => ((WorksheetPart)book.GetPartById(s.Id!)).Worksheet.Descendants<Cell>()
            .Where(c => c.CellFormula is not null).Select(c => ($"{s.Name}!{c.CellReference}", c.CellValue?.Text ?? "no value"))).ToDictionary(c => c.Item1, c => c.Item2, StringComparer.Ordinal);
    }

    private void WithoutValues(string path)
    {
        File.Copy(Book, path);
        using var document = SpreadsheetDocument.Open(path, isEditable: true);
        foreach (var cell in document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Where(c => c.CellFormula is not null)) { cell.CellValue?.Remove(); }
    }

    private void Convert(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("soffice", ["--headless", $"-env:UserInstallation=file://{output}/profile", "--convert-to", "xlsx", "--outdir", Path.Combine(output, "calculated"), path]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
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
