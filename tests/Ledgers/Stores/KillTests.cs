using System.Diagnostics;
using System.Globalization;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>
/// The program is killed at a random moment of a load, or a server is; then the store is looked at and the same load repeated, over and over in one store.
/// Nothing that was acknowledged is lost, nothing counts twice, nobody repairs anything. KESSAN_KILLS and KESSAN_KILL_LINES ask for more than the tests take
/// the time for; KESSAN_KILL_RESULTS names a file that gets a row of figures, KESSAN_KILL_PROGRAM the program to kill (bench/suites/kills.sh).
/// </summary>
[Collection(SharedServers.Name)]
public sealed class KillTests(StoreServers servers)
{
    private const int KillServerEvery = 4;

    private static readonly BalanceQuery ByAll = new([Dimension.Entity, Dimension.Account, Dimension.Month], Selection.Everything);

    private static int Kills => Setting("KESSAN_KILLS", 8);

    private static int LinesOfLoad => Setting("KESSAN_KILL_LINES", 20_000);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    [InlineData(Engine.ClickHouse)]
    public void Killed_at_random_a_load_is_there_whole_or_not_at_all_and_once(Engine engine)
    {
        var random = new Random(20080930);
        var address = servers.NewStore(engine);
        var watch = Stopwatch.StartNew();
        using (var first = Start(Journal(0), address)) { first.WaitForExit(); }
        var longest = (int)watch.ElapsedMilliseconds;
        var once = Balances(address);
        once.Sum(b => b.Lines).ShouldBe(LinesOfLoad);
        var (acknowledged, whole, killed) = (0, 0, 0);
        for (var kill = 1; kill <= Kills; kill++)
        {
            var file = Journal(kill);
            var said = LoadAndKill(engine, file, address, random.Next(longest), kill);
            var there = Balances(address).Sum(b => b.Lines);
            there.ShouldBeOneOf((long)kill * LinesOfLoad, (kill + 1L) * LinesOfLoad);
            if (said) { there.ShouldBe((kill + 1L) * LinesOfLoad, "what was acknowledged is there"); }
            (acknowledged, whole,
                killed) = (acknowledged + (said ? 1 : 0), whole + (there > (long)kill * LinesOfLoad ? 1 : 0), killed + (KillsServer(engine, kill) ? 1 : 0));
            using (var again = Start(file, address))
            {
                again.WaitForExit();
                again.ExitCode.ShouldBe(0, again.StandardError.ReadToEnd());
            }

            Balances(address).ShouldBe(once.Select(b => Times(b, kill + 1)), $"after kill {kill}");
        }

        Report(string.Create(CultureInfo.InvariantCulture, $"| {engine} | {Kills} | {killed} | {Kills - whole} | {whole} | {acknowledged} | 0 | 0 |"));
    }

    /// <returns>Whether the program had said that the load is there.</returns>
    private bool LoadAndKill(Engine engine, string file, string address, int milliseconds, int kill)
    {
        using var loading = Start(file, address);
        if (loading.WaitForExit(milliseconds)) { return loading.ExitCode == 0; }
        if (!KillsServer(engine, kill))
        {
            loading.Kill();
            loading.WaitForExit();
            return loading.StandardOutput.ReadToEnd().StartsWith("load ", StringComparison.Ordinal);
        }

        KillServer(engine, kill);
        loading.WaitForExit();
        loading.ExitCode.ShouldBeOneOf(0, 2);
        RestartServer(engine, kill);
        return loading.ExitCode == 0;
    }

    private void KillServer(Engine engine, int kill)
    {
        if (engine == Engine.Postgres) { servers.Postgres.Kill(); } else { servers.ClickHouse.Kill(kill / KillServerEvery % 2); }
    }

    private void RestartServer(Engine engine, int kill)
    {
        if (engine == Engine.Postgres) { servers.Postgres.Restart(); } else { servers.ClickHouse.Restart(kill / KillServerEvery % 2); }
    }

    private static Process Start(string file, string address)
    {
        var program = Environment.GetEnvironmentVariable("KESSAN_KILL_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "kessan.dll");
        string[] arguments = [program, "load", file, "--into", address, "--quiet"];
        return Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        })!;
    }

    private string Journal(int number)
    {
        var file = servers.NewFile(".csv");
        File.WriteAllLines(file, Enumerable.Range(0, LinesOfLoad).Select(line => string.Create(CultureInfo.InvariantCulture,
            $"C{line / 2 % 7},{1000 + (line / 2 % 90)},2008-{7 + (line / 2 % 3):D2}-15,{number}-{line / 2},{(line % 2 == 0 ? "" : "-")}{line / 2}.25"))
            .Prepend("entity,account,date,document,amount"));
        return file;
    }

    private static bool KillsServer(Engine engine, int kill) => engine != Engine.Sqlite && kill % KillServerEvery == 0;

    private static List<(string Key, decimal Debit, decimal Credit, long Lines)> Balances(string address)
    {
        using var store = StoreAddress.Open(address, JournalReader.Read);
        return [.. store.Balances(ByAll).Select(b => (string.Join('|', b.Key), b.Debit, b.Credit, b.Lines))];
    }

    private static (string Key, decimal Debit, decimal Credit, long Lines) Times((string Key, decimal Debit, decimal Credit, long Lines) balance, int loads) =>
        (balance.Key, balance.Debit * loads, balance.Credit * loads, balance.Lines * loads);

    private static void Report(string row)
    {
        if (Environment.GetEnvironmentVariable("KESSAN_KILL_RESULTS") is { Length: > 0 } file) { File.AppendAllText(file, row + "\n"); }
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : usual;
}
