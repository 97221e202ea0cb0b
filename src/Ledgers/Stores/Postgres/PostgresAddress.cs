using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

/// <summary>postgres://user:password@host:port/database as the driver wants it.</summary>
internal static class PostgresAddress
{
    public const string Form = "postgres://USER:PASSWORD@HOST:PORT/DATABASE";

    /// <returns>The driver's connection string, and the address without the password, for messages.</returns>
    public static (string Connection, string Shown) Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0) { throw StoreFault.Address(address, Form); }
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.IsDefaultPort || uri.Port < 0 ? 5432 : uri.Port,
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : "postgres",
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            Database = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : "postgres",
            ApplicationName = "kessan",
            // An aggregation of a year may take minutes; a server that is gone is noticed by TCP.
            CommandTimeout = 0,
            TcpKeepAlive = true,
            Timeout = 10,
            IncludeErrorDetail = false,
            // Ten thousands of balances do not fit in the server's usual 4 MB, and then go to disk.
            Options = "-c work_mem=128MB",
        };
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var setting = pair.Split('=', 2).Select(Uri.UnescapeDataString).ToArray();
            if (setting.Length < 2 || !builder.ContainsKey(setting[0]))
            {
                throw StoreFault.Address(address, $"{Form}, and settings of Npgsql such as ?sslmode=Require");
            }
            builder[setting[0]] = setting[1];
        }

        return (builder.ToString(), $"postgres://{builder.Username}@{builder.Host}:{builder.Port}/{builder.Database}");
    }
}
