using Kessan.Ledgers.Journals.Intake;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kessan.Ledgers.Stores.Sqlite;

/// <summary>
/// Puts batches into the table line. Below Microsoft.Data.Sqlite, because there every text would have to become a string first, and
/// these are already the bytes SQLite wants.
/// </summary>
internal sealed class SqliteLines : IDisposable
{
    private const int FixedColumns = 5;

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;
    private readonly long firstFile;
    private readonly int fields;

    /// <param name="axisColumns">The column of each axis of the batches.</param>
    public SqliteLines(SqliteConnection connection, long firstFile, IReadOnlyList<string> axisColumns)
    {
        this.connection = connection;
        this.firstFile = firstFile;
        fields = LineBatch.FirstAxis + axisColumns.Count;
        var columns = string.Join(", ", ["file, row, date, high, low", Sql.LedgerSql.TextColumns, .. axisColumns]);
        var sql = $"INSERT INTO line ({columns}) VALUES ({string.Join(", ", Enumerable.Repeat("?", FixedColumns + fields))})";
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement));
    }

    public void Take(LineBatch batch)
    {
        Check(raw.sqlite3_bind_int64(statement, 1, firstFile + batch.File));
        for (var line = 0; line < batch.Count; line++) { Insert(batch, line); }
    }

    public void Dispose() => statement.Dispose();

    private void Insert(LineBatch batch, int line)
    {
        var units = batch.Units(line);
        raw.sqlite3_bind_int64(statement, 2, batch.Row(line));
        raw.sqlite3_bind_int64(statement, 3, batch.Date(line));
        raw.sqlite3_bind_int64(statement, 4, (long)(units / SqliteSchema.LowPart));
        raw.sqlite3_bind_int64(statement, FixedColumns, (long)(units % SqliteSchema.LowPart));
        for (var field = 0; field < fields; field++)
        {
            var text = batch.Field(line, field);
            // An empty span has no address, which SQLite would take for NULL.
            if (text.IsEmpty) { raw.sqlite3_bind_text(statement, FixedColumns + 1 + field, utf8z.FromSpan("\0"u8)); }
            else { raw.sqlite3_bind_text(statement, FixedColumns + 1 + field, text); }
        }

        Check(raw.sqlite3_step(statement));
        Check(raw.sqlite3_reset(statement));
    }

    private void Check(int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_DONE) { return; }
        SqliteException.ThrowExceptionForRC(result, connection.Handle);
    }
}
