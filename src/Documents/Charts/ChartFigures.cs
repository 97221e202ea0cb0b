using Kessan.Core;

namespace Kessan.Documents;

/// <summary>The figures of a chart: as in a table, the rendering comes from the chart and is narrowed by the series.</summary>
internal sealed class ChartFigures(FigureFactory factory, FindingList findings)
{
    /// <summary>Numbers are bare, since the chart says their unit; a percentage keeps its sign.</summary>
    public Rendering? Rendering(Definition definition, string key)
    {
        if (definition.Text(key) is not { } words) { return null; }
        var rendering = RenderingParser.Parse(words, new() { Bare = !words.Contains("percent", StringComparison.Ordinal) }, out var problem);
        if (problem is null) { return rendering; }
        findings.Add(DocumentRule.UnusableDefinition, definition.PlaceOf(key), problem, printed: words, expected: RenderingParser.Known);
        return null;
    }

    public Figure? Make(Definition definition, string key, Period period, Period? @base, Rendering rendering)
    {
        if (definition.Text(key) is not { } text || BindingSyntax.Name(text) is not var (concept, members, time))
        {
            findings.Add(DocumentRule.UnusableDefinition, definition.Place, $"'{key}' names no concept.", printed: definition.Text(key));
            return null;
        }

        return factory.Make(new(concept, members, PeriodWords.At(period, time), "actual", @base, rendering), definition.PlaceOf(key));
    }
}
