using Kessan.Ledgers.Journals;

namespace Kessan.Ledgers.Stores.ClickHouse;

/// <summary>One load from its first line to the moment from which it counts.</summary>
internal sealed class ClickHouseLoading(ClickHouseAddress address, IReadOnlyList<ClickHouseNode> nodes, ClickHouseSchema schema, ClickHouseLoads loads)
{
    public LoadReport Load(FilesOfLoad files, int pieceBytes, CancellationToken cancellation) => There(files) ?? Keep(files, pieceBytes, cancellation);

    /// <returns>The report of the same load, or null where it is not there, or lines of it are lost: then it is loaded again, and the new attempt counts
    /// instead.</returns>
    /// <exception cref="LedgerException">Other loads have some of the files.</exception>
    private LoadReport? There(FilesOfLoad files)
    {
        var complete = loads.Complete();
        var same = complete.FirstOrDefault(load => load.Load == files.Identity.LoadId);
        if (same is not null && loads.Missing([same]) is null) { return LoadText.AlreadyThere(loads.Report(same.Attempt)); }
        ToReplace(complete, files);
        return null;
    }

    private LoadReport Keep(FilesOfLoad files, int pieceBytes, CancellationToken cancellation)
    {
        var attempt = 0UL;
        ClickHouseLines? lines = null;
        LoadReport report;
        try
        {
            // A journal that is refused before its first line leaves no trace.
            void Start()
            {
                using (Turn(cancellation)) { loads.Sweep(files.Identity.LoadId); }
                schema.AddAxes(files.Axes);
                attempt = loads.Begin(files.Identity.LoadId);
                lines = new(nodes, ClickHouseText.Name(address.Database) + ".line", attempt, files.Axes, pieceBytes);
            }

            report = files.Read(batch =>
            {
                if (lines is null) { Start(); }
                lines!.Take(batch);
            }, cancellation);
            if (lines is null) { Start(); }
            lines!.Finish();
        }
        catch (Exception reason) when (reason is LedgerException or OperationCanceledException)
        {
            lines?.Dispose();
            // Its lines count nowhere, but need room; a server that is gone keeps them until the load is repeated.
            if (attempt > 0) { loads.TryDrop(attempt); }
            throw;
        }

        lines.Dispose();
        return Close(files, report, attempt, lines.Sent, cancellation);
    }

    /// <summary>In turn: what others loaded in the meantime is seen, and what is seen stays so until this load counts.</summary>
    private LoadReport Close(FilesOfLoad files, LoadReport report, ulong attempt, IReadOnlyList<long> sent, CancellationToken cancellation)
    {
        while (true)
        {
            using var turn = Turn(cancellation);
            if (There(files) is { } faster) { return faster; }
            var load = new CompleteLoad(attempt, report.LoadId, files.Identity.Contents, files.Names, sent, ToReplace(loads.Complete(), files));
            if (loads.Missing([load]) is { } missing)
            {
                throw loads.IsOvertaken(attempt, report.LoadId) ? StoreFault.Busy(address.Shown) : StoreFault.Incomplete(address.Shown, missing);
            }
            if (loads.Complete(load, LoadText.Write(report), turn)) { return report; }
        }
    }

    private ClickHouseTurn Turn(CancellationToken cancellation) => ClickHouseTurn.Take(nodes[0], address.Database, cancellation);

    private IReadOnlyList<ulong> ToReplace(IReadOnlyList<CompleteLoad> complete, FilesOfLoad files) => EarlierLoads.ToReplace(
        complete.Where(load => load.Load != files.Identity.LoadId)
            .Select(load => new EarlierLoad(load.Attempt, [.. load.Contents.Zip(load.Names, (content, name) => new LoadedFile(content, name))])),
        files, address.Shown);
}
