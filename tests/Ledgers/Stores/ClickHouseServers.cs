using System.Diagnostics;
using System.Globalization;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>
/// Two ClickHouse servers (or one, on a small disk) of the tests' own that are the shards of one cluster. Each test has a database of its own.
/// </summary>
public sealed class ClickHouseServers : IDisposable
{
    private const string Password = "secret&more";

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-clickhouse-").FullName;
    private readonly int[] http;
    private readonly int[] native;
    private readonly int diskOf;
    private readonly ServerProcess[] servers;
    private readonly HttpClient client = new();
    private int databases;

    /// <param name="megabytes">The size of the disk of each server; zero for that of the machine.</param>
    public ClickHouseServers(int shards = 2, int megabytes = 0)
    {
        diskOf = megabytes;
        http = [.. Enumerable.Range(0, shards).Select(_ => ServerProcess.FreePort())];
        native = [.. Enumerable.Range(0, shards).Select(_ => ServerProcess.FreePort())];
        for (var shard = 0; shard < http.Length; shard++) { Configure(shard); }
        servers = [.. Enumerable.Range(0, shards).Select(Launch)];
        for (var shard = 0; shard < http.Length; shard++) { WaitFor(shard); }
    }

    /// <summary>The address of a new, empty database on both shards.</summary>
    public string NewDatabase() => Address($"test{Interlocked.Increment(ref databases)}");

    public string Address(string database, string password = Password, string cluster = "both") =>
        $"clickhouse:http://default:{Uri.EscapeDataString(password)}@127.0.0.1:{http[0]},127.0.0.1:{http[1]}/{database}?cluster={cluster}";

    public string AddressOfOne(string database) => $"clickhouse:http://default:{Uri.EscapeDataString(Password)}@127.0.0.1:{http[0]}/{database}";

    public string AddressTurned(string database) =>
        $"clickhouse:http://default:{Uri.EscapeDataString(Password)}@127.0.0.1:{http[1]},127.0.0.1:{http[0]}/{database}?cluster=both";

    public string HostOf(int shard) => $"127.0.0.1:{http[shard]}";

    public string Run(int shard, string sql)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{http[shard]}/?password={Uri.EscapeDataString(Password)}")
        {
            Content = new StringContent(sql)
        };
        using var answer = client.Send(request);
        using var text = new StreamReader(answer.Content.ReadAsStream());
        var told = text.ReadToEnd();
        answer.IsSuccessStatusCode.ShouldBeTrue(told);
        return told;
    }

    public void MakeRoom() => SmallDisk.MakeRoom(servers[0].Id, Data(0));

    public void Kill(int shard) => servers[shard].Kill();

    public void Restart(int shard)
    {
        servers[shard].Dispose();
        servers[shard] = Launch(shard);
        WaitFor(shard);
    }

    public void Dispose()
    {
        foreach (var server in servers) { server.Dispose(); }
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private ServerProcess Launch(int shard)
    {
        var home = Path.Combine(folder, $"{shard}");
        string[] command = ["clickhouse-server", $"--config-file={Path.Combine(home, "config.xml")}"];
        return ServerProcess.Start(Path.Combine(home, "out"), diskOf > 0 ? new SmallDisk(Data(shard), diskOf).Around(command) : command);
    }

    private string Data(int shard) => Directory.CreateDirectory(Path.Combine(folder, $"{shard}", "data")).FullName;

    private void WaitFor(int shard)
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                Run(shard, "SELECT 1");
                return;
            }
            catch (HttpRequestException) when (waited.Elapsed < TimeSpan.FromSeconds(60))
            {
                Thread.Sleep(50);
            }
        }
    }

    private void Configure(int shard)
    {
        var home = Directory.CreateDirectory(Path.Combine(folder, $"{shard}")).FullName;
        var shards = string.Concat(native.Select(port => string.Create(CultureInfo.InvariantCulture,
            $"<shard><replica><host>127.0.0.1</host><port>{port}</port><user>default</user><password>secret&amp;more</password></replica></shard>")));
        File.WriteAllText(Path.Combine(home, "config.xml"), string.Create(CultureInfo.InvariantCulture, $"""
            <yandex>
              <logger><level>warning</level><log>{home}/log</log><errorlog>{home}/errors</errorlog></logger>
              <listen_host>127.0.0.1</listen_host>
              <http_port>{http[shard]}</http_port><tcp_port>{native[shard]}</tcp_port>
              <path>{home}/data/</path><tmp_path>{home}/data/tmp/</tmp_path>
              <users_config>users.xml</users_config><default_profile>default</default_profile><default_database>default</default_database>
              <mark_cache_size>67108864</mark_cache_size>
              <remote_servers><both>{shards}</both><one><shard><replica><host>127.0.0.1</host><port>{native[0]}</port><user>default</user><password>secret&amp;more</password></replica></shard></one></remote_servers>
            </yandex>
            """));
        File.WriteAllText(Path.Combine(home, "users.xml"), """
            <yandex>
              <profiles><default/></profiles><quotas><default/></quotas>
              <users><default><password>secret&amp;more</password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
            </yandex>
            """);
    }
}
