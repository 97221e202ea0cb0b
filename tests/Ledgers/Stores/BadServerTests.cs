using System.Net;
using System.Net.Sockets;
using Kessan.Ledgers.Journals;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>Whatever is wrong with a server, the message names the store, says what happened and what to do.</summary>
[Collection(SharedServers.Name)]
public sealed class BadServerTests(StoreServers servers)
{
    [Theory]
    [InlineData("mysql://x")]
    [InlineData("sqlite:")]
    [InlineData("postgres:nothing")]
    [InlineData("clickhouse:ftp://host/db")]
    [InlineData("clickhouse:http://one:1,two:2/db")]
    [InlineData("postgres://host/db?colour=red")]
    public void An_address_that_names_no_store_is_answered_with_the_form_of_one(string address)
    {
        var fault = LoadingTests.Fault(() => StoreServers.Open(address));
        fault.Code.ShouldBe("LG520");
        fault.Expected.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_wrong_password_or_user_is_told()
    {
        LoadingTests.Fault(() => StoreServers.Open(servers.Postgres.Address("postgres", password: "wrong"))).Code.ShouldBe("LG522");
        LoadingTests.Fault(() => StoreServers.Open(servers.Postgres.Address("postgres", user: "nobody"))).Code.ShouldBe("LG522");
        LoadingTests.Fault(() => StoreServers.Open(servers.ClickHouse.Address("x", password: "wrong"))).Code.ShouldBe("LG522");
    }

    [Fact]
    public void A_password_is_never_shown()
    {
        var fault = LoadingTests.Fault(() => StoreServers.Open("postgres://me:topsecret@127.0.0.1:1/db"));
        $"{fault}".ShouldNotContain("topsecret");
        $"{LoadingTests.Fault(() => StoreServers.Open("clickhouse:http://me:topsecret@127.0.0.1:1/db"))}".ShouldNotContain("topsecret");
    }

    [Fact]
    public void A_server_that_is_not_there_is_told_with_its_port()
    {
        var port = ServerProcess.FreePort();
        foreach (var address in new[] { $"postgres://me@127.0.0.1:{port}/db", $"clickhouse:http://127.0.0.1:{port}/db" })
        {
            var fault = LoadingTests.Fault(() => StoreServers.Open(address));
            fault.Code.ShouldBe("LG521");
            fault.Place.File.ShouldContain($"127.0.0.1:{port}");
            fault.Remedy.ShouldNotBeNull();
        }
    }

    [Fact]
    public void An_old_ClickHouse_is_refused() => OnFakeServer(OldClickHouse, port =>
        LoadingTests.Fault(() => StoreServers.Open($"clickhouse:http://127.0.0.1:{port}/db")).ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe("LG523"), fault => fault.Printed.ShouldBe("ClickHouse 1.1.54378")));

    [Fact]
    public void An_old_PostgreSQL_is_refused() => OnFakeServer(OldPostgres, port =>
        LoadingTests.Fault(() => StoreServers.Open($"postgres://me@127.0.0.1:{port}/db?sslmode=Disable&GSS%20Encryption%20Mode=Disable"))
            .ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe("LG523"), fault => fault.Printed.ShouldBe("PostgreSQL 9.6.24")));

    [Fact]
    public void A_store_of_a_newer_version_is_left_alone()
    {
        var sqlite = servers.NewStore(Engine.Sqlite);
        var postgres = servers.NewStore(Engine.Postgres);
        var clickHouse = servers.NewStore(Engine.ClickHouse);
        foreach (var address in new[] { sqlite, postgres, clickHouse }) { StoreServers.Open(address).Dispose(); }
        Sqlite(sqlite["sqlite:".Length..], "PRAGMA user_version = 7");
        servers.Postgres.Run("UPDATE kessan.layout SET version = 7", postgres);
        servers.ClickHouse.Run(1, $"INSERT INTO {clickHouse.Split('/')[^1].Split('?')[0]}.layout VALUES (7)");
        foreach (var address in new[] { sqlite, postgres, clickHouse })
        {
            var fault = LoadingTests.Fault(() => StoreServers.Open(address));
            fault.Code.ShouldBe("LG524");
            fault.Printed.ShouldBe("layout 7");
        }
    }

    [Fact]
    public void Somebody_elses_file_is_left_alone()
    {
        var (database, text) = (servers.NewFile(".db"), servers.NewFile(".db"));
        Sqlite(database, "CREATE TABLE mine (x)");
        File.WriteAllText(text, new string('x', 5000));
        LoadingTests.Fault(() => StoreServers.Open("sqlite:" + database)).Code.ShouldBe("LG525");
        LoadingTests.Fault(() => StoreServers.Open("sqlite:" + text)).Code.ShouldBe("LG525");
        LoadingTests.Fault(() => StoreServers.Open("sqlite:/nowhere/at/all.db")).Code.ShouldBe("LG530");
        File.ReadAllText(text).ShouldBe(new string('x', 5000));
    }

    [Fact]
    public void A_database_in_another_encoding_is_refused()
    {
        servers.Postgres.Run("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0");
        LoadingTests.Fault(() => StoreServers.Open(servers.Postgres.Address("latin"))).Code.ShouldBe("LG525");
        LoadingTests.Fault(() => StoreServers.Open(servers.Postgres.Address("nowhere"))).Code.ShouldBe("LG530");
    }

    [Fact]
    public void A_text_PostgreSQL_cannot_hold_is_told_and_the_others_hold_it()
    {
        var file = servers.NewFile(".txt");
        PlainReading.Write(file, [.. new MadeJournal(1).Lines(file, 10, axes: 1).Select(line => line with { Document = "a\0b" })]);
        using var postgres = StoreServers.Open(servers.NewStore(Engine.Postgres));
        LoadingTests.Fault(() => postgres.Load(LoadingTests.Input(file))).Code.ShouldBe("LG533");
        using var clickHouse = StoreServers.Open(servers.NewStore(Engine.ClickHouse));
        clickHouse.Load(LoadingTests.Input(file));
        clickHouse.Lines(Selection.Everything).ShouldAllBe(line => line.Document == "a\0b");
    }

    [Fact]
    public void A_dimension_the_store_does_not_have_is_told()
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            using var store = StoreServers.Open(servers.NewStore(engine));
            var fault = LoadingTests.Fault(() => _ = store.Balances(new(["colour"], Selection.Everything)).ToList());
            fault.Code.ShouldBe("LG517");
            fault.Expected.ShouldNotBeNull().ShouldContain("account");
        }
    }

    private static void Sqlite(string file, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>One connection is answered as a server of old would; what comes after is not answered.</summary>
    private static void OnFakeServer(Action<NetworkStream> answer, Action<int> ask)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = Task.Run(() =>
        {
            using var client = listener.AcceptTcpClient();
            using var stream = client.GetStream();
            stream.ReadExactly(new byte[8]);
            answer(stream);
            // Until the other side has had enough.
            while (stream.Read(new byte[4096]) > 0) { }
        });
        ask(((IPEndPoint)listener.LocalEndpoint).Port);
        served.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
    }

    private static void OldClickHouse(NetworkStream stream) => stream.Write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\n1.1.54378\n"u8);

    /// <summary>AuthenticationOk, two ParameterStatus, BackendKeyData, ReadyForQuery: PostgreSQL's protocol 3.0.</summary>
    private static void OldPostgres(NetworkStream stream) => stream.Write([
        (byte)'R', 0, 0, 0, 8, 0, 0, 0, 0,
        (byte)'S', 0, 0, 0, 26, .. "server_version\09.6.24\0"u8,
        (byte)'S', 0, 0, 0, 25, .. "server_encoding\0UTF8\0"u8,
        (byte)'K', 0, 0, 0, 12, 0, 0, 0, 1, 0, 0, 0, 2,
        (byte)'Z', 0, 0, 0, 5, (byte)'I']);
}
