using System.Net.Sockets;
using Kessan.Ledgers.Journals;
using Npgsql;

namespace Kessan.Ledgers.Stores.Postgres;

internal static class PostgresFault
{
    /// <param name="connected">Whether the server had answered before.</param>
    public static LedgerException Of(string store, NpgsqlException reason, bool connected) => reason switch
    {
        PostgresException told => Told(store, told),
        { InnerException: SocketException socket } when !connected => StoreFault.Unreachable(store, socket.Message, reason),
        { InnerException: IOException or SocketException or TimeoutException } => Gone(store, reason, connected),
        _ => connected ? StoreFault.Lost(store, reason.Message, reason) : StoreFault.Unreachable(store, reason.Message, reason),
    };

    private static LedgerException Gone(string store, NpgsqlException reason, bool connected) => connected
        ? StoreFault.Lost(store, reason.InnerException!.Message, reason)
        : StoreFault.Unreachable(store, reason.InnerException!.Message, reason);

    /// <summary>By the classes of PostgreSQL's Appendix A, "PostgreSQL Error Codes".</summary>
    private static LedgerException Told(string store, PostgresException reason) => reason.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => StoreFault.SignIn(store, reason.MessageText, reason),
        PostgresErrorCodes.InvalidCatalogName => StoreFault.Refused(store, $"{reason.MessageText}; create it with ENCODING 'UTF8'", reason),
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => StoreFault.Full(store, reason.MessageText, reason),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown => StoreFault.Lost(store, reason.MessageText, reason),
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections => StoreFault.Unreachable(store, reason.MessageText, reason),
        PostgresErrorCodes.CharacterNotInRepertoire => StoreFault.Unkept(store, $"A text of the journal is none that PostgreSQL keeps: {reason.MessageText}."),
        _ => StoreFault.Refused(store, $"{reason.MessageText} (SQLSTATE {reason.SqlState})", reason),
    };
}
