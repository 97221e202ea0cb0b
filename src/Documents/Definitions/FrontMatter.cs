using Kessan.Core;

namespace Kessan.Documents;

/// <summary>What the head of a document says: title, period, presentation, language, and the names with digits that are no numbers.</summary>
/// <param name="Period">The period announced; <c>current</c> in bindings.</param>
/// <param name="Kind">release, which is read, or presentation, which is shown.</param>
/// <param name="RateConcept">The fact that holds the convenience rate of the last day of the period.</param>
internal sealed record FrontMatter(string Title, Period Period, string Presentation, string Language, string RateConcept, IReadOnlyList<string> Literals,
    DocumentKind Kind)
{
    /// <summary>How negatives are marked; null for the way of the language.</summary>
    public SignStyle? Negative { get; init; }

    public RoundingMode Amounts { get; init; } = RoundingMode.HalfUp;

    public YearStyle Years { get; init; }

    /// <summary>What the head says of the form that the document follows, by path: form.layout.</summary>
    public IReadOnlyList<(string Path, string Value)> Form { get; init; } = [];

    public HouseStyle Style(string currency)
    {
        var usual = HouseStyle.Of(Language, currency);
        return usual with { Negative = Negative ?? usual.Negative, Amounts = Amounts, Dates = Years };
    }

    private static readonly SortedDictionary<string, SignStyle> Negatives = new(StringComparer.Ordinal)
    {
        ["parentheses"] = SignStyle.Parentheses, ["△"] = SignStyle.WhiteTriangle, ["▲"] = SignStyle.BlackTriangle, ["minus"] = SignStyle.Minus,
    };

    private static readonly SortedDictionary<string, RoundingMode> Roundings = new(StringComparer.Ordinal)
    {
        ["half-up"] = RoundingMode.HalfUp,
        ["truncate"] = RoundingMode.Truncate
    };

    private static readonly SortedDictionary<string, YearStyle> YearStyles = new(StringComparer.Ordinal)
    {
        ["western"] = YearStyle.Western,
        ["era"] = YearStyle.Era
    };

    /// <summary>The period of a document that is written for the one asked for.</summary>
    public const string AnyPeriod = "any";

    /// <param name="asked">The period asked for; null where the document's own is meant.</param>
    public static FrontMatter? Read(SourceText source, FiscalCalendar calendar, Period? asked, FindingList findings)
    {
        if (Yaml(source.Text) is not var (yaml, shift) || Definition.ReadPart(source, yaml, shift, findings) is not [var head])
        {
            findings.Add(DocumentRule.UnusableDefinition, source.PlaceAt(0),
                "A document begins with its head between two lines of three hyphens: title, period, presentation.");
            return null;
        }

        var label = head.Text("period") ?? "";
        if ((label == AnyPeriod && asked is { } given ? given : calendar.Parse(label)) is not { } period)
        {
            findings.Add(DocumentRule.WrongPeriodLabel, head.PlaceOf("period"), $"'{label}' is no period.", printed: label,
                expected: "2Q08, 1H08, 9M08, FY2008, or any for a document of every period");
            return null;
        }

        var front = new FrontMatter(
            head.Text("title") ?? "", period, head.Text("presentation") ?? "", head.Text("language") ?? "en",
            head.Text("convenience-rate") ?? "ConvenienceTranslationRate", [.. head.Texts("literals").Select(t => t.Text)],
            head.Text("kind") == "presentation" ? DocumentKind.Presentation : DocumentKind.Release)
        {
            Negative = Choice(head, "negatives", Negatives, findings),
            Amounts = Choice(head, "rounding", Roundings, findings) ?? RoundingMode.HalfUp,
            Years = Choice(head, "years", YearStyles, findings) ?? YearStyle.Western,
            Form = [.. head.LeavesOf("form")],
        };
        head.CheckKeys();
        return front with { Title = new DateText(front.Style(""), calendar).Fill(front.Title, period) };
    }

    /// <summary>The period that the head names, without reading the rest.</summary>
    public static string? PeriodWord(string text)
    {
        if (Yaml(text) is not var (yaml, _)) { return null; }
        var line = yaml.Split('\n').FirstOrDefault(l => l.StartsWith("period:", StringComparison.Ordinal));
        return line?["period:".Length..].Split('#')[0].Trim().Trim('"', '\'');
    }

    private static T? Choice<T>(Definition head, string key, IReadOnlyDictionary<string, T> choices, FindingList findings)
        where T : struct
    {
        if (head.Text(key) is not { } word) { return null; }
        if (choices.TryGetValue(word, out var chosen)) { return chosen; }
        findings.Add(DocumentRule.UnusableDefinition, head.PlaceOf(key), $"'{word}' is none of the ways of '{key}'.", printed: word,
            expected: string.Join(", ", choices.Keys));
        return null;
    }

    private static (string Yaml, int Shift)? Yaml(string text)
    {
        // Lines may end as on Windows.
        var start = text.StartsWith("---\n", StringComparison.Ordinal) ? 4 : text.StartsWith("---\r\n", StringComparison.Ordinal) ? 5 : 0;
        if (start == 0) { return null; }
        var end = text.IndexOf("\n---", start, StringComparison.Ordinal);
        return end < 0 ? null : (text[start..(end + 1)], start);
    }
}
