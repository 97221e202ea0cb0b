using Kessan.Core;

namespace Kessan.Documents;

/// <summary>What the head of a document says: title, period, presentation, language, and the names with digits that are no numbers.</summary>
/// <param name="Period">The period announced; <c>current</c> in bindings.</param>
/// <param name="Kind">release, which is read, or presentation, which is shown.</param>
/// <param name="RateConcept">The fact that holds the convenience rate of the last day of the period.</param>
internal sealed record FrontMatter(string Title, Period Period, string Presentation, string Language, string RateConcept, IReadOnlyList<string> Literals, DocumentKind Kind)
{
    /// <summary>The period of a document that is written for the one asked for.</summary>
    public const string AnyPeriod = "any";

    /// <param name="asked">The period asked for; null where the document's own is meant.</param>
    public static FrontMatter? Read(SourceText source, FiscalCalendar calendar, Period? asked, FindingList findings)
    {
        if (Yaml(source.Text) is not var (yaml, shift) || Definition.ReadAll(source, yaml, shift, findings) is not [var head])
        {
            findings.Add(DocumentRule.UnusableDefinition, source.PlaceAt(0), "A document begins with its head between two lines of three hyphens: title, period, presentation.");
            return null;
        }

        var label = head.Text("period") ?? "";
        if ((label == AnyPeriod && asked is { } given ? given : calendar.Parse(label)) is not { } period)
        {
            findings.Add(DocumentRule.WrongPeriodLabel, head.PlaceOf("period"), $"'{label}' is no period.", printed: label, expected: "2Q08, 1H08, 9M08, FY2008, or any for a document of every period");
            return null;
        }

        var front = new FrontMatter(
            DateText.Fill(head.Text("title") ?? "", period, calendar), period, head.Text("presentation") ?? "", head.Text("language") ?? "en",
            head.Text("convenience-rate") ?? "ConvenienceTranslationRate", [.. head.Texts("literals").Select(t => t.Text)],
            head.Text("kind") == "presentation" ? DocumentKind.Presentation : DocumentKind.Release);
        head.CheckKeys();
        return front;
    }

    /// <summary>The period that the head names, without reading the rest.</summary>
    public static string? PeriodWord(string text)
    {
        if (Yaml(text) is not var (yaml, _)) { return null; }
        var line = yaml.Split('\n').FirstOrDefault(l => l.StartsWith("period:", StringComparison.Ordinal));
        return line?["period:".Length..].Split('#')[0].Trim().Trim('"', '\'');
    }

    private static (string Yaml, int Shift)? Yaml(string text)
    {
        const string Fence = "---\n";
        if (!text.StartsWith(Fence, StringComparison.Ordinal)) { return null; }
        var end = text.IndexOf("\n---", Fence.Length, StringComparison.Ordinal);
        return end < 0 ? null : (text[Fence.Length..(end + 1)], Fence.Length);
    }
}
