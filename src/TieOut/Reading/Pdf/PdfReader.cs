using System.Text;

namespace Kessan.TieOut.Reading.Pdf;

/// <summary>
/// Reads a PDF: its words are set out as lines of text, each where it stands on the page, as a wire release would have them; the wire-text reader then
/// finds paragraphs and tables in them. Running heads are left out, so that a table goes on over a page break. Every character knows its word's page and box.
/// </summary>
internal sealed class PdfReader
{
    private readonly StringBuilder text = new();
    private readonly List<PlacedStretch> places = [];

    public static (Document? Document, string? Fault) Read(string path, ReadOnlyMemory<byte> content)
    {
        var (layout, fault) = PdfToText.Run(content);
        return layout is null ? (null, fault) : ReadLayout(path, layout);
    }

    /// <param name="layout">The words and their boxes as pdftotext writes them.</param>
    public static (Document? Document, string? Fault) ReadLayout(string path, string layout)
    {
        var pages = LayoutReader.Read(layout);
        if (!pages.Exists(p => p.Words.Count > 0))
        {
            return (null, "The PDF holds pictures of pages but no text: it would have to go through text recognition first.");
        }
        if (!IsLegible(pages)) { return (null, "The fonts of the PDF do not say which letters they draw: its text cannot be read, only looked at."); }
        var reader = new PdfReader();
        reader.Write([.. pages.Select(p => (p, PageLines.Of(p)))]);
        var source = new SourceText(path, reader.text.ToString(), new PlaceTable(reader.places));
        return (WireTextReader.Read(source, countsColumns: false), null);
    }

    /// <summary>Fonts without a table of characters give signs for letters: of words of three letters and more, hardly any is then one.</summary>
    private static bool IsLegible(List<PdfPage> pages)
    {
        int words = 0, sound = 0;
        foreach (var word in pages.SelectMany(p => p.Words).Where(w => w.Text.Length > 2))
        {
            words++;
            if (word.Text.Count(c => char.IsAsciiLetterOrDigit(c) || Script.IsCjk(c)) * 3 >= word.Text.Length * 2 && !word.Text.Contains('\u00FF')) { sound++; }
        }

        return sound * 2 >= words;
    }

    private void Write(List<(PdfPage Page, List<PdfLine> Lines)> pages)
    {
        var heads = RunningHeads.Find(pages);
        foreach (var (page, all) in pages)
        {
            var lines = all.Where(l => !heads.Contains(l)).ToList();
            if (lines.Count == 0) { continue; }
            var (character, pitch) = (CharacterWidth(page), Pitch(lines));
            for (var i = 0; i < lines.Count; i++)
            {
                if (i > 0 && lines[i].Bottom - lines[i - 1].Bottom > pitch * 1.5m) { text.Append('\n'); }
                WriteLine(page, lines[i], character);
            }

            text.Append('\n');
        }
    }

    private void WriteLine(PdfPage page, PdfLine line, decimal character)
    {
        var start = text.Length;
        for (var p = 0; p < line.Phrases.Count; p++)
        {
            var phrase = line.Phrases[p];
            var at = Math.Max(Column(phrase, p, character), p == 0 ? 0 : text.Length - start + 2);
            text.Append(' ', at - (text.Length - start));
            for (var w = 0; w < phrase.Words.Count; w++)
            {
                var word = phrase.Words[w];
                if (w > 0 && !GoesOn(phrase.Words[w - 1], word)) { text.Append(' '); }
                places.Add(new(text.Length, text.Length + word.Text.Length, page.Number, (word.Left, word.Top, word.Right, word.Bottom), null));
                text.Append(word.Text);
            }
        }

        text.Append('\n');
    }

    /// <summary>"1 ,585" is one number that was set in two pieces.</summary>
    private static bool GoesOn(PdfWord before, PdfWord word) =>
        word.Text is [',', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', ..] && char.IsAsciiDigit(before.Text[^1]);

    /// <summary>Numbers stand by their right edges, labels by their left, headers by their middle.</summary>
    private static int Column(PdfPhrase phrase, int index, decimal character)
    {
        var place = phrase.IsNumber
            ? (phrase.Right / character) - phrase.Length
            : index == 0 ? phrase.Left / character : ((phrase.Left + phrase.Right) / 2m / character) - (phrase.Length / 2m);
        return (int)Math.Clamp(decimal.Floor(place + 0.5m), 0m, 390m);
    }

    /// <summary>Narrower than a letter in the middle of all, so that lines of narrow letters find room.</summary>
    private static decimal CharacterWidth(PdfPage page)
    {
        var widths = page.Words.Where(w => w.Text.Length > 1).Select(w => (w.Right - w.Left) / w.Text.Length).Order().ToList();
        var middle = widths.Count == 0 ? 5m : widths[widths.Count / 2];
        return Math.Max(Math.Max(0.5m, page.Width / 380m), middle * 0.8m);
    }

    private static decimal Pitch(List<PdfLine> lines)
    {
        var steps = lines.Skip(1).Select((l, i) => l.Bottom - lines[i].Bottom).Where(s => s > 1m).Order().ToList();
        return steps.Count == 0 ? 12m : steps[steps.Count / 2];
    }
}
