namespace Kessan.TieOut.Reading;

/// <summary>
/// How a document marks groups of three digits and decimals, and its numbers taken as the plain ones: 1.284,5 and 1 284,5 and 1'284.5 are
/// 1,284.5. One character stays one character, so that places hold. A number that can be read in one way only ("1.284,5") is read so
/// wherever it stands; for 12,5 and 1.284 and 1 842 the other numbers of the document decide.
/// </summary>
internal sealed class NumberMarks
{
    /// <summary>As few numbers of a kind are no habit of a document.</summary>
    private const int Fewest = 2;

    /// <summary>Nothing is to be folded.</summary>
    public static readonly NumberMarks Plain = new(commas: false, blanks: false, any: false);

    private readonly bool commas;
    private readonly bool blanks;
    private readonly bool any;

    private NumberMarks(bool commas, bool blanks, bool any) => (this.commas, this.blanks, this.any) = (commas, blanks, any);

    /// <param name="isMarkup">What stands between &lt; and &gt; is no text.</param>
    public static NumberMarks Of(string text, bool isMarkup = false)
    {
        var seen = new Seen();
        var run = new DigitRun();
        for (var i = 0; i < text.Length;)
        {
            var next = isMarkup ? text.AsSpan(i).IndexOfAny(DigitsOrTag) : text.AsSpan(i).IndexOfAnyInRange('0', '9');
            if (next < 0) { break; }
            i += next;
            if (text[i] == '<') { i = EndOfTag(text, i); continue; }
            run.Read(text, i, isMarkup);
            seen.Add(text, run);
            i = run.End;
        }

        var withCommas = seen.CommaDecimals >= Fewest && seen.CommaDecimals > seen.PointDecimals * 2;
        var withBlanks = seen.BlankGroups >= Fewest && seen.BlankGroups > (withCommas ? seen.PointGroups : seen.CommaGroups);
        return withCommas || withBlanks || seen.Others > 0 ? new(withCommas, withBlanks, any: true) : Plain;
    }

    /// <summary>The same text where nothing is to fold.</summary>
    public string Fold(string text)
    {
        if (!any) { return text; }
        char[]? folded = null;
        var run = new DigitRun();
        for (var i = 0; i < text.Length;)
        {
            var next = text.AsSpan(i).IndexOfAnyInRange('0', '9');
            if (next < 0) { break; }
            i += next;
            run.Read(text, i, isMarkup: false);
            i = run.End;
            Fold(run, ref folded, text);
        }

        return folded is null ? text : new string(folded);
    }

    private void Fold(DigitRun run, ref char[]? folded, string text)
    {
        if (!IsForeign(run)) { return; }
        folded ??= text.ToCharArray();
        for (var k = 0; k < run.Count; k++) { folded[run.PlaceOf(k)] = k == run.Count - 1 && run.EndsInDecimals(commas) ? '.' : ','; }
    }

    private bool IsForeign(DigitRun run) => run.Kind switch
    {
        RunKind.Certain => true,
        RunKind.Blanks => blanks,
        RunKind.CommaDecimal or RunKind.Group when run.First == ',' => commas,
        RunKind.Group or RunKind.PointGroups => commas,
        _ => false,
    };

    private static readonly System.Buffers.SearchValues<char> DigitsOrTag = System.Buffers.SearchValues.Create("0123456789<");

    private static int EndOfTag(string text, int start)
    {
        var rest = text.AsSpan(start);
        var end = rest.StartsWith("<style", StringComparison.OrdinalIgnoreCase) ? rest.IndexOf("</style", StringComparison.OrdinalIgnoreCase)
            : rest.StartsWith("<script", StringComparison.OrdinalIgnoreCase) ? rest.IndexOf("</script", StringComparison.OrdinalIgnoreCase)
            : rest.IndexOf('>');
        return end < 0 ? text.Length : start + end + 1;
    }

    /// <summary>How often numbers of a document show which mark is which.</summary>
    private sealed class Seen
    {
        public int CommaDecimals { get; private set; }

        public int PointDecimals { get; private set; }

        public int CommaGroups { get; private set; }

        public int PointGroups { get; private set; }

        public int BlankGroups { get; private set; }

        /// <summary>Numbers that are read in one way only, and not in the plain one.</summary>
        public int Others { get; private set; }

        public void Add(string text, DigitRun run)
        {
            switch (run.Kind)
            {
                case RunKind.Certain:
                    Others++;
                    if (run.EndsInDecimals(commas: false) && run.Last == ',') { CommaDecimals++; PointGroups++; }
                    break;
                case RunKind.CommaDecimal: CommaDecimals++; break;
                case RunKind.PointDecimal: PointDecimals++; break;
                case RunKind.Group when run.First == ',': CommaGroups++; break;
                case RunKind.PointGroups: PointGroups++; break;
                case RunKind.Plain: CommaGroups++; PointDecimals++; break;
                case RunKind.Blanks when run.First != ' ' || IsAmount(text, run):
                    BlankGroups++;
                    if (run.EndsInDecimals(commas: true) && run.Last == ',') { CommaDecimals++; }
                    break;
                default: break;
            }
        }

        /// <summary>A currency before it or a scale behind it holds the digits on both sides of a blank together.</summary>
        private static bool IsAmount(string text, DigitRun run)
        {
            var before = text.AsSpan(0, run.Start).TrimEnd(' ');
            var word = before.Length;
            while (word > 0 && before.Length - word < 4 && char.IsLetter(before[word - 1])) { word--; }
            var code = before[word..];
            if (Lexer.IsCurrencyCode(code) || (before.Length > 0 && before[^1] is '\u20AC' or '$' or '\u00A3')) { return true; }
            var behind = text.AsSpan(run.End).TrimStart(' ');
            var end = 0;
            while (end < behind.Length && end < 12 && char.IsLetter(behind[end])) { end++; }
            return end > 1 && Figures.UnitWords.ScaleOf(behind[..end]) is not null;
        }
    }
}
