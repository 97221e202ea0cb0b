namespace Kessan.TieOut.Reading.Pdf;

/// <summary>A word on a page with its box, in points from the upper left corner.</summary>
internal sealed record PdfWord(string Text, decimal Left, decimal Top, decimal Right, decimal Bottom)
{
    public decimal Middle => (Top + Bottom) / 2m;

    public decimal Height => Bottom - Top;
}

internal sealed record PdfPage(int Number, decimal Width, decimal Height, List<PdfWord> Words);

/// <summary>Words side by side with no more than a blank between them.</summary>
internal sealed record PdfPhrase(List<PdfWord> Words)
{
    public decimal Left => Words[0].Left;

    public decimal Right => Words[^1].Right;

    public int Length => Words.Sum(w => w.Text.Length) + Words.Count - 1;

    /// <summary>Numbers stand under one another by their right edges.</summary>
    public bool IsNumber =>
        Words[^1].Text[^1] is (>= '0' and <= '9') or ')' or '%' or '-' or '\u2014' or '\u2013'
            && Words.TrueForAll(w => CellScanner.EndOfCell(w.Text, 0, w.Text.Length) == w.Text.Length || w.Text is "$" or "%" or ")" or "(");
}

/// <summary>A printed line.</summary>
internal sealed record PdfLine(List<PdfPhrase> Phrases, decimal Top, decimal Bottom)
{
    public string Text => string.Join(' ', Phrases.SelectMany(p => p.Words).Select(w => w.Text));
}
