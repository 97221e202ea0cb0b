using System.Diagnostics;
using System.Text;
using Kessan.Ledgers.Journals;
using Kessan.Tests.Cli;

namespace Kessan.Tests.Journals;

/// <summary>
/// Files that nobody can use: the place, the remedy, exit code 2, and a cache that is as it was. Large enough for many blocks and all threads.
/// </summary>
public sealed class BadInputTests : IDisposable
{
    private const int Good = 100_000;

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-bad-").FullName;

    private string Journal => Path.Combine(folder, "journal.csv");

    private string Cache => Path.Combine(folder, "cache");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("JP001,\"1000,2008-09-30,D,1", "LG504", "journal.csv:80002:7", "The quote that opens here is never closed.")]
    [InlineData("JP001,10\"00,2008-09-30,D,1", "LG504", "journal.csv:80002:9", "A quote stands inside a field that does not begin with one.")]
    [InlineData("JP001;1000;2008-09-30;D;1", "LG514", "journal.csv:80002", "The line does not have as many fields as the header.")]
    [InlineData("JP001,1000,2008-09-30,D,1.234.5", "LG514", "journal.csv:80002", "The amount is not a number.")]
    [InlineData("JP001,1000,2008-09-30,D,\u00001", "LG505", "journal.csv:80002", "A NUL byte stands in this row")]
    [InlineData("JP001,1000,30.09.2008,D,1", "LG514", "journal.csv:80002", "The date is none")]
    public void A_bad_line_in_the_middle_is_named_with_its_row(string line, string code, string place, string message)
    {
        Write(null);
        Run("--cache", Cache).ExitCode.ShouldBe(0);
        var before = File.ReadAllBytes(Index);

        Write(line);
        foreach (var arguments in new string[][] { [], ["--cache", Cache] })
        {
            var run = Run(arguments);
            run.ExitCode.ShouldBe(2);
            run.Out.ShouldBeEmpty();
            run.Error.ShouldContain(code);
            run.Error.ShouldContain(place);
            run.Error.ShouldContain(message);
        }

        File.ReadAllBytes(Index).ShouldBe(before);
    }

    [Fact]
    public void A_quote_that_is_never_closed_is_named_where_it_opens()
    {
        Write("JP001,1000,2008-09-30,\"D,1");
        var text = File.ReadAllText(Journal);
        File.WriteAllText(Journal, text[..text.IndexOf("\"D,1", StringComparison.Ordinal)] + "\"" + new string('x', 3_000_000));
        var run = Run();
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("journal.csv:80002:23");
        run.Error.ShouldContain("never closed");
        run.Error.ShouldContain("--quote none");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_grows_or_shrinks_while_it_is_read_is_refused(bool grows)
    {
        Write(null);
        var options = JournalOptions.OfMachine with
        {
            Progress = _ =>
            {
                if (grows)
                {
                    File.AppendAllText(Journal, "JP001,1000,2008-09-30,D,1\n");
                }
                else
                {
                    File.WriteAllText(Journal, "entity,account,date,document,amount\n");
                }
            },
        };
        var input = new JournalInput([Journal], JournalSchema.Default, JournalChecks.None);
        Should.Throw<LedgerException>(() => JournalFiles.Open(input, options)).Faults.ShouldHaveSingleItem().Code.ShouldBe("LG507");
        if (!grows) { Write(null); }
        Should.Throw<LedgerException>(() => CachedJournals.Open(Cache, input, options)).Faults.ShouldHaveSingleItem().Code.ShouldBe("LG507");
        Directory.GetDirectories(Cache).ShouldBeEmpty();
    }

    /// <summary>A limit on the size of files stands for a full disk: to the program it is the same refusal.</summary>
    [Theory]
    [InlineData(512, "LG539")]
    [InlineData(0, "LG539")]
    public void A_full_disk_leaves_nothing_behind(int blocks, string code)
    {
        Write(null);
        var (exit, error) = Limited(blocks, "--cache", Cache);
        error.ShouldContain(code);
        error.ShouldContain("--cache FOLDER");
        exit.ShouldBe(2);
        Directory.GetDirectories(Cache).ShouldBeEmpty();
        Run("--cache", Cache).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void What_does_not_fit_in_memory_nor_on_the_disk_is_said()
    {
        // Every line of a document stands apart from the others.
        var text = new StringBuilder("entity,account,date,document,amount\n");
        for (var i = 0; i < Good; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"JP001,{(i < Good / 2 ? 1000 : 4000)},2008-09-30,D{i % (Good / 2)},{(i < Good / 2 ? "" : "-")}1\n");
        }
        File.WriteAllText(Journal, text.ToString());
        var input = new JournalInput([Journal], JournalSchema.Default, JournalChecks.None);
        var options = JournalOptions.OfMachine with { RunMemory = 0, TempFolder = Journal };
        var fault = Should.Throw<LedgerException>(() => JournalFiles.Open(input, options)).Faults.ShouldHaveSingleItem();
        fault.Code.ShouldBe("LG509");
        fault.Remedy!.ShouldContain("--temp");
        using var ledger = JournalFiles.Open(input, options with { TempFolder = Path.Combine(folder, "temp") });
        ledger.Report.Findings.ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(folder, "temp")).ShouldBeEmpty();
    }

    private string Index => Path.Combine(Directory.GetDirectories(Cache).ShouldHaveSingleItem(), "index");

    private CommandLine Run(params string[] more) => CommandLine.Run(["balances", Journal, "--by", "account", "--format", "csv", .. more]);

    /// <summary>The program as a process whose files may not become larger than so many kilobytes.</summary>
    private (int ExitCode, string Error) Limited(int kilobytes, params string[] more)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "kessan.dll");
        string[] command = ["dotnet", program, "balances", Journal, "--by", "account", .. more];
        // Without a signal the write that goes too far is refused, as it is on a full disk.
        var script = $"trap '' XFSZ; ulimit -f {kilobytes}; export DOTNET_EnableDiagnostics=0 DOTNET_EnableWriteXorExecute=0; exec \"$@\"";
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script, "bash", .. command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        })!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error.Result);
    }

    /// <param name="bad">Instead of the line on row 80,002; null for none.</param>
    private void Write(string? bad)
    {
        var text = new StringBuilder("entity,account,date,document,amount\n");
        for (var i = 0; i < Good; i++)
        {
            text.Append(i == 80_000 && bad is not null ? bad : $"JP001,{(i % 2 == 0 ? 1000 : 4000)},2008-09-30,D{i / 2},{(i % 2 == 0 ? "" : "-")}{1 + (i / 2)}")
                .Append('\n');
        }

        File.WriteAllText(Journal, text.ToString());
    }
}
