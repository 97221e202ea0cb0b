using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Aggregation;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores.Sql;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>
/// Journals on one or more ClickHouse servers, for as many lines as they hold. A load counts whole from the moment it is in the list of loads; an answer is
/// given out only when every line that should have been counted is proved to have been there.
/// </summary>
public sealed class ClickHouseStore : IJournalStore
{
    private readonly ClickHouseAddress address;
    private readonly List<ClickHouseNode> nodes;
    private readonly ClickHouseSchema schema;
    private readonly ClickHouseLoads loads;
    private readonly ClickHouseLoading loading;
    private readonly JournalReading reading;

    /// <exception cref="LedgerException">A server cannot be used, or they are not the shards of one store.</exception>
    public ClickHouseStore(string address, JournalReading reading)
    {
        this.reading = reading;
        this.address = ClickHouseAddress.Parse(address);
        nodes = [.. this.address.Nodes.Select(node => new ClickHouseNode(node, this.address.User, this.address.Password))];
        schema = new(this.address, nodes);
        loads = new(this.address, nodes);
        loading = new(this.address, nodes, schema, loads);
        try
        {
            schema.Prepare();
            Axes = schema.Axes();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<string> Axes { get; private set; }

    /// <summary>How many bytes one insert has: large, because every insert leaves a part of its own that the server has to merge later.</summary>
    public int PieceBytes { get; init; } = 60 * 1024 * 1024;

    /// <summary>More balances than these (some hundred bytes each) are not held to be sorted: the server is asked once more, and sorts them.</summary>
    public int MostUnordered { get; init; } = 4_000_000;

    public LoadReport Load(JournalInput input, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var files = new FilesOfLoad(input, reading, cancellation);
        var report = loading.Load(files, PieceBytes, cancellation);
        Axes = schema.Axes();
        return report;
    }

    public IEnumerable<Balance> Balances(BalanceQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        // A server takes longer to sort what it has added up than to add it up.
        if (Answer(sql => sql.Balances(query, ordered: false)) is not var (answer, _)) { yield break; }
        CellSet? cells;
        using (var reader = new RowBinaryReader(answer))
        {
            cells = nodes[0].Guard(() => UnorderedBalances.Read(reader, LedgerSql.Keys(query), MostUnordered, cancellation));
        }

        foreach (var balance in cells is null ? InOrderOfServer(query, cancellation) : cells.Balances(query.By.Count)) { yield return balance; }
    }

    public IEnumerable<JournalLine> Lines(Selection selection, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return Rows(sql => sql.Lines(selection, "attempt, file, row, date, amount, " + LedgerSql.TextColumns + sql.AxisColumns, "attempt, file, row"),
            (reader, names) => ClickHouseRows.Line(reader, names, Axes.Count), cancellation);
    }

    public void Dispose() => nodes.ForEach(node => node.Dispose());

    private IEnumerable<Balance> InOrderOfServer(BalanceQuery query, CancellationToken cancellation)
    {
        var balance = ClickHouseRows.BalancesOf(query);
        return Rows(sql => sql.Balances(query), (reader, _) => balance(reader), cancellation);
    }

    private IEnumerable<T> Rows<T>(Func<LedgerSql, string> question, Func<RowBinaryReader, IReadOnlyDictionary<ulong, IReadOnlyList<string>>, T> row,
        CancellationToken cancellation)
    {
        if (Answer(question) is not var (answer, complete)) { yield break; }
        var names = complete.ToDictionary(l => l.Attempt, l => l.Names);
        using var reader = new RowBinaryReader(answer);
        while (!nodes[0].Guard(() => reader.AtEnd))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return nodes[0].Guard(() => row(reader, names));
        }
    }

    /// <summary>An answer for which every line was there. One that a load took the place of while the question was asked is asked again.</summary>
    /// <returns>With the loads it counts; null where there are none.</returns>
    private (Stream Answer, IReadOnlyList<CompleteLoad> Loads)? Answer(Func<LedgerSql, string> question)
    {
        for (var complete = loads.Complete(); ;)
        {
            var sql = question(new(new ClickHouseDialect(schema.AllLines, [.. complete.Select(l => l.Attempt)]), Axes, address.Shown));
            if (complete.Count == 0) { return null; }
            var answer = Ask(sql);
            if (loads.Missing(complete) is not { } missing) { return (answer, complete); }
            answer.Dispose();
            var now = loads.Complete();
            if (now.Select(l => l.Attempt).SequenceEqual(complete.Select(l => l.Attempt))) { throw StoreFault.Incomplete(address.Shown, missing); }
            complete = now;
        }
    }

    private Stream Ask(string sql)
    {
        try
        {
            return nodes[0].Query(sql + " FORMAT RowBinary");
        }
        catch (LedgerException)
        {
            // The first server says little of which shard it could not reach; asking them tells.
            var silent = nodes.Where(node => !node.Answers()).Select(node => node.Name).ToList();
            if (silent.Count == 0) { throw; }
            throw StoreFault.Lost(address.Shown, $"{string.Join(" and ", silent)} does not answer, so no total is given");
        }
    }
}
