using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Workspace;

/// <summary>
/// From an average number of shares to what happened to them: each stretch of the period with the row of shares.csv that began it, and what dilutes with its
/// row of potential-shares.csv.
/// </summary>
internal static class ShareTrace
{
    private const string Average = "WeightedAverageShares";

    /// <returns>Nothing where the fact is no average of the headline class that was computed here.</returns>
    public static IReadOnlyList<TraceNode> Of(StatementsInput input, PerShareResult computed, FactKey key)
    {
        if (!key.Concept.StartsWith(Average, StringComparison.Ordinal) || !key.Members.IsNone) { return []; }
        var versions = computed.Computations.Where(c => c.Period == key.Period).ToArray();
        if (versions.Length == 0) { return []; }
        var of = key.Version is null ? versions[^1] : versions[0];
        TraceNode[] stretches = [.. of.Stretches.Select(s => new TraceNode(PerShareCsv.Words(s), (s.Shares * s.Factor * s.Weight).ToDecimal(),
            Began(input, s.From)))];
        return key.Concept != $"{Average}Diluted"
            ? stretches
            : [.. stretches, .. of.Dilution.Where(d => d.Included)
                .Select(d => new TraceNode(d.Instrument.Instrument, d.Shares.ToDecimal(), d.Instrument.Source))];
    }

    // The last event at or before the first day of the stretch: it made the shares what they are in it.
    private static SourceLine? Began(StatementsInput input, DateOnly from) =>
        input.ShareEvents.Where(e => e.Date <= from).OrderBy(e => e.Date).LastOrDefault()?.Source;
}
