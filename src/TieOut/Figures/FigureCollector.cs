using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Figures;

/// <summary>Collects all figures of a document: first the expressions of time, which give the calendar; then tables and sentences.</summary>
internal sealed class FigureCollector
{
    private readonly Document document;
    private readonly Vocabulary vocabulary = new();
    private readonly List<PassageText> passages = [];
    private readonly List<List<PrintedNumber>> numbers = [];

    private FigureCollector(Document document) => this.document = document;

    public static DocumentFigures Collect(Document document) => new FigureCollector(document).Collect();

    private DocumentFigures Collect()
    {
        ReadPassages();
        var calendar = DocumentCalendar.Of([.. passages.Select(p => p.Times), .. HeaderTimes()]);
        var currency = MainCurrency();
        var evidence = new DocumentEvidence(document.Tags, TruncatedIn(currency));
        var tables = BuildTables(calendar, currency, evidence);
        var thousands = WritesThousands();
        var sentences = BuildSentences(new ProseReader(calendar, currency, evidence, thousands), calendar);
        return new()
        {
            Document = document,
            Vocabulary = vocabulary,
            Calendar = calendar,
            Tables = tables,
            Sentences = sentences,
            Passages = passages.ConvertAll(p => p.WithoutTokens()),
            WritesThousands = thousands
        };
    }

    /// <summary>The currency whose amounts the document says are cut off: the one named there, else its own.</summary>
    private string? TruncatedIn(string? currency) =>
        passages.Find(p => JapaneseWords.SaysTruncated(p.Passage.Text)) is { } said ? Caption.Read(said.Passage.Text).Currency ?? currency ?? "JPY" : null;

    private void ReadPassages()
    {
        var found = new List<Unread>();
        for (var b = 0; b < document.Blocks.Count; b++)
        {
            if (document.Blocks[b] is Paragraph paragraph) { found.Add(new(paragraph.Passage, b, paragraph.IsHeading, IsLabel: false)); }
            else if (document.Blocks[b] is Table table)
            {
                foreach (var row in table.Rows) { if (row.Label.Text.Length > 0) { found.Add(new(row.Label, b, IsHeading: false, IsLabel: true)); } }
            }
        }

        var read = new (PassageText, List<PrintedNumber>)[found.Count];
        Parallel.For(0, read.Length, i => read[i] = Read(found[i]));
        foreach (var (passage, printed) in read) { passages.Add(passage); numbers.Add(printed); }
        NumberedNames.Remove(passages, numbers);
    }

    /// <summary>A passage before it is read.</summary>
    private sealed record Unread(Passage Passage, int Block, bool IsHeading, bool IsLabel);

    private static (PassageText, List<PrintedNumber>) Read(Unread unread)
    {
        var passage = PassageText.Of(unread.Passage, unread.Block, unread.IsHeading, unread.IsLabel);
        var found = NumberReader.Read(passage.Passage.Text, passage.Tokens, passage.Times);
        if (unread.IsLabel) { found.RemoveAll(n => n.Currency is null && n.Scale is null && n.Noun != "shares"); }
        return (passage, found);
    }

    private IEnumerable<IReadOnlyList<TimeExpression>> HeaderTimes() =>
        document.Blocks.OfType<Table>().SelectMany(t => t.Columns).Select(c => TimeReader.Read(c.Header, Lexer.Lex(c.Header)));

    /// <summary>Nine in ten of the written-out amounts end in three zeros; of fewer than ten all.</summary>
    private bool WritesThousands()
    {
        var (all, round) = (0, 0);
        for (var p = 0; p < passages.Count; p++)
        {
            if (passages[p].IsLabel) { continue; }
            foreach (var number in numbers[p])
            {
                if (!ProseReader.IsWrittenOut(number)) { continue; }
                all++;
                if (number.Value % 1_000m == 0m) { round++; }
            }
        }

        return all > 0 && round * 10 >= all * 9;
    }

    private string? MainCurrency()
    {
        var said = numbers.SelectMany(n => n).Select(n => n.Currency).OfType<string>()
            .Concat(document.Blocks.OfType<Table>().SelectMany(t => t.Columns).Select(c => Caption.Read(c.Header).Currency).OfType<string>());
        return said.GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
    }

    private List<TableView> BuildTables(DocumentCalendar calendar, string? currency, DocumentEvidence evidence)
    {
        var labels = passages.Where(p => p.IsLabel).DistinctBy(p => p.Passage).ToDictionary(p => p.Passage);
        var builder = new TableViewBuilder(vocabulary, calendar, currency, evidence, labels);
        var said = numbers.SelectMany(n => n).Where(n => n.Scale is > 1m && n.Digits >= 3).ToList();
        var tables = new List<TableView>();
        var inherited = Caption.Empty;
        var sinceTable = new List<int>();
        for (var p = 0; p < document.Blocks.Count; p++)
        {
            if (document.Blocks[p] is not Table table) { sinceTable.Add(p); continue; }
            var outer = CaptionAbove(sinceTable) ?? (sinceTable.Count <= 1 ? inherited : Caption.Empty);
            var times = TitleTimes(table);
            var title = string.Join(' ', table.Title.TakeLast(3).Select(t => t.Text));
            var view = builder.Build(table, tables.Count, outer, times, title, null);
            if (view.ScaleIsOpen)
            {
                builder.ReadCells(view);
                if (OpenScale.Guess(view, said) is { } scale) { view = builder.Build(table, tables.Count, outer, times, title, scale); }
            }
            tables.Add(view);
            inherited = view.ScaleIsOpen ? Caption.Empty : view.Caption;
            sinceTable.Clear();
        }

        Parallel.ForEach(tables.Where(t => t.Figures.Length == 0), builder.ReadCells);
        return tables;
    }

    /// <summary>"Unit: JPY million" or "(in thousands)" in the lines since the last table, the nearest first.</summary>
    private Caption? CaptionAbove(List<int> blocks)
    {
        for (var i = blocks.Count - 1; i >= Math.Max(0, blocks.Count - 8); i--)
        {
            var text = ((Paragraph)document.Blocks[blocks[i]]).Passage.Text;
            if (text.Length < 160 && TableViewBuilder.SaysUnit(text) && Caption.Read(text) is { Scale: not null } caption) { return caption; }
        }

        return null;
    }

    private static List<TimeExpression> TitleTimes(Table table)
    {
        var found = new List<TimeExpression>();
        foreach (var title in table.Title.TakeLast(4)) { found.AddRange(TimeReader.Read(title.Text, Lexer.Lex(title.Text))); }
        return found;
    }

    private List<Sentence> BuildSentences(ProseReader reader, DocumentCalendar calendar)
    {
        var found = new List<(int Passage, List<WordAt> Words, WordsAbove Above, HeadingPeriod? Governing)>();
        var above = WordsAbove.Nothing;
        HeadingPeriod? governing = null;
        for (var p = 0; p < passages.Count; p++)
        {
            var (passage, has) = (passages[p], numbers[p].Count > 0);
            if (passage.IsLabel && !has) { continue; }
            var words = vocabulary.Read(passage.Passage.Text, passage.Tokens);
            if (passage.IsLabel) { found.Add((p, words, WordsAbove.Nothing, null)); continue; }
            governing = HeadingPeriods.After(governing, passage, has, calendar);
            if (has) { found.Add((p, words, above, governing)); }
            above = above.Below(passage.IsHeading, words);
        }

        var sentences = new List<Sentence>[found.Count];
        Parallel.For(0, sentences.Length, i =>
            sentences[i] = reader.Read(passages[found[i].Passage], numbers[found[i].Passage], found[i].Words, found[i].Above, found[i].Governing));
        return [.. sentences.SelectMany(s => s)];
    }
}
