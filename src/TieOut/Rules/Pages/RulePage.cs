using System.Text;

namespace Kessan.TieOut.Rules.Pages;

/// <summary>
/// The page of a rule as it stands in docs/reference/rules: the one place where a rule is explained. The pages are part of the program, so that
/// <c>kessan rule</c>, the SARIF and the annotated document say what the documentation says.
/// </summary>
/// <param name="Title">Code and name.</param>
/// <param name="Sections">In the order of the page; the first, without heading, is what the rule says.</param>
public sealed record RulePage(string Title, IReadOnlyList<PageSection> Sections)
{
    private const string Folder = "rules/";

    /// <summary>What the rule says, as one paragraph or several.</summary>
    public string Says => Sections[0].Text;

    public string? Section(string heading) => Sections.FirstOrDefault(s => s.Heading == heading)?.Text;

    /// <summary>The page of a rule of the catalogue.</summary>
    /// <exception cref="InvalidOperationException">The page is not there: a test holds catalogue and pages together.</exception>
    public static RulePage Of(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Parse(Markdown(rule));
    }

    public static string Markdown(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        using var stream = typeof(RulePage).Assembly.GetManifestResourceStream($"{Folder}{rule.Code}.md")
            ?? throw new InvalidOperationException($"The rule {rule.Code} has no page.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>A page from its text: a title, what stands under it, and sections.</summary>
    public static RulePage Parse(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var sections = new List<PageSection>();
        var (title, heading, body, fenced) = ("", "", new List<string>(), false);
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!fenced && line.StartsWith("# ", StringComparison.Ordinal)) { title = line[2..]; continue; }
            if (!fenced && line.StartsWith("## ", StringComparison.Ordinal))
            {
                sections.Add(new(heading, Joined(body)));
                (heading, body) = (line[3..], []);
                continue;
            }

            body.Add(line);
        }

        sections.Add(new(heading, Joined(body)));
        return new(title, sections);
    }

    private static string Joined(List<string> lines) => string.Join('\n', lines).Trim('\n');
}

/// <param name="Heading">Empty for what stands under the title.</param>
/// <param name="Text">Markdown, without empty lines at its ends.</param>
public sealed record PageSection(string Heading, string Text);
