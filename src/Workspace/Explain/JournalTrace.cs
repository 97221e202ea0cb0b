using System.Globalization;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Ledgers.Journals;

namespace Kessan.Workspace;

/// <summary>The last step of a trace, from a balance of a company that keeps journals to their lines, wherever the journals are kept.</summary>
internal sealed class JournalTrace(WorkspaceJournals journals, FiscalCalendar calendar)
{
    /// <summary>More lines than a person reads; what is left is added up.</summary>
    private const int Shown = 40;

    /// <returns>None where the line does not come out of the journals.</returns>
    public IReadOnlyList<TraceNode> Of(Consolidation.JournalLine line, DateOnly end, int sign)
    {
        if (line.Source?.File != journals.Name) { return []; }
        var (ledger, _) = journals.Open();
        using (ledger)
        {
            var start = calendar.CumulativeTo(end).Start!.Value;
            var nodes = Nodes(ledger, Behind(line, start, end), sign);
            if (nodes.Count > 0 || line.Movement != MovementCodes.Opening) { return nodes; }
            return [new($"carried forward from the lines before {start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")];
        }
    }

    private static Selection Behind(Consolidation.JournalLine line, DateOnly start, DateOnly end) => new(start, end,
    [
        new(Dimension.Entity, [line.Entity]), new(Dimension.Account, [line.Account]), new(Dimension.Movement, [line.Movement ?? ""]),
        new(Dimension.Partner, [line.Partner ?? ""]),
    ]);

    private List<TraceNode> Nodes(ILedger ledger, Selection selection, int sign)
    {
        var nodes = new List<TraceNode>();
        var (further, rest) = (0L, 0m);
        foreach (var line in ledger.Lines(selection))
        {
            if (nodes.Count < Shown) { nodes.Add(Node(line, sign)); } else { (further, rest) = (further + 1, rest + (line.Amount * sign)); }
        }

        if (further > 0) { nodes.Add(new(string.Create(CultureInfo.InvariantCulture, $"{further} further lines"), rest)); }
        return nodes;
    }

    private TraceNode Node(JournalLine line, int sign)
    {
        var day = line.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var document = line.Document.Length > 0 ? $" document {line.Document}" : "";
        var text = line.Text.Length > 0 ? $" {line.Text}" : "";
        var currency = line.Currency.Length > 0 ? $", {line.Currency}" : "";
        return new($"line of {day}{document}{text}{currency}", line.Amount * sign, new(journals.Relative(line.File), (int)Math.Min(line.Row, int.MaxValue)));
    }
}
