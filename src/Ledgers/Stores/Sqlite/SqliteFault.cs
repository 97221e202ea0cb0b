using Kessan.Ledgers.Journals;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kessan.Ledgers.Stores.Sqlite;

internal static class SqliteFault
{
    public static LedgerException Of(string store, SqliteException reason) => reason.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => StoreFault.Full(store, reason.Message, reason),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFault.Busy(store, reason),
        raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM =>
            StoreFault.Refused(store, $"{reason.Message} (check the folder and its permissions)", reason),
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT => StoreFault.Foreign(store, $"This is not a SQLite database, or a damaged one: {reason.Message}"),
        raw.SQLITE_ERROR when reason.Message.Contains("integer overflow", StringComparison.Ordinal) => StoreFault.TooLarge(store, reason),
        _ => StoreFault.Refused(store, reason.Message, reason),
    };
}
