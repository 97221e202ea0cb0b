namespace Kessan.TieOut.Reading.Pdf;

/// <summary>Puts the words of a page into lines by their heights, and the words of a line into phrases by the gaps between them.</summary>
internal static class PageLines
{
    public static List<PdfLine> Of(PdfPage page)
    {
        var lines = new List<PdfLine>();
        var words = page.Words.OrderBy(w => w.Middle).ThenBy(w => w.Left).ToList();
        for (var i = 0; i < words.Count;)
        {
            var line = new List<PdfWord> { words[i] };
            var (top, bottom) = (words[i].Top, words[i].Bottom);
            for (i++; i < words.Count && (IsOnLine(words[i], top, bottom) || AreRaised(line, words[i])); i++)
            {
                if (AreRaised(line, words[i])) { (top, bottom) = (words[i].Top, words[i].Bottom); }
                line.Add(words[i]);
            }

            lines.Add(new(Phrases(WithoutMarks([.. line.OrderBy(w => w.Left)])), line.Min(w => w.Top), line.Max(w => w.Bottom)));
        }

        return lines;
    }

    /// <summary>The middle of the word lies within the inner half of the line: raised marks do, the next line does not.</summary>
    private static bool IsOnLine(PdfWord word, decimal top, decimal bottom) => word.Middle < bottom - ((bottom - top) * 0.15m);

    /// <summary>Marks of notes alone so far, and the word is one of those they are raised from: larger, and it begins above their lower half.</summary>
    private static bool AreRaised(List<PdfWord> marks, PdfWord word) =>
        marks.All(m => m.Height < word.Height * 0.85m && m.Middle > word.Top && m.Bottom < word.Bottom);

    /// <summary>
    /// Note marks without parentheses are raised digits, smaller than the word they stand at: as in a page of markup they would run into the sentence as
    /// numbers, and are left out.
    /// </summary>
    private static List<PdfWord> WithoutMarks(List<PdfWord> line) =>
        line.Where((word, i) => !(word.Text.Length <= 2 && word.Text.All(char.IsAsciiDigit)
            && ((i > 0 && IsRaisedAt(word, line[i - 1], word.Left - line[i - 1].Right))
                || (i + 1 < line.Count && IsRaisedAt(word, line[i + 1], line[i + 1].Left - word.Right))))).ToList();

    private static bool IsRaisedAt(PdfWord mark, PdfWord word, decimal gap) =>
        gap < word.Height * 0.2m && mark.Height < word.Height * 0.8m && mark.Bottom < word.Bottom - (word.Height * 0.2m);

    private static List<PdfPhrase> Phrases(List<PdfWord> words)
    {
        var phrases = new List<PdfPhrase>();
        foreach (var word in words)
        {
            if (phrases.Count > 0 && word.Left - phrases[^1].Right < word.Height * 0.55m
                && !(EndsCell(phrases[^1]) && word.Left - phrases[^1].Right > word.Height * 0.35m))
            {
                phrases[^1].Words.Add(word);
            }
            else
            {
                phrases.Add(new([word]));
            }
        }

        return phrases;
    }

    private static bool EndsCell(PdfPhrase phrase) => phrase.IsNumber && phrase.Words[^1].Text is not "$" && phrase.Words[^1].Text.Length > 2;
}
