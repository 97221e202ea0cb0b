namespace Kessan.TieOut.Reading;

/// <summary>What the marks between the digits of a number say about it.</summary>
internal enum RunKind
{
    /// <summary>No marks, or some that make no number: a date, a list.</summary>
    None,

    /// <summary>1,284.5: groups by commas, decimals behind a point.</summary>
    Plain,

    /// <summary>1.284,5 and 1'284: read in one way only.</summary>
    Certain,

    /// <summary>12,5.</summary>
    CommaDecimal,

    /// <summary>12.5.</summary>
    PointDecimal,

    /// <summary>1,284 or 1.284: a group, or three decimals.</summary>
    Group,

    /// <summary>1.284.500.</summary>
    PointGroups,

    /// <summary>1 842: a group, or two numbers.</summary>
    Blanks,
}

/// <summary>Digits with the marks between them; one object reads one number after the other, since a page has thousands.</summary>
internal sealed class DigitRun
{
    private const int MostMarks = 8;

    private readonly char[] marks = new char[MostMarks];
    private readonly int[] places = new int[MostMarks];
    private readonly int[] lengths = new int[MostMarks + 1];

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Marks between the digits.</summary>
    public int Count { get; private set; }

    public RunKind Kind { get; private set; }

    public char First => marks[0];

    public char Last => marks[Count - 1];

    public int PlaceOf(int mark) => places[mark];

    /// <param name="isMarkup">&amp;nbsp; and &amp;#160; are blanks that hold digits together.</param>
    public void Read(string text, int start, bool isMarkup)
    {
        (Start, Count) = (start, 0);
        Take(text, start);
        while (End < text.Length && Count < MostMarks)
        {
            var (mark, length) = MarkAt(text, End, isMarkup);
            if (length == 0 || End + length >= text.Length || !char.IsAsciiDigit(text[End + length])) { break; }
            var digits = DigitsAt(text, End + length);
            if (IsBlank(mark) && (digits != 3 || lengths[Count] > 3 || lengths[0] > 3 || text[Start] == '0' || (Count > 0 && !IsBlank(Last)))) { break; }
            (marks[Count], places[Count]) = (mark, End);
            Count++;
            Take(text, End + length);
        }

        Kind = KindOf();
    }

    /// <param name="commas">A comma before three digits parts decimals off.</param>
    public bool EndsInDecimals(bool commas)
    {
        if (Last is not (',' or '.')) { return false; }
        if (Count > 1) { return Last != marks[Count - 2]; }
        return lengths[1] != 3 || (commas && Last == ',');
    }

    private void Take(string text, int at)
    {
        var digits = DigitsAt(text, at);
        lengths[Count] = digits;
        End = at + digits;
    }

    private RunKind KindOf()
    {
        if (Count is 0 or MostMarks) { return RunKind.None; }
        var groups = Groups(Count);
        if (IsBlank(First)) { return groups || (Last is ',' or '.' && Groups(Count - 1)) ? RunKind.Blanks : RunKind.None; }
        if (First is '\'' or '\u2019')
        {
            return groups && IsAll(First, Count) || (Last is '.' or ',' && IsAll(First, Count - 1) && Groups(Count - 1)) ? RunKind.Certain : RunKind.None;
        }
        if (Count == 1) { return groups ? RunKind.Group : First == ',' ? RunKind.CommaDecimal : RunKind.PointDecimal; }
        if (IsAll(First, Count)) { return !groups ? RunKind.None : First == '.' ? RunKind.PointGroups : RunKind.Plain; }
        if (!Groups(Count - 1) || !IsAll(First, Count - 1)) { return RunKind.None; }
        return (First, Last) switch { (',', '.') => RunKind.Plain, ('.', ',') => RunKind.Certain, _ => RunKind.None };
    }

    /// <summary>One to three digits, then three behind each of the first marks.</summary>
    private bool Groups(int count)
    {
        if (lengths[0] is 0 or > 3) { return false; }
        for (var k = 1; k <= count; k++) { if (lengths[k] != 3) { return false; } }
        return true;
    }

    private bool IsAll(char mark, int count)
    {
        for (var k = 0; k < count; k++) { if (marks[k] != mark) { return false; } }
        return count > 0;
    }

    private static (char Mark, int Length) MarkAt(string text, int at, bool isMarkup)
    {
        var c = text[at];
        if (c is ',' or '.' or '\'' or '\u2019' or ' ') { return (c, 1); }
        if (c is '\u00A0' or '\u202F' or '\u2009') { return ('\u00A0', 1); }
        if (!isMarkup || c != '&') { return (' ', 0); }
        var rest = text.AsSpan(at);
        return rest.StartsWith("&nbsp;") || rest.StartsWith("&#160;")
            ? ('\u00A0', 6)
            : rest.StartsWith("&#8239;") || rest.StartsWith("&#8201;") ? ('\u00A0', 7) : rest.StartsWith("&thinsp;") ? ('\u00A0', 8) : (' ', 0);
    }

    private static int DigitsAt(string text, int at)
    {
        var i = at;
        while (i < text.Length && char.IsAsciiDigit(text[i])) { i++; }
        return i - at;
    }

    private static bool IsBlank(char c) => c is ' ' or '\u00A0';
}
