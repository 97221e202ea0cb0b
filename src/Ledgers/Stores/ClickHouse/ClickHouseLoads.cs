using System.Globalization;
using System.Security.Cryptography;
using Kessan.Ledgers.Journals;
using static System.FormattableString;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>A load that came to its end.</summary>
/// <param name="Attempt">
/// The number its lines carry: in the upper half the number of the load, which gives the order of loads, in the lower half a random one, so that two
/// programs that load at once never share it. A late block of an attempt that was given up carries the given-up number and never counts.
/// </param>
/// <param name="Lines">How many lines each shard has of it: the proof that none is missing.</param>
/// <param name="Replaces">Attempts that no longer count since this load does.</param>
internal sealed record CompleteLoad(
    ulong Attempt, string Load, IReadOnlyList<string> Contents, IReadOnlyList<string> Names, IReadOnlyList<long> Lines, IReadOnlyList<ulong> Replaces);

/// <summary>
/// The list of loads on the first server. A load counts from the moment its row is in the list: one row, written last, when every line is on its shard. Old
/// ClickHouse can neither undo an insert nor delete rows at once, so lines of attempts that did not come to their end stay where they are, counted by nobody,
/// until their partitions are dropped.
/// </summary>
internal sealed class ClickHouseLoads(ClickHouseAddress address, IReadOnlyList<ClickHouseNode> nodes)
{
    private const string AfterADay = "now() - max(modification_time) > 86400";

    private readonly string database = ClickHouseText.Name(address.Database);
    private readonly string thisDatabase = ClickHouseText.Literal(address.Database);

    /// <summary>
    /// In the order of loading. Where two programs loaded the same files at once both came to their end; then one of them counts, the same for everybody.
    /// </summary>
    public IReadOnlyList<CompleteLoad> Complete()
    {
        var all = nodes[0].Table($"SELECT attempt, load, {Joined("contents", "x")}, {Joined("names", "hex(x)")}, {Joined("lines", "toString(x)")}, {Joined("replaces", "toString(x)")} FROM {database}.load")
            .Select(row => new CompleteLoad(Number(row[0]), row[1], Parts(row[2]), [.. Parts(row[3]).Select(FromHex)],
                [.. Parts(row[4]).Select(n => (long)Number(n))], [.. Parts(row[5]).Select(Number)]))
            .ToList();
        var replaced = all.SelectMany(load => load.Replaces).ToHashSet();
        return [.. all.Where(load => !replaced.Contains(load.Attempt))
            .GroupBy(load => load.Load, StringComparer.Ordinal).Select(same => same.MaxBy(load => load.Attempt)!).OrderBy(load => load.Attempt)];
    }

    public string Report(ulong attempt) =>
        ClickHouseText.Unescape(nodes[0].Text(Invariant($"SELECT report FROM {database}.load WHERE attempt = {attempt}")).TrimEnd('\n'));

    /// <summary>Announces an attempt at a load and gives it its number.</summary>
    public ulong Begin(string load)
    {
        var last = Number(nodes[0].Text($"SELECT max(attempt) FROM {database}.attempt"));
        // Random on purpose, and never shown: two programs must not come to the same number.
        var attempt = (((last >> 32) + 1) << 32) | BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
        nodes[0].Text(Invariant($"INSERT INTO {database}.attempt VALUES ({attempt}, {ClickHouseText.Literal(load)})"));
        return attempt;
    }

    /// <summary>
    /// From here on the load counts. Its row is first put where it counts for nobody, and then copied into the list by a statement that finds it only while
    /// this program has the turn.
    /// </summary>
    /// <returns>False where the turn was lost on the way, because the server was started again or was slow; then the load does not count.</returns>
    public bool Complete(CompleteLoad load, string report, ClickHouseTurn turn)
    {
        var values = Invariant(
            $"({load.Attempt}, {ClickHouseText.Literal(load.Load)}, {ClickHouseText.Literals(load.Contents)}, {ClickHouseText.Literals(load.Names)}, [{string.Join(", ", load.Lines)}], [{string.Join(", ", load.Replaces)}], {ClickHouseText.Literal(report)})");
        nodes[0].Text(Invariant($"ALTER TABLE {database}.closing DROP PARTITION {load.Attempt}"));
        nodes[0].Text($"INSERT INTO {database}.closing VALUES {values}");
        nodes[0].Text(Invariant($"INSERT INTO {database}.load SELECT * FROM {database}.closing WHERE attempt = {load.Attempt} AND 1 IN {turn.Held}"));
        var counts = nodes[0].Text(Invariant($"SELECT count() FROM {database}.load WHERE attempt = {load.Attempt}")).Trim() != "0";
        nodes[0].Text(Invariant($"ALTER TABLE {database}.closing DROP PARTITION {load.Attempt}"));
        return counts;
    }

    /// <summary>
    /// Drops what earlier attempts at this load left, and what any attempt left more than a day ago. Only in turn: an attempt that is about to count has the
    /// turn, and is either in the list already or will find its lines gone and not count.
    /// </summary>
    public void Sweep(string load)
    {
        var counted = Complete().Select(l => l.Attempt).ToHashSet();
        var given = nodes[0].Table($"SELECT attempt FROM {database}.attempt WHERE load = {ClickHouseText.Literal(load)}")
            .Select(row => Number(row[0]))
            .ToHashSet();
        foreach (var (node, table) in nodes.Select(node => (node, "line")).Append((nodes[0], "closing")))
        {
            foreach (var row in Parts(node, table, $", {AfterADay}"))
            {
                var attempt = AttemptOf(row[0]);
                if (!counted.Contains(attempt) && (given.Contains(attempt) || row[2] == "1"))
                {
                    node.Text($"ALTER TABLE {database}.{table} DROP PARTITION {row[0]}");
                }
            }
        }
    }

    /// <summary>Drops the lines of an attempt that came to nothing, on every shard that answers.</summary>
    public void TryDrop(ulong attempt)
    {
        foreach (var node in nodes)
        {
            try
            {
                foreach (var row in Parts(node, "line", "").Where(row => AttemptOf(row[0]) == attempt))
                {
                    node.Text($"ALTER TABLE {database}.line DROP PARTITION {row[0]}");
                }
            }
            catch (LedgerException)
            {
                // The next attempt at the load sweeps it away.
            }
        }
    }

    /// <summary>Whether the same load was begun again after this attempt: by another program, which took the lines of this one for leftovers.</summary>
    public bool IsOvertaken(ulong attempt, string load) =>
        nodes[0].Text(Invariant($"SELECT count() FROM {database}.attempt WHERE load = {ClickHouseText.Literal(load)} AND attempt > {attempt}")).Trim() != "0";

    /// <summary>What each shard has of each attempt. The server knows this without reading a line.</summary>
    public IReadOnlyList<IReadOnlyDictionary<ulong, long>> LinesThere() =>
        [.. nodes.Select(node => Parts(node, "line", "").GroupBy(row => AttemptOf(row[0])).ToDictionary(g => g.Key, g => g.Sum(row => (long)Number(row[1]))))];

    /// <summary>
    /// Every line of these loads is where it was put. Asked after a question is answered: the lines of a load never come back once they are gone, so if all are
    /// there now, all were counted.
    /// </summary>
    /// <returns>The name of the first shard that has too few (or too many) lines, and of which load; null where nothing is missing.</returns>
    public string? Missing(IEnumerable<CompleteLoad> loads)
    {
        var there = LinesThere();
        foreach (var load in loads)
        {
            for (var i = 0; i < nodes.Count; i++)
            {
                var found = there[i].GetValueOrDefault(load.Attempt);
                if (found != load.Lines[i])
                {
                    return Invariant($"{nodes[i].Name} has {found} of {load.Lines[i]} lines of the load of {string.Join(", ", load.Names)}.");
                }
            }
        }

        return null;
    }

    /// <summary>Partition, lines and whatever more is asked of the parts the server uses now.</summary>
    private IReadOnlyList<string[]> Parts(ClickHouseNode node, string table, string more) => node.Table(
        $"SELECT partition, sum(rows){more} FROM system.parts WHERE database = {thisDatabase} AND table = '{table}' AND active GROUP BY partition ORDER BY partition");

    private static string Joined(string array, string text) => $"arrayStringConcat(arrayMap(x -> {text}, {array}), ',')";

    private static string[] Parts(string joined) => joined.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A partition is called (200809,12884901889); one of the table closing, 12884901889.</summary>
    private static ulong AttemptOf(string partition) => Number(partition[(partition.IndexOf(',', StringComparison.Ordinal) + 1)..].TrimEnd(')'));

    private static ulong Number(string text) => ulong.Parse(text.Trim(), CultureInfo.InvariantCulture);

    private static string FromHex(string hex) => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(hex));
}
