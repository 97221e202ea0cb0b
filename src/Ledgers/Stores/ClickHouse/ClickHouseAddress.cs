namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>clickhouse:http://user:password@host:8123,host:8123/database?cluster=name: every shard's HTTP port, always in the same order.</summary>
/// <param name="Nodes">Scheme, host and port of each shard; the first also keeps the list of loads.</param>
/// <param name="Cluster">The name the servers' configuration gives these shards; null for a single server.</param>
/// <param name="Shown">Without the password, for messages.</param>
internal sealed record ClickHouseAddress(IReadOnlyList<Uri> Nodes, string User, string Password, string Database, string? Cluster, string Shown)
{
    public const string Form = "clickhouse:http://USER:PASSWORD@HOST:PORT,HOST:PORT/DATABASE?cluster=NAME";

    public static ClickHouseAddress Parse(string address)
    {
        var (scheme, rest) = Cut(address["clickhouse:".Length..], "://");
        var (place, query) = Cut(rest, "?");
        var (authority, database) = Cut(place, "/");
        var at = authority.LastIndexOf('@');
        var (user, password) = Cut(at < 0 ? "default" : authority[..at], ":");
        var hosts = authority[(at + 1)..];
        var nodes = hosts.Split(',').Select(host => Uri.TryCreate($"{scheme}://{host}/", UriKind.Absolute, out var uri) ? uri : null).OfType<Uri>().ToList();
        var cluster = query.StartsWith("cluster=", StringComparison.Ordinal) ? Uri.UnescapeDataString(query["cluster=".Length..]) : null;
        if (scheme is not ("http" or "https") || nodes.Count != hosts.Split(',').Length || (nodes.Count > 1 && cluster is null)
            || (query.Length > 0 && cluster is null))
        {
            throw StoreFault.Address(address, $"{Form} (a single server needs no cluster)");
        }

        var name = database.Length > 0 ? Uri.UnescapeDataString(database) : "kessan";
        return new(nodes, Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), name, cluster, $"clickhouse:{scheme}://{hosts}/{name}");
    }

    private static (string Before, string After) Cut(string text, string at)
    {
        var parts = text.Split(at, 2);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }
}
