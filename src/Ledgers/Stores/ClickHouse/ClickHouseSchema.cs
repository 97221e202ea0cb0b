using System.Globalization;
using Kessan.Ledgers.Journals;
using static System.FormattableString;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>
/// The tables of a store. Every server has the lines of its shard, in one partition for each month of each attempt at a load; the first server also has
/// the list of attempts, the list of complete loads, and the Distributed tables that ask all shards at once.
/// Dates are whole numbers such as 20080930: the type Date of the older servers begins in 1970.
/// </summary>
internal sealed class ClickHouseSchema(ClickHouseAddress address, IReadOnlyList<ClickHouseNode> nodes)
{
    private const string AxisPrefix = "axis_";
    private const int Known = 2;

    private static readonly Version Oldest = new(18, 16);

    private readonly string database = ClickHouseText.Name(address.Database);

    /// <summary>Step n takes a server from layout n to layout n + 1.</summary>
    private string[] Steps =>
    [
        $"""
        CREATE TABLE IF NOT EXISTS {database}.line (attempt UInt64, file UInt32, row UInt64, date UInt32, amount Decimal(38, 4), entity String, account String,
            movement String, partner String, currency String, document String, text String)
            ENGINE = MergeTree PARTITION BY (intDiv(date, 100), attempt) ORDER BY (entity, account);
        CREATE TABLE IF NOT EXISTS {database}.attempt (attempt UInt64, load String) ENGINE = MergeTree ORDER BY attempt;
        CREATE TABLE IF NOT EXISTS {database}.load (attempt UInt64, load String, contents Array(String), names Array(String), lines Array(UInt64), replaces Array(UInt64),
            report String)
            ENGINE = MergeTree ORDER BY attempt;
        CREATE TABLE IF NOT EXISTS {database}.node (position UInt32, nodes UInt32) ENGINE = MergeTree ORDER BY position
        """,
        // Rows of the list of loads before they count, see ClickHouseLoads.Complete.
        $"""
        CREATE TABLE IF NOT EXISTS {database}.closing (attempt UInt64, load String, contents Array(String), names Array(String), lines Array(UInt64), replaces Array(UInt64),
            report String)
            ENGINE = MergeTree PARTITION BY attempt ORDER BY attempt
        """,
    ];

    /// <summary>The table all shards' lines are read from.</summary>
    public string AllLines => address.Cluster is null ? $"{database}.line" : $"{database}.line_all";

    /// <summary>Makes the tables, or brings them up to this version, and proves that these servers are the shards of one store.</summary>
    public void Prepare()
    {
        for (var position = 0; position < nodes.Count; position++) { Prepare(nodes[position], position); }
        if (address.Cluster is null) { return; }
        foreach (var table in new[] { "line", "node" })
        {
            if (Exists(nodes[0], table + "_all")) { continue; }
            nodes[0].Text($"CREATE TABLE IF NOT EXISTS {database}.{table}_all AS {database}.{table} ENGINE = Distributed({ClickHouseText.Name(address.Cluster)}, {database}, {table})");
        }

        CheckCluster();
    }

    public IReadOnlyList<string> Axes() =>
        [.. Columns(nodes[0], "line").Where(c => c.StartsWith(AxisPrefix, StringComparison.Ordinal)).Select(c => c[AxisPrefix.Length..])];

    public static string AxisColumn(string name) => ClickHouseText.Name(AxisName(name));

    /// <summary>The column as the server calls it.</summary>
    public static string AxisName(string name) => AxisPrefix + name;

    /// <summary>A column for every axis the store has not had so far; lines loaded earlier have no member there.</summary>
    public void AddAxes(IReadOnlyList<string> axes)
    {
        foreach (var node in nodes) { AddAxes(node, "line", axes); }
        if (address.Cluster is not null) { AddAxes(nodes[0], "line_all", axes); }
    }

    private void AddAxes(ClickHouseNode node, string table, IReadOnlyList<string> axes)
    {
        foreach (var axis in axes.Where(a => !Has(node, table, a)))
        {
            try
            {
                node.Text($"ALTER TABLE {database}.{table} ADD COLUMN {AxisColumn(axis)} String");
            }
            catch (LedgerException) when (Has(node, table, axis))
            {
                // Another program added it in the same moment (ADD COLUMN IF NOT EXISTS came later than 18.16).
            }
        }
    }

    private bool Has(ClickHouseNode node, string table, string axis) => Columns(node, table).Contains(AxisPrefix + axis, StringComparer.Ordinal);

    private void Prepare(ClickHouseNode node, int position)
    {
        CheckVersion(node);
        var version = Exists(node, "layout") ? int.Parse(node.Table($"SELECT max(version) FROM {database}.layout")[0][0], CultureInfo.InvariantCulture) : 0;
        if (version > Known) { throw StoreFault.Newer(node.Name, version, Known); }
        for (; version < Known; version++)
        {
            node.Text($"CREATE DATABASE IF NOT EXISTS {database}");
            foreach (var statement in Steps[version].Split(';')) { node.Text(statement); }
            if (version == 0) { node.Text(Invariant($"INSERT INTO {database}.node VALUES ({position}, {nodes.Count})")); }
            node.Text($"CREATE TABLE IF NOT EXISTS {database}.layout (version UInt32) ENGINE = MergeTree ORDER BY version");
            node.Text(Invariant($"INSERT INTO {database}.layout VALUES ({version + 1})"));
        }

        var place = node.Table($"SELECT DISTINCT position, nodes FROM {database}.node");
        if (place.Count != 1 || place[0][0] != Invariant($"{position}") || place[0][1] != Invariant($"{nodes.Count}"))
        {
            throw StoreFault.Foreign(node.Name,
                Invariant($"This server is not shard {position + 1} of {nodes.Count} of this store: name all shards, in the order of the first time."));
        }
    }

    private static void CheckVersion(ClickHouseNode node)
    {
        var told = node.Text("SELECT version()").Trim();
        var parts = told.Split('.');
        var known = parts.Length > 1 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _);
        if (!known || new Version($"{parts[0]}.{parts[1]}") < Oldest)
        {
            throw StoreFault.TooOld(node.Name, $"ClickHouse {told}", $"ClickHouse {Oldest} or newer");
        }
    }

    /// <summary>
    /// The cluster of the servers' configuration is exactly these servers, each once: otherwise a total would miss a shard or count one twice.
    /// </summary>
    private void CheckCluster()
    {
        var seen = nodes[0].Table($"SELECT position, count() FROM {database}.node_all GROUP BY position ORDER BY position")
            .Select(row => string.Join('\t', row));
        var there = nodes.Select((node, i) => Invariant($"{i}\t{node.Text($"SELECT count() FROM {database}.node").Trim()}"));
        if (seen.SequenceEqual(there, StringComparer.Ordinal)) { return; }
        throw StoreFault.Foreign(nodes[0].Name,
            $"The cluster {address.Cluster} of this server's configuration is not made of the {nodes.Count} servers of the address, one replica each.");
    }

    private bool Exists(ClickHouseNode node, string table) =>
        node.Text($"SELECT count() FROM system.tables WHERE database = {ClickHouseText.Literal(address.Database)} AND name = {ClickHouseText.Literal(table)}")
            .Trim() != "0";

    private IReadOnlyList<string> Columns(ClickHouseNode node, string table) =>
        [.. node.Table($"SELECT name FROM system.columns WHERE database = {ClickHouseText.Literal(address.Database)} AND table = {ClickHouseText.Literal(table)}")
            .Select(row => ClickHouseText.Unescape(row[0]))];
}
