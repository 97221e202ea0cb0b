namespace Kessan.TieOut.Reports.Xlsx;

/// <summary>The looks of a cell: positions in the list of formats of <see cref="SheetStyles"/>.</summary>
internal enum CellStyle
{
    Plain,
    Header,
    Wrapped,
    Number,

    /// <summary>Text that begins as a formula would; the program that opens it keeps it a text (quotePrefix, ECMA-376 part 1, 18.8.45).</summary>
    Quoted,
    Wrong,
    Link,
    Title,
}

/// <summary>A cell of text or of a number. There is no cell with a formula: nothing of a document can become one.</summary>
internal readonly record struct SheetCell(string? Text, decimal? Number, CellStyle Style)
{
    public static readonly SheetCell Empty = new(null, null, CellStyle.Plain);

    public static SheetCell Of(string? text, CellStyle style = CellStyle.Plain) =>
        string.IsNullOrEmpty(text) ? Empty with { Style = style } : new(text, null, LooksLikeFormula(text) ? CellStyle.Quoted : style);

    public static SheetCell Of(decimal number) => new(null, number, CellStyle.Number);

    private static bool LooksLikeFormula(string text) =>
        text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '|' or '%';
}
