using System.Text;

namespace Kessan.TieOut.Rules.Pages;

/// <summary>A page for a terminal: fences become indents, links their words; paragraphs are wrapped.</summary>
public static class PageText
{
    private const int Width = 100;

    public static string Of(RulePage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var text = new StringBuilder(page.Title).Append('\n');
        foreach (var section in page.Sections)
        {
            text.Append('\n');
            if (section.Heading.Length > 0) { text.Append(section.Heading).Append('\n'); }
            Body(text, section.Text);
        }

        return text.ToString();
    }

    /// <summary>A paragraph without its links and line ends.</summary>
    public static string Plain(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var text = new StringBuilder(markdown.Length);
        for (var i = 0; i < markdown.Length; i++)
        {
            var close = markdown[i] == '[' ? markdown.IndexOf("](", i, StringComparison.Ordinal) : -1;
            var end = close < 0 ? -1 : markdown.IndexOf(')', close);
            if (end < 0) { text.Append(markdown[i] is '\n' ? ' ' : markdown[i]); continue; }
            text.Append(markdown, i + 1, close - i - 1);
            i = end;
        }

        return text.Replace("`", "").Replace("*", "").ToString().Trim();
    }

    private static void Body(StringBuilder text, string markdown)
    {
        var (paragraph, fenced) = (new List<string>(), false);
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) { Wrap(text, paragraph); fenced = !fenced; }
            else if (fenced) { text.Append("    ").Append(line).Append('\n'); }
            else if (line.Length == 0) { Wrap(text, paragraph); text.Append('\n'); }
            else { paragraph.Add(line); }
        }

        Wrap(text, paragraph);
    }

    private static void Wrap(StringBuilder text, List<string> lines)
    {
        var column = 0;
        foreach (var word in Plain(string.Join(' ', lines)).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + word.Length > Width - 4) { text.Append('\n'); column = 0; }
            text.Append(column == 0 ? "    " : " ").Append(word);
            column += word.Length + 1;
        }

        if (column > 0) { text.Append('\n'); }
        lines.Clear();
    }
}
