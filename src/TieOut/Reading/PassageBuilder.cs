using System.Text;

namespace Kessan.TieOut.Reading;

/// <summary>
/// Puts a passage together from characters with their places: white space becomes one blank as in a browser, and full-width letters,
/// digits and marks become the plain ones, which are read in the same way.
/// </summary>
/// <param name="marks">How the document marks the digits of its numbers.</param>
internal sealed class PassageBuilder(NumberMarks marks)
{
    private readonly StringBuilder text = new();
    private readonly List<PassagePiece> pieces = [];
    private int blankAt = -1;
    private int blankLength = 1;
    private bool blank;

    public bool IsEmpty => text.Length == 0;

    public int Length => text.Length;

    public char Last => text.Length == 0 ? ' ' : text[^1];

    /// <summary>No-break blanks before the first character: how filers indent labels.</summary>
    public int LeadingBlanks { get; private set; }

    public void Append(ReadOnlySpan<char> run, int sourceStart)
    {
        for (var i = 0; i < run.Length; i++)
        {
            if (run[i] is ' ' or '\n' or '\r' or '\t' or '\f' or '\u200B' or '\uFEFF' or '\u00AD')
            {
                Blank(run[i] is ' ' or '\n' or '\t' ? sourceStart + i : -1);
                continue;
            }
            if (char.IsWhiteSpace(run[i])) { NoBreak(sourceStart + i); continue; }
            Add(FullWidth.Fold(run[i]), sourceStart + i, 1);
        }
    }

    /// <summary>Characters that the source writes as one mark: an entity, or a surrogate pair out of one.</summary>
    public void AppendMark(ReadOnlySpan<char> decoded, int sourceStart, int sourceLength)
    {
        if (decoded.Length == 1 && char.IsWhiteSpace(decoded[0])) { NoBreak(sourceStart, sourceLength); return; }
        if (decoded is "\u200B" or "\u00AD" or "\uFEFF") { return; }
        if (decoded.Length == 1) { Add(FullWidth.Fold(decoded[0]), sourceStart, sourceLength); return; }
        WriteBlank(sourceStart);
        pieces.Add(new(text.Length, decoded.Length, sourceStart, sourceLength));
        text.Append(decoded);
    }

    /// <summary>A line break or a gap between two cells.</summary>
    public void Break() => Blank(-1);

    public Passage Take()
    {
        var passage = new Passage(marks.Fold(text.ToString()), [.. pieces], markup: true);
        Clear();
        return passage;
    }

    public void Clear()
    {
        text.Clear();
        pieces.Clear();
        (blank, blankAt, LeadingBlanks) = (false, -1, 0);
    }

    private void NoBreak(int place, int length = 1)
    {
        if (text.Length == 0) { LeadingBlanks++; }
        Blank(place, length);
    }

    private void Blank(int place, int length = 1)
    {
        if (text.Length == 0) { return; }
        (blankAt, blankLength) = (blank ? -1 : place, length);
        blank = true;
    }

    private void Add(char c, int sourceStart, int sourceLength)
    {
        WriteBlank(sourceStart);
        if (sourceLength == 1 && pieces.Count > 0 && pieces[^1] is var last && last.TextLength == last.SourceLength
            && last.SourceStart + last.SourceLength == sourceStart && last.TextStart + last.TextLength == text.Length)
        {
            pieces[^1] = last with { TextLength = last.TextLength + 1, SourceLength = last.SourceLength + 1 };
        }
        else { pieces.Add(new(text.Length, 1, sourceStart, sourceLength)); }
        text.Append(c);
    }

    /// <summary>One blank that stands as such in the source keeps the run before it and the run after it in one piece.</summary>
    private void WriteBlank(int next)
    {
        if (!blank) { return; }
        var last = pieces[^1];
        if (blankAt >= 0 && blankLength > 1 && blankAt + blankLength == next && last.SourceStart + last.SourceLength == blankAt)
        {
            pieces.Add(new(text.Length, 1, blankAt, blankLength));
        }
        else if (blankAt >= 0 && blankAt + 1 == next && last.SourceStart + last.SourceLength == blankAt && last.TextLength == last.SourceLength)
        {
            pieces[^1] = last with { TextLength = last.TextLength + 1, SourceLength = last.SourceLength + 1 };
        }

        text.Append(' ');
        (blank, blankAt) = (false, -1);
    }
}
