using System.Diagnostics;
using System.Globalization;

namespace Kessan.Tests.Ledgers.Stores;

/// <summary>What a script sees: exit code 2, a message with code, place and remedy, and the store as it was.</summary>
[Collection(SharedServers.Name)]
public sealed class ExitCodeTests(StoreServers servers)
{
    [Fact]
    public void A_store_that_cannot_be_used_ends_the_command_with_code_2()
    {
        var journal = Journal("1");
        var gone = ServerProcess.FreePort().ToString(CultureInfo.InvariantCulture);
        foreach (var (address, code) in new[]
        {
            (servers.Postgres.Address("postgres", password: "wrong"), "LG522"), (servers.ClickHouse.Address("x", password: "wrong"), "LG522"),
            ($"postgres://me@127.0.0.1:{gone}/db", "LG521"), ($"clickhouse:http://127.0.0.1:{gone}/db", "LG521"), ("mysql://x", "LG520"),
            ("sqlite:/nowhere/at/all.db", "LG530"),
        })
        {
            foreach (var command in new[] { new[] { "load", journal, "--into", address }, ["balances", "--store", address], ["lines", "--store", address] })
            {
                var (exit, _, error) = Run(command);
                exit.ShouldBe(2, error);
                error.ShouldContain(code);
                error.ShouldNotContain("   at ");
            }
        }
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    [InlineData(Engine.ClickHouse)]
    public void A_journal_that_is_refused_leaves_the_store_unchanged(Engine engine)
    {
        var address = servers.NewStore(engine);
        var (first, bad) = (Journal("1"), Journal("2"));
        File.AppendAllText(bad, "C1,1000,2008-09-30,D9,1.2.3\n");
        Run("load", first, "--into", address).Exit.ShouldBe(0);
        var before = Run("balances", "--store", address, "--format", "csv");

        var (exit, _, error) = Run("load", bad, "--into", address);

        exit.ShouldBe(2, error);
        error.ShouldContain("1.2.3");
        Run("balances", "--store", address, "--format", "csv").ShouldBe(before);
        Run("load", first, "--into", address).Output.ShouldContain("was there already");
        Run("load", bad, "--into", address, "--set-aside").Exit.ShouldBe(1);
    }

    private string Journal(string number)
    {
        var file = servers.NewFile(".csv");
        File.WriteAllText(file, $"entity,account,date,document,amount\nC1,1000,2008-09-30,{number},5\nC1,2000,2008-09-30,{number},-5\n");
        return file;
    }

    private static (int Exit, string Output, string Error) Run(params string[] arguments)
    {
        string[] command = [Path.Combine(AppContext.BaseDirectory, "kessan.dll"), .. arguments, "--quiet"];
        using var program = Process.Start(new ProcessStartInfo("dotnet", command)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        })!;
        var output = program.StandardOutput.ReadToEndAsync();
        var error = program.StandardError.ReadToEnd();
        program.WaitForExit();
        return (program.ExitCode, output.Result, error);
    }
}
