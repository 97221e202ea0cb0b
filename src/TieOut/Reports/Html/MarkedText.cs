using System.Text;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;

namespace Kessan.TieOut.Reports.Html;

/// <summary>Writes stretches of a document's text, escaped, with a mark around every figure that begins in them.</summary>
internal sealed class MarkedText(StringBuilder page, string source, IReadOnlyList<CheckedFigure> figures, string prefix)
{
    private int next;

    /// <summary>Writes the text from one position to another; stretches are written in order and do not overlap.</summary>
    /// <param name="decode">The text is HTML already: entities stand for characters and stay as they are.</param>
    public void Write(int start, int end, bool decode)
    {
        var at = start;
        while (next < figures.Count && figures[next].Figure.Span.Start < end)
        {
            var figure = figures[next++];
            var span = figure.Figure.Span;
            if (span.Start < at || span.End > end) { continue; }
            Plain(at, span.Start, decode);
            Open(figure, span, decode);
            Plain(span.Start, span.End, decode);
            page.Append("</button>");
            at = span.End;
        }

        Plain(at, end, decode);
    }

    /// <summary>A button, so that keyboards and screen readers reach it; the name begins with what is seen and says the state in words.</summary>
    private void Open(CheckedFigure item, Span span, bool decode)
    {
        var (letter, word) = Marks.Of(item.State);
        page.Append("<button type=\"button\" class=\"f ")
            .Append(letter)
            .Append("\" id=\"")
            .Append(prefix)
            .Append(item.Figure.Id)
            .Append("\" tabindex=\"-1\" aria-label=\"");
        Plain(span.Start, span.End, decode);
        page.Append(", ").Append(word).Append("\">");
    }

    private void Plain(int start, int end, bool decode)
    {
        var text = source.AsSpan(start, Math.Max(0, end - start));
        if (decode) { Escaped.AppendKeepingEntities(page, text); } else { Escaped.Append(page, text); }
    }
}

/// <summary>The class letter and the word of a state.</summary>
internal static class Marks
{
    public static (string Letter, string Word) Of(FigureState state) => state switch
    {
        FigureState.Tied => ("t", "tied"),
        FigureState.Exception => ("x", "exception"),
        _ => ("u", "untied"),
    };

    public static string WordOf(FigureKind kind) => kind switch
    {
        FigureKind.PerShare => "per share",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
