using System.Diagnostics;
using Npgsql;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>A PostgreSQL of the tests' own, in a temporary folder. Each test has a database of its own.</summary>
public sealed class PostgresServer : IDisposable
{
    private const string Password = "p@ss:word/ü";

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-postgres-").FullName;
    private readonly int port = ServerProcess.FreePort();
    private readonly string[] asUser;
    private readonly int diskOf;
    private ServerProcess server;
    private int databases;

    /// <param name="megabytes">The size of an additional disk for <see cref="NewDatabaseOnSmallDisk"/>; zero where there is none.</param>
    public PostgresServer(int megabytes = 0)
    {
        diskOf = megabytes;
        Directory.CreateDirectory(SmallFolder);
        // postgres refuses to run as root.
        asUser = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];
        if (asUser.Length > 0) { ServerProcess.Run("chown", "postgres", folder); }
        var password = Path.Combine(folder, "password");
        File.WriteAllText(password, Password);
        ServerProcess.Run([.. asUser, Program("initdb"), "-D", Data, "-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256",
            $"--pwfile={password}", "--no-sync"]);
        server = Start();
    }

    private string SmallFolder => Path.Combine(folder, "small");

    private string Data => Path.Combine(folder, "data");

    private static string Program(string name) => Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal)
        .Select(version => Path.Combine(version, "bin", name)).LastOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"The tests need {name}: apt-get install postgresql, or ./dev check.");

    /// <summary>The address of a new, empty database.</summary>
    public string NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        Run($"CREATE DATABASE {name}");
        return Address(name);
    }

    public string NewDatabaseOnSmallDisk()
    {
        Run($"COPY (SELECT 1) TO PROGRAM 'mkdir {SmallFolder}/space'");
        Run($"CREATE TABLESPACE small LOCATION '{SmallFolder}/space'");
        Run("CREATE DATABASE small TABLESPACE small");
        return Address("small");
    }

    public void MakeRoom() => SmallDisk.MakeRoom(server.Id, SmallFolder);

    public string Address(string database, string user = "postgres", string? password = null) =>
        $"postgres://{user}:{Uri.EscapeDataString(password ?? Password)}@127.0.0.1:{port}/{database}";

    public void Run(string sql, string address = "")
    {
        using var source = NpgsqlDataSource.Create(Connection(address.Length > 0 ? address : Address("postgres")));
        using var command = source.CreateCommand(sql);
        command.ExecuteNonQuery();
    }

    public void Kill() => server.Kill();

    public void Restart()
    {
        server.Dispose();
        server = Start();
    }

    public void Dispose()
    {
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Connection(string address)
    {
        var uri = new Uri(address);
        var user = uri.UserInfo.Split(':');
        return $"Host={uri.Host};Port={uri.Port};Username={user[0]};Password={Uri.UnescapeDataString(user[1])};Database={uri.AbsolutePath[1..]};Pooling=false";
    }

    private ServerProcess Start()
    {
        var log = Path.Combine(folder, "log");
        string[] command = [.. asUser, Program("postgres"), "-D", Data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c",
            $"unix_socket_directories={Data}", "-c", "fsync=off"];
        if (diskOf > 0) { command = new SmallDisk(SmallFolder, diskOf).Around(command); }
        var started = ServerProcess.Start(log, command);
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                Run("SELECT 1");
                return started;
            }
            catch (NpgsqlException reason) when (waited.Elapsed < TimeSpan.FromSeconds(60))
            {
                _ = reason;
                Thread.Sleep(50);
                if (!started.IsOver) { continue; }
                // A server refuses to start while a connection of the one that was killed has not noticed.
                started.Dispose();
                started = ServerProcess.Start(log, command);
            }
        }
    }
}
