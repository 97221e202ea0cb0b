namespace Kessan.TieOut.Structure.Discovery;

/// <summary>
/// Finds the arithmetic of a table: which lines are sums, averages, ratios or changes of which others. Every relation that could be
/// meant is a hypothesis; each position of the table says, in bits, how much likelier its numbers are if the hypothesis is true than if
/// they merely happen to agree; and a hypothesis has to overcome as many bits as there were others like it to try. What is found is
/// then folded away (a total stands for its lines), and the table is searched again.
/// <example>
/// 1,204 = 731 + 473 by chance: one in about 1,200, ten bits. In three columns with different numbers: thirty bits. That a line is the
/// sum of the two above it costs about four bits; named Total, it costs one.
/// </example>
/// </summary>
public static class StructureFinder
{
    private const int Rounds = 5;
    private const int RoundsWithClasses = 2;

    /// <summary>What it costs that a relation passes over the lines of another kind.</summary>
    private const int OfAClass = 3 * Bits.One;

    public static IReadOnlyList<DiscoveredRelation> Find(TableGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var table = new ScaledTable(grid);
        var (rows, columns) = (Lines.Of(table, Axis.Column), Lines.Of(table, Axis.Row));
        var (rowLabels, columnLabels) = (LineLabels.Of(grid, rows), LineLabels.Of(grid, columns));
        return [.. Along(rows, rowLabels, columnLabels), .. Along(columns, columnLabels, rowLabels)];
    }

    private static IEnumerable<DiscoveredRelation> Along(Lines lines, LineLabels labels, LineLabels across)
    {
        for (var position = 0; position < lines.Positions; position++)
        {
            lines.Loose[position] = across.Averages[position] || across.Quotients[position];
        }

        var selection = new Selection(lines, new SumProposals(lines, labels));
        int[] order = [.. Enumerable.Range(0, lines.Count)];
        for (var round = 0; round < Rounds; round++)
        {
            var before = selection.Count;
            selection.Choose(Proposals(lines, labels, order, round));
            if (selection.Count == before) { break; }
            order = selection.Outermost();
        }

        var builder = new RelationBuilder(lines);
        return selection.Accepted.Select(builder.Build);
    }

    private static List<Candidate> Proposals(Lines lines, LineLabels labels, int[] order, int round)
    {
        var sums = new SumProposals(lines, labels);
        var pool = sums.In(order, 0).ToList();
        if (round < RoundsWithClasses)
        {
            foreach (var members in LineClasses.Of(lines, labels, order))
            {
                pool.AddRange(sums.In(members, OfAClass));
                pool.AddRange(sums.OfClass(members, order, OfAClass));
            }
        }

        if (round == 0)
        {
            pool.AddRange(new AverageProposals(lines, labels).In(order, 0));
            pool.AddRange(new QuotientProposals(lines, labels).All());
            pool.AddRange(new PairProposals(lines, labels).All());
        }

        return pool;
    }
}
