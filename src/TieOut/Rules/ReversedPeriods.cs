using Kessan.TieOut.Figures;

namespace Kessan.TieOut.Rules;

/// <summary>
/// TO501 by the calendar: a period that ends before it begins. <example>"(April 1, 2007 to September 30, 2006)".</example> Two days that are compared
/// ("from December 31, 2023 to December 31, 2022") are no period: a year on, the second must be the last day of whole months that begin on the first.
/// </summary>
internal static class ReversedPeriods
{
    public static IEnumerable<TieFinding> Find(DocumentFigures document)
    {
        foreach (var passage in document.Passages)
        {
            for (var i = 0; i + 1 < passage.Times.Count; i++)
            {
                var (first, second) = (passage.Times[i], passage.Times[i + 1]);
                if (first.Day is not { } begin || second.Day is not { } end || end >= begin
                    || !IsJoined(passage.Passage.Text.AsSpan(first.End, Math.Max(0, second.Start - first.End))) || Meant(begin, end) is not { } meant)
                {
                    continue;
                }
                if (NearestFigure(document, passage) is { } figure) { yield return Report(document, passage, first, second, meant, figure); }
            }
        }
    }

    private static bool IsJoined(ReadOnlySpan<char> between) =>
        between.Trim() is "to" or "through" or "-" or "\u2013" or "\u2014" or "~" or "\uFF5E" or "\u301C" or "\u304B\u3089" or "\u81F3";

    /// <summary>The same day of the first year in which it closes whole months that begin on the first day.</summary>
    private static DateOnly? Meant(DateOnly begin, DateOnly end)
    {
        while (end < begin) { end = end.AddYears(1); }
        return end.AddDays(1).Day == begin.Day ? end : null;
    }

    /// <summary>The first figure behind the words, else the last before them.</summary>
    private static Figure? NearestFigure(DocumentFigures document, PassageText passage)
    {
        var start = passage.Passage.Whole.Start;
        Figure? before = null;
        Figure? after = null;
        foreach (var figure in document.All)
        {
            if (figure.Span.Start < start) { if (before is null || figure.Span.Start > before.Span.Start) { before = figure; } }
            else if (after is null || figure.Span.Start < after.Span.Start) { after = figure; }
        }

        return after ?? before;
    }

    private static TieFinding Report(DocumentFigures document, PassageText passage, TimeExpression first, TimeExpression second, DateOnly meant, Figure figure)
    {
        var (text, source) = (passage.Passage.Text, document.Document.Source);
        var words = text[second.Start..second.End];
        return WrongPeriod.Make(source, passage.Passage.SourceSpan(second.Start, second.End), words, figure, [], BaseDateNotBefore.Iso(meant),
            $"a period from {text[first.Start..first.End]} cannot end on {words} (another period).");
    }
}
