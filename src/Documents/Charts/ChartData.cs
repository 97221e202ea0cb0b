using System.Globalization;
using Kessan.Documents.Workbooks;

namespace Kessan.Documents;

/// <summary>Where the numbers of a native chart stand: categories down column A, a series to a column.</summary>
/// <param name="Sheet">The name of the sheet.</param>
/// <param name="HeaderRow">The row of the names of the series.</param>
/// <param name="FirstRow">The row of the first category.</param>
/// <param name="FirstColumn">The column of the first series, counted from 0.</param>
/// <param name="IsEmbedded">The workbook is a part of the chart and holds the printed numbers, as every other format shows them; else the chart stands in the
/// workbook, whose cells hold exact ones and show them by their formats.</param>
internal sealed record ChartData(string Sheet, int HeaderRow, int FirstRow, int FirstColumn, bool IsEmbedded)
{
    public const string Part = "data";

    public static readonly ChartData Embedded = new("Figures", 1, 2, 1, true);

    private string Quoted => IsEmbedded ? Sheet : WorkbookFile.Quoted(Sheet);

    public string HeaderOf(int column) => string.Create(CultureInfo.InvariantCulture, $"{Quoted}!${Workbooks.Sheet.Letters(column)}${HeaderRow}");

    public string Range(int column, int rows) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Quoted}!${Workbooks.Sheet.Letters(column)}${FirstRow}:${Workbooks.Sheet.Letters(column)}${FirstRow + rows - 1}");

    public decimal? ValueOf(Figure figure) => IsEmbedded ? figure.Printed : figure.Fact.Number / DivisorOf(figure.Format);

    /// <summary>By how much a cell holds less than the fact, where no format of a workbook can leave it off: the hundred millions of 億円.</summary>
    public static decimal DivisorOf(NumberFormat format) => IsPercent(format) || Commas(format.Scale) is not null ? 1m : format.Scale;

    /// <summary>A number format of ECMA-376 part 1, §18.8.31, with the sign of the document.</summary>
    public string FormatOf(Figure? figure)
    {
        if (figure is null) { return "#,##0;(#,##0)"; }
        var format = figure.Format;
        var digits = format.Decimals == 0 ? "#,##0" : "#,##0." + new string('0', format.Decimals);
        if (!IsEmbedded) { digits += Commas(format.Scale); }
        if (format.Suffix.StartsWith('%')) { digits += IsEmbedded ? "\"%\"" : "%"; }
        return format.Sign switch
        {
            SignStyle.WhiteTriangle => $"{digits};\"△\"{digits}",
            SignStyle.BlackTriangle => $"{digits};\"▲\"{digits}",
            SignStyle.Minus => $"{digits};-{digits}",
            _ => $"{digits};({digits})",
        };
    }

    private static bool IsPercent(NumberFormat format) => format.Scale == 0.01m && format.Suffix.StartsWith('%');

    /// <summary>Each comma behind the digits leaves three of them off.</summary>
    private static string? Commas(decimal scale) => scale switch { 1m => "", 1_000m => ",", 1_000_000m => ",,", 1_000_000_000m => ",,,", _ => null };
}
