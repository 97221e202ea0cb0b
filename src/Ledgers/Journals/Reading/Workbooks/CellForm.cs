using System.Globalization;
using System.Text;

namespace Kessan.Ledgers.Journals.Reading.Workbooks;

/// <summary>Writes cells as the schema's text: days as dates in its order, numbers with its decimal sign, other text in quotes where it must be.</summary>
internal sealed class CellForm(JournalSchema schema, int dateColumn, bool from1904)
{
    /// <summary>What a spreadsheet keeps of a number (§18.17.5.1); digits beyond are the binary form's.</summary>
    private const int SignificantDigits = 15;

    public void Append(StringBuilder line, int column, SheetCell cell)
    {
        var text = !cell.IsNumber
            ? cell.Text
            : Number(cell.Text) is not { } number ? cell.Text : column == dateColumn && IsSerial(number) ? Date(number) : Plain(number);
        // A line end inside a cell would move the line numbers away from the sheet's rows.
        text = text.ReplaceLineEndings(" ");
        if (schema.Quote is { } quote && (text.Contains(SheetText.Separator, StringComparison.Ordinal) || text.Contains(quote, StringComparison.Ordinal)))
        {
            var mark = quote.ToString();
            text = mark + text.Replace(mark, mark + mark, StringComparison.Ordinal) + mark;
        }

        line.Append(schema.Quote is null ? text.Replace(SheetText.Separator, ' ') : text);
    }

    private static decimal? Number(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture,
            out var number))
        {
            return null;
        }

        var whole = decimal.Truncate(Math.Abs(number)).ToString(CultureInfo.InvariantCulture).TrimStart('0').Length;
        var leadingZeros = whole > 0 || number == 0 ? 0 : Math.Abs(number).ToString(CultureInfo.InvariantCulture).AsSpan(2).IndexOfAnyExcept('0');
        return decimal.Round(number, Math.Clamp(SignificantDigits - whole + leadingZeros, 0, 28), MidpointRounding.ToEven);
    }

    /// <summary>Eight digits are a date as text; a serial day of this millennium has five.</summary>
    private static bool IsSerial(decimal number) => number is > 0 and < 2_958_466;

    private string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture).Replace('.', schema.DecimalSign);

    private string Date(decimal serial)
    {
        // Day 60 of the 1900 system is a 29 February that never was: days before 1 March 1900 are one less.
        var days = (int)decimal.Truncate(serial);
        var epoch = from1904 ? new DateOnly(1904, 1, 1) : days < 60 ? new DateOnly(1899, 12, 31) : new DateOnly(1899, 12, 30);
        var form = schema.Dates switch { DateOrder.YearMonthDay => "yyyy-MM-dd", DateOrder.DayMonthYear => "dd-MM-yyyy", _ => "MM-dd-yyyy" };
        return epoch.AddDays(days).ToString(form, CultureInfo.InvariantCulture);
    }
}
