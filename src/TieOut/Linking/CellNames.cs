using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Linking;

/// <summary>
/// What tells a cell from the others of its line and period, the words over its column (<example>Domestic, Canada and Consolidated</example>), and a line
/// from the others of its name, the headings over its row (<example>Client under "Net revenue" and again under "Operating income"</example>).
/// </summary>
internal sealed class CellNames
{
    /// <summary>What a column without words of its own is worth: the total, where no part is named.</summary>
    private const decimal Unnamed = 0.5m;

    /// <summary>A name is outdone by one that the sentence uses so much better.</summary>
    private const decimal Better = 0.2m;

    private static readonly IReadOnlySet<int> NoWords = new HashSet<int>();

    private readonly Dictionary<Figure, Distinction> columns = [];
    private readonly Dictionary<FactLine, Distinction> rows = [];

    /// <param name="Own">The words that its rivals have not all.</param>
    /// <param name="Rivals">Those of each rival.</param>
    private sealed record Distinction(IReadOnlySet<int> Own, List<HashSet<int>> Rivals);

    public CellNames(DocumentFigures document, Subjects subjects)
    {
        var reporting = WordList.Known("reporting.txt", document.Vocabulary);
        var headers = document.Tables.ToDictionary(t => t, t => t.Columns.Select(c => WordsOver(c, document.Vocabulary, reporting)).ToArray());
        foreach (var line in subjects.Lines.Where(l => !l.Cells[0].RowView.IsTime))
        {
            foreach (var rivals in line.Cells.GroupBy(c => (c.Figure.Period, c.Figure.Unit, c.Figure.Kind)).Where(g => g.Count() > 1))
            {
                Tell(rivals, c => headers[c.Table][c.Column], (cell, own) => columns[cell.Figure] = own);
            }
        }

        foreach (var namesakes in subjects.Lines.Where(l => !l.Cells[0].RowView.IsTime)
            .GroupBy(l => (l.Table.Index, string.Join(' ', l.Core.Order())))
            .Where(g => g.Count() > 1))
        {
            Tell(namesakes, l => HeadingWords(l, document.Vocabulary), (line, own) => rows[line] = own);
        }
    }

    /// <summary>The words over the column of a fact that tell it from others.</summary>
    public IReadOnlySet<int> ColumnWords(Fact fact) => columns.GetValueOrDefault(fact.Sources[0])?.Own ?? NoWords;

    /// <summary>The sentence names another column, or another heading over a line of this name, and not this one.</summary>
    /// <param name="worth">What each word is worth to the figure, 0 to 1.</param>
    public bool IsOutdone(Fact fact, Func<int, decimal> worth) =>
        (columns.TryGetValue(fact.Sources[0], out var column) && IsOutdone(column, worth))
            || (rows.TryGetValue(fact.Line, out var row) && IsOutdone(row, worth));

    private static bool IsOutdone(Distinction names, Func<int, decimal> worth)
    {
        var own = Worth(names.Own, worth);
        return names.Rivals.Exists(r => Worth(r, worth) >= own + Better);
    }

    private static decimal Worth(IReadOnlySet<int> words, Func<int, decimal> worth) => words.Count == 0 ? Unnamed : words.Sum(worth) / words.Count;

    private static void Tell<T>(IEnumerable<T> all, Func<T, HashSet<int>> wordsOf, Action<T, Distinction> keep)
    {
        var named = all.Select(one => (One: one, Words: wordsOf(one))).ToList();
        var common = named[0].Words.Where(w => named.TrueForAll(n => n.Words.Contains(w))).ToHashSet();
        var own = named.ConvertAll(n => n.Words.Where(w => !common.Contains(w)).ToHashSet());
        if (own.TrueForAll(w => w.Count == 0)) { return; }
        for (var i = 0; i < named.Count; i++) { keep(named[i].One, new(own[i], [.. own.Where((words, k) => k != i && !words.SetEquals(own[i]))])); }
    }

    /// <summary>The words of the headings over a row; those of the table's title are no help, as it names them all.</summary>
    private static HashSet<int> HeadingWords(FactLine line, Vocabulary vocabulary) =>
        [.. line.Table.Table.Rows[line.Cells[0].Row].Headings.SelectMany(h => Known(h.Text, vocabulary))];

    /// <summary>The words of a header outside its times.</summary>
    private static HashSet<int> WordsOver(ColumnView column, Vocabulary vocabulary, HashSet<int> reporting)
    {
        var header = column.Header.ToCharArray();
        foreach (var time in column.Times) { Array.Fill(header, ' ', time.Start, time.End - time.Start); }
        return [.. Known(new string(header), vocabulary).Where(w => !reporting.Contains(w))];
    }

    /// <summary>The words of a text that the document uses in its sentences and labels.</summary>
    private static IEnumerable<int> Known(string text, Vocabulary vocabulary) =>
        Lexer.Lex(text).Where(t => t.Kind == TokenKind.Word).SelectMany(t => text[t.Start..t.End].Split('-')).Select(vocabulary.Find).Where(w => w >= 0);
}
