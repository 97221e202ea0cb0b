using System.Diagnostics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kessan.Tests.Documents;

/// <summary>Workbooks as another program calculates them: every value beside a formula is taken out first, so that none of ours can be read back.</summary>
internal static class RecalculatedWorkbook
{
    /// <summary>The values of the formula cells after LibreOffice has calculated them, by sheet and cell.</summary>
    public static Dictionary<string, string> Calculate(string book, string folder)
    {
        var bare = Path.Combine(folder, "bare.xlsx");
        File.Copy(book, bare);
        using (var document = SpreadsheetDocument.Open(bare, isEditable: true))
        {
            foreach (var cell in document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Where(c => c.CellFormula is not null))
            {
                cell.CellValue?.Remove();
            }
        }

        Convert(bare, folder);
        return Values(Path.Combine(folder, "calculated", "bare.xlsx"), formulasOnly: true);
    }

    /// <summary>The values of cells, by sheet and cell.</summary>
    public static Dictionary<string, string> Values(string path, bool formulasOnly)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var book = document.WorkbookPart!;
        return book.Workbook.Descendants<Sheet>().SelectMany(s => ((WorksheetPart)book.GetPartById(s.Id!)).Worksheet.Descendants<Cell>()
            .Where(c => c.CellFormula is not null || !formulasOnly).Select(c => (Name: $"{s.Name}!{c.CellReference}", Value: c.CellValue?.Text ?? "no value")))
            .ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
    }

    private static void Convert(string path, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo("soffice",
            ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx", "--outdir", Path.Combine(folder, "calculated"), path])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
