using System.Globalization;
using System.Text;
using Kessan.Bench.TieOut.Mutations;
using Kessan.TieOut;

namespace Kessan.Bench.TieOut;

/// <summary>The results as Markdown: found and placed by kind of change, by rule, by kind of document; tied shares; exceptions on clean documents.</summary>
internal static class Results
{
    public static string Of(IReadOnlyList<CorpusDocument> documents, IReadOnlyList<Trial> trials)
    {
        var text = new StringBuilder();
        foreach (var (title, some, tried) in Parts(documents, trials))
        {
            text.Append(Line($"## {title}\n\n{some.Count} documents, {tried.Count} changes of one thing.\n\n"));
            text.Append("### What was changed\n\n| change | in | tried | found | % | at the figure | % |\n|---|---|---:|---:|---:|---:|---:|\n");
            foreach (var kind in Enum.GetValues<MutationKind>())
            {
                foreach (var inTable in new[] { true, false })
                {
                    text.Append(Row($"{Name(kind)} | {(inTable ? "tables" : "sentences")}",
                        [.. tried.Where(t => t.Mutation.Kind == kind && t.Mutation.InTable == inTable)]));
                }
            }
            text.Append(Row("**numbers (the first five)** |", [.. tried.Where(t => t.Mutation.Kind <= MutationKind.Thousandfold)]));
            text.Append(Row("**all** |", tried));
            text.Append("\n### Kinds of documents\n\n| kind | documents | figures | tied in tables % | tied in sentences % | exceptions | per 1,000 figures | numbers changed | found % | at the figure % |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
            foreach (var kind in some.Select(d => d.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Append("**all**"))
            {
                text.Append(KindRow(kind, some, tried));
            }
            text.Append('\n');
        }

        return text.Append(Rows(trials)).Append(ByRule(documents, trials)).ToString();
    }

    /// <summary>Rows left out, by what they were to the sums of their table.</summary>
    public static string Rows(IEnumerable<Trial> trials)
    {
        var text = new StringBuilder("## Rows left out\n\nOnly a row that is added up is missed by its total; a total that is gone leaves its rows to the next one.\n\n| what the row was | tried | found | % | in the table | % |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var group in trials.Where(t => t.Mutation.Kind == MutationKind.DroppedRow)
            .GroupBy(Examination.Part, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(Row(group.Key, [.. group]));
        }
        return text.Append('\n').ToString();
    }

    private static IEnumerable<(string Title, List<CorpusDocument> Documents, List<Trial> Trials)> Parts(IReadOnlyList<CorpusDocument> documents,
        IReadOnlyList<Trial> trials)
    {
        yield return ("All documents", [.. documents], [.. trials]);
        yield return ("The half that was looked at", [.. documents.Where(d => !d.IsHeldOut)], [.. trials.Where(t => !t.Document.IsHeldOut)]);
        yield return ("The half that was kept apart", [.. documents.Where(d => d.IsHeldOut)], [.. trials.Where(t => t.Document.IsHeldOut)]);
    }

    private static string KindRow(string kind, List<CorpusDocument> all, List<Trial> trials)
    {
        var documents = all.Where(d => kind == "**all**" || d.Kind == kind).ToList();
        var figures = documents.SelectMany(d => d.Clean.Figures).ToList();
        var exceptions = documents.Sum(d => Trial.Exceptions(d.Clean).Count());
        var tried = trials.Where(t => documents.Contains(t.Document) && t.Mutation.Kind <= MutationKind.Thousandfold).ToList();
        return Line($"| {kind} | {documents.Count} | {figures.Count} | {Tied(figures.Where(f => f.Table is not null))} | {Tied(figures.Where(f => f.Table is null))} | {exceptions} | {Decimal(1000m * exceptions, figures.Count)} | {tried.Count} | {Percent(tried.Count(t => t.IsFound), tried.Count)} | {Percent(tried.Count(t => t.AtFigure is not null), tried.Count)} |\n");
    }

    private static string Tied(IEnumerable<CheckedFigure> figures)
    {
        var all = figures.ToList();
        return Percent(all.Count(f => f.State == FigureState.Tied), all.Count);
    }

    private static string ByRule(IReadOnlyList<CorpusDocument> documents, IReadOnlyList<Trial> trials)
    {
        var text = new StringBuilder("## Rules\n\n| rule | exceptions on clean documents | changes it reported | at the figure | % |\n|---|---:|---:|---:|---:|\n");
        var clean = documents.SelectMany(d => Trial.Exceptions(d.Clean))
            .GroupBy(f => f.Finding.Code, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        foreach (var rule in clean.Keys.Concat(trials.Select(t => t.Rule).OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var reported = trials.Where(t => t.Rule == rule).ToList();
            text.Append(Line($"| {rule} {Kessan.TieOut.Rules.RuleCatalog.Find(rule)?.Name} | {clean.GetValueOrDefault(rule)} | {reported.Count} | {reported.Count(t => t.AtFigure is not null)} | {Percent(reported.Count(t => t.AtFigure is not null), reported.Count)} |\n"));
        }

        return text.ToString();
    }

    private static string Name(MutationKind kind) => kind switch
    {
        MutationKind.Digit => "a digit",
        MutationKind.Exchange => "two digits exchanged",
        MutationKind.Sign => "sign",
        MutationKind.Tenfold => "ten times",
        MutationKind.Thousandfold => "a thousand times",
        MutationKind.UnitWord => "unit word",
        MutationKind.Period => "period label",
        MutationKind.Direction => "direction word",
        _ => "row left out",
    };

    private static string Row(string name, List<Trial> tried)
    {
        if (tried.Count == 0) { return ""; }
        var (found, placed) = (tried.Count(t => t.IsFound), tried.Count(t => t.AtFigure is not null));
        return Line($"| {name} | {tried.Count} | {found} | {Percent(found, tried.Count)} | {placed} | {Percent(placed, tried.Count)} |\n");
    }

    private static string Percent(int part, int whole) => Decimal(100m * part, whole);

    private static string Decimal(decimal part, int whole) =>
        whole == 0 ? "-" : decimal.Round(part / whole, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Line(FormattableString line) => FormattableString.Invariant(line);
}
