using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// Turns the text of a binding into nodes: <c>{{Revenues 1H08 | jpy million}}</c>,
/// <c>{{Revenues 1H08 | growth | an increase of/a decrease of}}</c>, <c>{{IncomeTaxExpenseBenefit 1H08 | word | expense/benefit}}</c>,
/// <c>{{filing.date | date}}</c>.
/// </summary>
internal sealed class BindingReader(FigureFactory factory, AdjustmentApplier adjustments, PeriodWords periods, CompanyData company, HouseStyle style,
    FindingList findings)
{
    /// <param name="start">The renderer's assumptions: sentences print currency and unit, tables the bare number.</param>
    /// <returns>Nothing where a finding says what is wrong.</returns>
    public IReadOnlyList<Inline> Read(string content, Rendering start, Place place)
    {
        var syntax = BindingSyntax.Split(content);
        if (syntax.Subject.Contains('.', StringComparison.Ordinal)) { return Datum(syntax, place); }
        var rendering = RenderingParser.Parse(syntax.Rendering, start, out var problem);
        if (problem is not null)
        {
            findings.Add(DocumentRule.MalformedBinding, place, $"{problem} The binding is {{{{{content}}}}}.", printed: syntax.Rendering,
                expected: RenderingParser.Known);
            return [];
        }

        var carried = syntax.Words is not null || rendering.Kind is FigureKind.Growth or FigureKind.Change or FigureKind.Points;
        rendering = carried ? rendering with { Abs = true } : rendering;
        return Request(syntax.Subject, rendering, place) is { } request && factory.Make(request, place) is { } figure
            ? Nodes(Adjusted(figure, request), rendering, syntax, place)
            : [];
    }

    /// <summary>A sentence that repeats a cell whose last digit was moved says the moved number.</summary>
    private Figure Adjusted(Figure figure, FigureRequest request)
    {
        var scale = request.Rendering.ScaleName;
        var unit = request.Rendering.Unit is { } name ? (name.ToLowerInvariant() + " " + scale).Trim() : request.Rendering.Kind.ToString().ToLowerInvariant();
        return adjustments.Sentence(figure, request.Name, $"{periods.Calendar.Label(request.Period)} {unit}");
    }

    /// <summary>Reads the subject: concept, members, time, quotient, period, scenario, base.</summary>
    public FigureRequest? Request(string subject, Rendering rendering, Place place)
    {
        var tokens = new Queue<string>(BindingSyntax.Tokens(subject));
        if (!tokens.TryDequeue(out var first) || BindingSyntax.Name(first) is not var (concept, members, time))
        {
            return Malformed($"A binding begins with a concept, as in Revenues[SystemsConstruction]; found '{subject}'.", place);
        }

        var request = new FigureRequest(concept, members, periods.Current, "actual", null, rendering);
        while (tokens.TryDequeue(out var token))
        {
            var next = token switch
            {
                "/" when tokens.TryDequeue(out var over) => request with { Over = over },
                "vs" when tokens.TryDequeue(out var label) => PeriodOf(label, place) is { } basis ? request with { Base = basis } : null,
                "target" or ['t', 'a', 'r', 'g', 'e', 't', '@', ..] => request with { Scenario = token },
                _ => PeriodOf(token, place) is { } period ? request with { Period = period } : null,
            };
            if (next is null) { return null; }
            request = next;
        }

        return request with { Period = PeriodWords.At(request.Period, time) };
    }

    private Period? PeriodOf(string label, Place place)
    {
        if (periods.Parse(label) is { } period) { return period; }
        findings.Add(DocumentRule.WrongPeriodLabel, place, $"'{label}' is no period.", printed: label,
            expected: "2Q08, 1H08, 9M08, FY2008, 2008-09-30, current, prior, year-start");
        return null;
    }

    private IReadOnlyList<Inline> Nodes(Figure figure, Rendering rendering, BindingSyntax syntax, Place place)
    {
        if (figure.Rounded is null)
        {
            findings.Add(DocumentRule.NotStated, place, $"{syntax.Subject} has nothing to print here: it is nil, or a growth that its base does not allow.",
                remedy: "Say it in another sentence, or leave it out.");
            return [];
        }

        if (syntax.Words is null && !rendering.WordOnly) { return [new FigureRun(figure)]; }
        var words = (syntax.Words ?? "").Split('/', StringSplitOptions.TrimEntries);
        if (words.Length is not (2 or 3))
        {
            Malformed("The words are those for a positive and for a negative number, and perhaps for zero, parted by slashes: an increase of/a decrease of.",
                place);
            return [];
        }

        var chosen = new ChosenWord(figure.Fact.Number switch { < 0m => words[1], 0m when words.Length == 3 => words[2], _ => words[0] }, figure.Fact);
        return rendering.WordOnly ? [chosen] : style.WordFollows ? [new FigureRun(figure), chosen] : [chosen, new TextRun(" "), new FigureRun(figure)];
    }

    private IReadOnlyList<Inline> Datum(BindingSyntax syntax, Place place)
    {
        if (company[syntax.Subject] is not { } value)
        {
            var nearest = NearestName.Several(syntax.Subject, company.Paths);
            findings.Add(DocumentRule.UnknownDatum, place, $"The company data has no '{syntax.Subject}'.", printed: syntax.Subject,
                expected: string.Join(", ", nearest), remedy: nearest.Count > 0 ? $"Perhaps {string.Join(" or ", nearest)}." : null);
            return [];
        }

        if (syntax.Rendering is "" or "text") { return [Linked(value)]; }
        if (periods.Calendar.Parse(value) is { IsInstant: true } date)
        {
            return syntax.Rendering switch
            {
                "date" => [new TextRun(periods.Dates.Long(date.End))],
                "date short" => [new TextRun(periods.Dates.Short(date.End))],
                _ => Nothing($"'{syntax.Rendering}' is no rendering of a date; there are 'date' and 'date short'.", place),
            };
        }

        return Nothing($"'{value}' of {syntax.Subject} is no date.", place);
    }

    /// <summary>Addresses of the web and of mail are links.</summary>
    private static Inline Linked(string value) =>
        value.StartsWith("http", StringComparison.Ordinal) ? new Link(value, [new TextRun(value)])
        : value.Contains('@', StringComparison.Ordinal) ? new Link("mailto:" + value, [new TextRun(value)])
        : new TextRun(value);

    private IReadOnlyList<Inline> Nothing(string message, Place place)
    {
        Malformed(message, place);
        return [];
    }

    private FigureRequest? Malformed(string message, Place place)
    {
        findings.Add(DocumentRule.MalformedBinding, place, message);
        return null;
    }
}
