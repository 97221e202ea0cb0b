using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO401 without a growth or change: "interest expense increased to 2.2 million from 2.6 million", "net income fell from 54.7 to 63.2". One of the two numbers
/// must be known to be the line's, or the growth beside them say the other way too, so that the word is wrong and not the reading.
/// </summary>
internal static class MovedAmounts
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document, ProseLinks prose)
    {
        var changes = ChangesInSentences.All(document, prose).ToLookup(c => c.Now);
        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count is >= 2 and <= 40))
        {
            for (var i = 0; i < sentence.Figures.Count; i++)
            {
                if (Partner(sentence, i, prose) is not var (now, then) || DirectionContradictsSign.IsTurned(sentence.Figures[i])) { continue; }
                if (now.Figure.Value == then.Figure.Value || now.Figure.Value <= 0m || then.Figure.Value <= 0m || now.Figure.Unit != then.Figure.Unit
                    || now.Figure.Kind != then.Figure.Kind)
                {
                    continue;
                }
                var sign = now.Figure.Value > then.Figure.Value ? 1 : -1;
                if (sign == sentence.Figures[i].Direction
                    || !(IsLinked(now, prose) || IsLinked(then, prose) || changes[now].Any(c => c.Then == then && c.Change.Direction == sign)))
                {
                    continue;
                }
                yield return DirectionContradictsSign.Report(document.Document.Source, sentence.Figures[i], sign, [now.Figure, then.Figure],
                    $"{now.Figure.Text} against {then.Figure.Text} went {DirectionContradictsSign.Word(sign)}");
            }
        }
    }

    /// <summary>
    /// "increased to A from B", "increased to A (2024: B)", "increased from B to A" and "A, up from B"; the number that the word moves comes first.
    /// </summary>
    private static MovedPair? Partner(Sentence sentence, int i, ProseLinks prose)
    {
        var said = sentence.Figures[i];
        if (said.Direction == 0 || said.Figure.Kind is not (FigureKind.Amount or FigureKind.PerShare or FigureKind.Margin or FigureKind.Count)) { return null; }
        var link = Before(said);
        if (link is "from" && i + 1 < sentence.Figures.Count && Between(said, sentence.Figures[i + 1]) is "to") { return new(sentence.Figures[i + 1], said); }
        if (link is "from")
        {
            if (i == 0 || Between(sentence.Figures[i - 1], said).Trim(", ".AsSpan()) is not ("up from" or "down from")) { return null; }
            // "85.2 million, or 1.39 per share, up from 69.2 million": the second number says the first per share.
            var now = sentence.Figures[i - 1].Figure.Kind == FigureKind.PerShare && said.Figure.Kind == FigureKind.Amount && i > 1 ? i - 2 : i - 1;
            return new(sentence.Figures[now], said);
        }
        if (link is not "to" || i + 1 >= sentence.Figures.Count) { return null; }
        var second = sentence.Figures[i + 1];
        var between = Between(said, second);
        if (prose.TopicOf(second).Side != ComparisonSide.Base) { return null; }
        if (second.IsComparative) { return between.Length <= 2 ? new(said, second) : null; }
        return EndsInComparison(between) && between.Length < 60 && between.IndexOfAny(';', '.') < 0 ? new(said, second) : null;
    }

    private static bool EndsInComparison(ReadOnlySpan<char> text)
    {
        foreach (var words in Comparisons) { if (text.EndsWith(words, StringComparison.OrdinalIgnoreCase)) { return true; } }
        return false;
    }

    private static readonly string[] Comparisons = ["from", "compared with", "compared to", "versus", "against"];

    private static ReadOnlySpan<char> Between(ProseFigure left, ProseFigure right) =>
        left.Sentence.Passage.Text.AsSpan(left.Number.PhraseEnd, Math.Max(0, right.Number.PhraseStart - left.Number.PhraseEnd)).Trim();

    private sealed record MovedPair(ProseFigure Now, ProseFigure Then);

    /// <summary>The word directly before the number.</summary>
    private static string Before(ProseFigure figure)
    {
        var text = figure.Sentence.Passage.Text.AsSpan(figure.Sentence.Start, Math.Max(0, figure.Number.PhraseStart - figure.Sentence.Start)).TrimEnd();
        return text.EndsWith(" to", StringComparison.Ordinal) ? "to" : text.EndsWith(" from", StringComparison.Ordinal) ? "from" : "";
    }

    private static bool IsLinked(ProseFigure figure, ProseLinks prose) =>
        prose.Found.GetValueOrDefault(figure) is { PeriodAgrees: true, IsWeak: false, Score: >= 0.7m };
}
