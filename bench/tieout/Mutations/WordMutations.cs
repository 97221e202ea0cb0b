using System.Globalization;
using System.Text.RegularExpressions;
using Kessan.TieOut;

namespace Kessan.Bench.TieOut.Mutations;

/// <summary>Slips in the words around a number: its unit, its period, its direction.</summary>
internal static partial class WordMutations
{
    private static readonly string[] Units = ["thousand", "million", "billion"];
    private static readonly string[] JapaneseUnits = ["千", "百万", "億"];
    private static readonly (string Up, string Down)[] Directions =
    [
        ("increased", "decreased"), ("increase", "decrease"), ("increases", "decreases"), ("increasing", "decreasing"), ("up", "down"), ("rose", "fell"),
        ("grew", "declined"),
        ("higher", "lower"), ("growth", "decline"), ("増加", "減少"), ("増益", "減益"), ("増収", "減収"),
    ];

    /// <summary>The unit word behind a number of a sentence: million for billion.</summary>
    public static Mutation? Unit(CorpusDocument document, CheckedFigure figure, Draw draw)
    {
        if (figure.Table is not null) { return null; }
        var (span, text) = (figure.Figure.Span, document.Text);
        if (UnitWord().Match(text, span.End, Math.Min(40, text.Length - span.End)) is not { Success: true } match) { return null; }
        var word = match.Groups["unit"];
        var all = char.IsAscii(word.Value[0]) ? Units : JapaneseUnits;
        var others = all.Where(u => !u.Equals(word.Value, StringComparison.OrdinalIgnoreCase)).ToList();
        return new(MutationKind.UnitWord, word.Index, word.Index + word.Length, draw.From(others), span.Start, word.Index + word.Length);
    }

    /// <summary>The year or the quarter named nearest to a number of a sentence, or over a number of a table.</summary>
    public static Mutation? Period(CorpusDocument document, CheckedFigure figure, Draw draw)
    {
        var (span, text) = (figure.Figure.Span, document.Text);
        var reach = figure.Table is null ? 120 : 1200;
        var from = Math.Max(0, span.Start - reach);
        var matches = PeriodLabel()
            .Matches(text[from..Math.Min(text.Length, span.End + (figure.Table is null ? 80 : 0))])
            .Where(m => IsFree(document, from + m.Index))
            .ToList();
        if (matches.Count == 0) { return null; }
        var match = figure.Table is null ? matches.MinBy(m => Math.Abs(from + m.Index - span.Start))! : draw.From(matches);
        var digit = match.Value.Length == 4 && match.Value[1] is '0' or '9' ? 3 : 0;
        var value = match.Value[digit] - '0';
        var changed = digit == 3 ? (value + 9) % 10 : value == 1 ? 2 : value - 1;
        var at = from + match.Index + digit;
        var (start, end) = figure.Table is null ? (Math.Min(at, span.Start), Math.Max(at, span.End)) : (at - 40, LastOfTable(document, figure));
        return new(MutationKind.Period, at, at + 1, changed.ToString(CultureInfo.InvariantCulture), Math.Max(0, start), end)
        {
            InTable = figure.Table is not null
        };
    }

    /// <summary>Increased for decreased, up for down, within the sentence of a growth or change.</summary>
    public static Mutation? Direction(CorpusDocument document, CheckedFigure figure, Draw draw)
    {
        if (figure.Table is not null || figure.Figure.Kind is not (Kessan.TieOut.Figures.FigureKind.Growth or Kessan.TieOut.Figures.FigureKind.Change))
        {
            return null;
        }
        var (span, text) = (figure.Figure.Span, document.Text);
        var from = Math.Max(0, span.Start - 60);
        var near = text[from..Math.Min(text.Length, span.End + 30)];
        var best = (Distance: int.MaxValue, Index: 0, Old: "", New: "");
        foreach (var (up, down) in Directions)
        {
            foreach (var (old, changed) in new[] { (up, down), (down, up) })
            {
                for (var at = near.IndexOf(old, StringComparison.Ordinal); at >= 0; at = near.IndexOf(old, at + 1, StringComparison.Ordinal))
                {
                    var whole = !char.IsAscii(old[0])
                        || ((at == 0 || !char.IsLetter(near[at - 1])) && (at + old.Length == near.Length || !char.IsLetter(near[at + old.Length])));
                    var distance = Math.Abs(from + at - span.Start);
                    if (whole && distance < best.Distance) { best = (distance, from + at, old, changed); }
                }
            }
        }

        return best.Old.Length == 0
            ? null
            : new(MutationKind.Direction, best.Index, best.Index + best.Old.Length, best.New, Math.Min(best.Index, span.Start),
                Math.Max(best.Index + best.Old.Length, span.End));
    }

    /// <summary>A period label is none where the number is itself a figure.</summary>
    private static bool IsFree(CorpusDocument document, int at) => !document.Clean.Figures.Any(f => f.Figure.Span.Start <= at && at < f.Figure.Span.End);

    private static int LastOfTable(CorpusDocument document, CheckedFigure figure) =>
        document.Clean.Figures.Where(f => f.Table == figure.Table).Max(f => f.Figure.Span.End);

    [GeneratedRegex(@"\G\)?\s{0,3}(?<unit>thousand|million|billion|千|百万|億)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnitWord();

    [GeneratedRegex(@"\b(19|20)\d\d\b|\b[1-4]Q\d\d\b|\b[12]H\d\d\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PeriodLabel();
}
