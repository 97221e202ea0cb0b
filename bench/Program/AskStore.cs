using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores;

namespace Kessan.Bench;

/// <summary>
/// <c>ask STORE --by …</c>: asks a store again and again from one process, once for every line of the standard input, and prints the milliseconds of each
/// answer, read to its last row:
/// so that somebody else can ask in between.
/// </summary>
internal static class AskStore
{
    public static Command Define()
    {
        var store = new Argument<string>("STORE");
        var by = new Option<string>("--by") { DefaultValueFactory = _ => "entity,account" };
        var command = new Command("ask", "Measure questions to a store without process start.") { store, by };
        command.SetAction(parsed => Run(parsed.GetValue(store)!, parsed.GetValue(by)!.Split(',')));
        return command;
    }

    private static int Run(string address, string[] by)
    {
        using var store = StoreAddress.Open(address, JournalReader.Read);
        while (Console.ReadLine() is not null)
        {
            var start = Stopwatch.GetTimestamp();
            var (rows, lines) = (0L, 0L);
            foreach (var balance in store.Balances(new(by, Selection.Everything))) { (rows, lines) = (rows + 1, lines + balance.Lines); }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(start).Ticks / TimeSpan.TicksPerMillisecond} {rows} {lines}"));
        }

        return 0;
    }
}
