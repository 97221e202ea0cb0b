using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO401 without a growth or change: "interest expense increased to 2.2 million from 2.6 million", "net income fell from 54.7 to 63.2". One of the two numbers
/// must be known to be the line's, so that the word is wrong and not the reading.
/// </summary>
internal static class MovedAmounts
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document, ProseLinks prose)
    {
        foreach (var sentence in document.Sentences.Where(s => s.Figures.Count is >= 2 and <= 20))
        {
            for (var i = 0; i < sentence.Figures.Count; i++)
            {
                if (Partner(sentence, i, prose) is not { } pair || DirectionContradictsSign.IsTurned(sentence.Figures[i])) { continue; }
                var (now, then) = pair;
                if (now.Figure.Value == then.Figure.Value || now.Figure.Value <= 0m || then.Figure.Value <= 0m || now.Figure.Unit != then.Figure.Unit || now.Figure.Kind != then.Figure.Kind) { continue; }
                var sign = now.Figure.Value > then.Figure.Value ? 1 : -1;
                if (sign == sentence.Figures[i].Direction || !(IsLinked(now, prose) || IsLinked(then, prose))) { continue; }
                yield return DirectionContradictsSign.Report(document.Document.Source, sentence.Figures[i], sign, [now.Figure, then.Figure], $"{now.Figure.Text} against {then.Figure.Text} went {DirectionContradictsSign.Word(sign)}");
            }
        }
    }

    /// <summary>"increased to A from B", "increased to A (2024: B)" and "increased from B to A"; the number that the word moves comes first.</summary>
    private static (ProseFigure Now, ProseFigure Then)? Partner(Sentence sentence, int i, ProseLinks prose)
    {
        var first = sentence.Figures[i];
        if (first.Direction == 0 || first.Figure.Kind is not (FigureKind.Amount or FigureKind.PerShare or FigureKind.Margin or FigureKind.Count) || i + 1 >= sentence.Figures.Count) { return null; }
        var link = Before(first);
        var second = sentence.Figures[i + 1];
        var between = sentence.Passage.Text.AsSpan(first.Number.PhraseEnd, Math.Max(0, second.Number.PhraseStart - first.Number.PhraseEnd)).Trim();
        if (link is "from") { return between is "to" ? (second, first) : null; }
        if (link is not "to") { return null; }
        if (second.IsComparative) { return prose.TopicOf(second).Side == ComparisonSide.Base && between.Length <= 2 ? (first, second) : null; }
        return between.EndsWith("from", StringComparison.OrdinalIgnoreCase) && between.Length < 60 && between.IndexOfAny(';', '.') < 0 ? (first, second) : null;
    }

    /// <summary>The word directly before the number.</summary>
    private static string Before(ProseFigure figure)
    {
        var text = figure.Sentence.Passage.Text.AsSpan(figure.Sentence.Start, Math.Max(0, figure.Number.PhraseStart - figure.Sentence.Start)).TrimEnd();
        return text.EndsWith(" to", StringComparison.Ordinal) ? "to" : text.EndsWith(" from", StringComparison.Ordinal) ? "from" : "";
    }

    private static bool IsLinked(ProseFigure figure, ProseLinks prose) => prose.Found.GetValueOrDefault(figure) is { PeriodAgrees: true, IsWeak: false, Score: >= 0.7m };
}
