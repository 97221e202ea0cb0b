using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Kessan.Ledgers.Journals;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>
/// One program at a time changes what counts. ClickHouse has no locks, but it runs one query of a name at a time: whoever has the turn keeps a sleeping query
/// of that name running on the first server. It ends by itself some seconds after a program that was killed, and with the server; so nobody has to clear
/// anything up.
/// </summary>
internal sealed class ClickHouseTurn : IDisposable
{
    private const int TenthsOfTurn = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClickHouseNode node;
    private readonly string name;
    private readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    private readonly Task sleeping;

    private ClickHouseTurn(ClickHouseNode node, string name)
    {
        (this.node, this.name) = (node, name);
        var sleep = string.Create(CultureInfo.InvariantCulture,
            $"SELECT '{token}', sleep(0.1) FROM (SELECT number FROM system.numbers LIMIT {TenthsOfTurn}) FORMAT Null");
        sleeping = Task.Run(() => node.Text(sleep, $"&max_block_size=1&query_id={Uri.EscapeDataString(name)}"));
    }

    /// <summary>
    /// One row where this program has the turn, and none otherwise: what is inserted from it is inserted only then, because the server itself looks, at that
    /// moment. Two sleeping queries (the name is unique for each user only) are nobody's turn.
    /// </summary>
    public string Held =>
        $"(SELECT 1 FROM (SELECT count() AS sleeping, sum(position(query, '{token}') > 0) AS mine FROM system.processes WHERE query_id = {ClickHouseText.Literal(name)}) WHERE sleeping = 1 AND mine = 1)";

    /// <exception cref="LedgerException">Others had the turn for a minute.</exception>
    public static ClickHouseTurn Take(ClickHouseNode node, string database, CancellationToken cancellation)
    {
        for (var waiting = Stopwatch.StartNew(); ; cancellation.WaitHandle.WaitOne(RandomNumberGenerator.GetInt32(20, 200)))
        {
            cancellation.ThrowIfCancellationRequested();
            var turn = new ClickHouseTurn(node, $"kessan {database}");
            if (turn.Begins(waiting)) { return turn; }
            turn.Dispose();
            if (waiting.Elapsed > Patience) { throw StoreFault.Busy(node.Name); }
        }
    }

    public void Dispose()
    {
        try
        {
            // Its own query has the token as well, but not the name.
            if (!sleeping.IsCompleted) { node.Text($"KILL QUERY WHERE query_id = {ClickHouseText.Literal(name)} AND position(query, '{token}') > 0 ASYNC"); }
        }
        catch (LedgerException)
        {
            // Then it ends by itself.
        }

        _ = sleeping.ContinueWith(over => over.Exception, TaskScheduler.Default);
    }

    /// <returns>False where somebody else has the turn.</returns>
    private bool Begins(Stopwatch waiting)
    {
        while (!sleeping.IsCompleted && waiting.Elapsed < Patience)
        {
            if (node.Text($"SELECT count() FROM {Held}").Trim() == "1") { return true; }
            if (node.Text($"SELECT count() FROM system.processes WHERE query_id = {ClickHouseText.Literal(name)}").Trim() is not ("0" or "1")) { return false; }
        }

        // A name that is taken is not a fault; anything else is.
        var fault = sleeping.Exception?.InnerException as LedgerException;
        return fault is null || fault.Faults[0].Code == "LG532" ? false : throw fault;
    }
}
