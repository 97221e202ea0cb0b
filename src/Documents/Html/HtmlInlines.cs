using System.Globalization;
using System.Text.RegularExpressions;
using Kessan.Core;

namespace Kessan.Documents;

/// <summary>Inline nodes as HTML. A figure is a span that names its facts, its exact value and, where a last digit was moved, why.</summary>
internal sealed partial class HtmlInlines(PlacedText output, Func<Period, string> labelOf)
{
    private readonly Dictionary<string, int> marks = new(StringComparer.Ordinal);

    /// <summary>A caption or heading, whose dates stay on one line: a year alone at the start of a line would look like a row of its own.</summary>
    public void WriteCaption(IEnumerable<Inline> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is TextRun run) { output.Append(DayPattern().Replace(HtmlText.Escape(Typography.Dashes(run.Text)), "<span class=\"whole\">$0</span>")); }
            else { Write(node); }
        }
    }

    public void Write(IEnumerable<Inline> nodes)
    {
        foreach (var node in nodes) { Write(node); }
    }

    private void Write(Inline node)
    {
        switch (node)
        {
            case TextRun run: output.Append(HtmlText.Escape(Typography.Dashes(run.Text))); break;
            case ChosenWord word: output.Append(HtmlText.Escape(word.Text)); break;
            case FigureRun run: Figure(run.Figure); break;
            case Image image:
                output.Append($"<img src=\"data:{image.Type};base64,{Convert.ToBase64String(image.Content.Span)}\" alt=\"{HtmlText.Escape(image.Shows)}\">");
                break;
            case LineBreak: output.Append("<br>\n"); break;
            case NoteMark mark: Mark(mark); break;
            case Link link: Wrapped($"<a href=\"{HtmlText.Escape(link.Target)}\">", link.Content, "</a>"); break;
            case Emphasis emphasis: Wrapped(emphasis.Strong ? "<strong>" : "<em>", emphasis.Content, emphasis.Strong ? "</strong>" : "</em>"); break;
            default: break;
        }
    }

    private void Wrapped(string open, IReadOnlyList<Inline> content, string close)
    {
        output.Append(open);
        Write(content);
        output.Append(close);
    }

    private void Figure(Figure figure)
    {
        // Japanese may break a line anywhere: a number stays with its unit.
        var together = figure.Suffix.Length > 0 && TextWidth.IsBreakable(figure.Suffix[0]);
        output.Append(together ? "<span class=\"whole\">" : "");
        output.Append(HtmlText.Escape(figure.Prefix));
        var facts = string.Join("; ", figure.Facts);
        output.Append($"<span class=\"fig\" data-fact=\"{HtmlText.Escape(facts)}\"");
        if (figure.Fact.Number is { } value) { output.Append(string.Create(CultureInfo.InvariantCulture, $" data-value=\"{value}\"")); }
        output.Append($" title=\"{HtmlText.Escape(Title(figure))}\">");
        output.AppendNumber(figure, Typography.NumberOf(figure));
        output.Append("</span>");
        output.Append(HtmlText.Escape(figure.Suffix));
        output.Append(together ? "</span>" : "");
    }

    /// <summary>What a reader sees when pointing at a number: Revenues [SystemsConstruction], 1H08: 6,289,946,000 JPY.</summary>
    private string Title(Figure figure)
    {
        var key = figure.Facts[0];
        var name = key.Concept + (key.Members.IsNone ? "" : $" [{key.Members}]");
        var periods = string.Join(" against ",
            figure.Facts.Where(f => f.Concept == key.Concept).Select(f => labelOf(f.Period)).Distinct(StringComparer.Ordinal));
        var measure = figure.Kind == FigureKind.Value ? "" : $", {figure.Kind.ToString().ToLowerInvariant()}";
        var value = figure.Fact.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $": {number:#,0.######} {figure.Fact.Key.Unit}") : ": nil";
        return name + measure + ", " + periods + value + (figure.Adjustment is { } moved ? $". Last digit moved: {moved.Reason}" : "");
    }

    [GeneratedRegex("[A-Z][a-z]+\\.? [0-9]{1,2}, [0-9]{4}|(明治|大正|昭和|平成|令和)?([0-9]{1,4}|元)年[0-9]{1,2}月[0-9]{1,2}日", RegexOptions.ExplicitCapture,
        Timeout.Infinite)]
    private static partial Regex DayPattern();

    /// <summary>The first mark of a note can be returned to; later ones have names of their own.</summary>
    private void Mark(NoteMark mark)
    {
        var times = marks[mark.Id] = marks.GetValueOrDefault(mark.Id) + 1;
        var id = times == 1 ? mark.Id : string.Create(CultureInfo.InvariantCulture, $"{mark.Id}-{times}");
        output.Append(string.Create(CultureInfo.InvariantCulture,
            $"<sup><a href=\"#note-{mark.Id}\" id=\"mark-{id}\" role=\"doc-noteref\">({mark.Number})</a></sup>"));
    }
}
