using System.Net.Sockets;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>
/// One server of the store, spoken to over HTTP. An answer begins when its query is over, so a query that failed is never taken for one that found little.
/// </summary>
internal sealed class ClickHouseNode : IDisposable
{
    /// <summary>
    /// What a user's profile on the server might say otherwise, and what would then make a total that looks whole and is not: shards left out, groups or
    /// rows beyond a limit dropped in silence. The list of loads may make a statement longer than the usual limit; sorting and grouping go to disk before
    /// memory runs out.
    /// </summary>
    private const string Settings =
        "wait_end_of_query=1&skip_unavailable_shards=0&read_overflow_mode=throw&group_by_overflow_mode=throw&sort_overflow_mode=throw&result_overflow_mode=throw"
        + "&timeout_overflow_mode=throw&set_overflow_mode=throw&max_query_size=16777216&max_bytes_before_external_sort=2000000000&max_bytes_before_external_group_by=4000000000";

    private readonly HttpClient client;
    private readonly Uri address;

    public ClickHouseNode(Uri address, string user, string password)
    {
        this.address = address;
        // A server closes idle connections after three seconds; one that is closed just as it is used again would look like a lost server.
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1),
            UseProxy = false
        };
        client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Add("X-ClickHouse-User", user);
        client.DefaultRequestHeaders.Add("X-ClickHouse-Key", password);
        Name = $"{address.Host}:{address.Port}";
    }

    /// <summary>host:port, for messages.</summary>
    public string Name { get; }

    /// <param name="more">Further parameters of the request.</param>
    public string Text(string sql, string more = "")
    {
        using var answer = new StreamReader(Query(sql, more));
        return Guard(answer.ReadToEnd);
    }

    /// <summary>Tab-separated lines of an answer.</summary>
    public IReadOnlyList<string[]> Table(string sql) =>
        [.. Text(sql + " FORMAT TabSeparated").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];

    public Stream Query(string sql, string more = "") => Guard(() => Send(Settings + more, new StringContent(sql)).Content.ReadAsStream());

    /// <summary>When it returns, the server has the rows.</summary>
    public void Insert(string statement, HttpContent rows) => Guard(() =>
    {
        using var answer = Send($"query={Uri.EscapeDataString(statement)}", rows);
        return answer.StatusCode;
    });

    public bool Answers()
    {
        try
        {
            return Text("SELECT 1").Length > 0;
        }
        catch (Journals.LedgerException)
        {
            return false;
        }
    }

    /// <summary>Reads from an answer; what breaks on the way is a lost connection.</summary>
    public T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (HttpRequestException reason) when (reason.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused
            or SocketError.HostNotFound or SocketError.TimedOut }
            or OperationCanceledException)
        {
            throw StoreFault.Unreachable(Name, reason.InnerException.Message, reason);
        }
        catch (OperationCanceledException reason) when (reason.InnerException is TimeoutException)
        {
            throw StoreFault.Unreachable(Name, reason.InnerException.Message, reason);
        }
        catch (Exception reason) when (reason is HttpRequestException or IOException or SocketException)
        {
            throw StoreFault.Lost(Name, reason.GetBaseException().Message, reason);
        }
    }

    public void Dispose() => client.Dispose();

    private HttpResponseMessage Send(string parameters, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"?{parameters}")) { Content = content };
        var answer = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.IsSuccessStatusCode) { return answer; }
        using (answer)
        {
            using var told = new StreamReader(answer.Content.ReadAsStream());
            throw ClickHouseFault.Of(Name, told.ReadToEnd().Trim());
        }
    }
}
