using Kessan.Cli.Terminals;

namespace Kessan.Tests.Cli;

/// <summary>What check is held against, accepts and writes, through the command line.</summary>
public sealed class CheckOptionTests : IDisposable
{
    private const string Earlier = """
                Condensed balance sheet (in thousands of JPY)
         ----------------------------------------------------
                                         March 31,
                                            2008
         ----------------------------------------------------
         Cash                              11,470,980
         Receivables                       12,255,163
         Inventories                        1,184,160
         Goodwill                           2,639,319
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("kessan-check-options-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Earlier_documents_may_stand_before_or_behind_the_one_to_check()
    {
        var (old, now) = (File("old.txt", Earlier), File("now.txt", Earlier.Replace("1,184,160", "1,148,160", StringComparison.Ordinal)));
        foreach (var args in (string[][])[["check", now, "--against", old], ["check", "--against", old, now], ["check", "--against", old, "--quiet", now]])
        {
            var run = CommandLine.Run(args);
            run.ExitCode.ShouldBe(1, string.Join(' ', args));
            run.Out.ShouldContain("now.txt:8:37: exception TO801");
        }
    }

    [Fact]
    public void An_earlier_document_that_cannot_be_used_refuses_the_call()
    {
        var run = CommandLine.Run("check", File("now.txt", Earlier), "--against", Path.Combine(folder, "none.txt"));
        (run.ExitCode, run.Out).ShouldBe((2, ""));
        run.Error.ShouldContain("none.txt");
    }

    [Fact]
    public void Facts_come_from_a_file_with_their_faults()
    {
        var now = File("now.txt", Earlier);
        const string Header = "concept,period,unit,value\n";
        const string Others = "Cash,2008-03-31,JPY,11470980000\nReceivables,2008-03-31,JPY,12255163000\nGoodwill,2008-03-31,JPY,2639319000\n";
        CommandLine.Run("check", now, "--facts", File("right.csv", Header + Others + "Inventories,2008-03-31,JPY,1184160000\n")).Out
            .ShouldContain("4 figures: 4 tied");
        var wrong = CommandLine.Run("check", now, "--facts", File("wrong.csv", Header + Others + "Inventories,2008-03-31,JPY,1148160000\n"));
        wrong.ExitCode.ShouldBe(1);
        wrong.Out.ShouldContain("exception TO703 named-fact-disagrees");
        var bad = CommandLine.Run("check", now, "--facts", File("bad.csv", Header + "Cash,31.3.2008,JPY,\"1,000\"\n"));
        bad.ExitCode.ShouldBe(2);
        bad.Error.ShouldContain("bad.csv:2:6: fault WS109");
        bad.Error.ShouldContain("fault WS108");
    }

    [Fact]
    public void A_written_baseline_accepts_what_was_found_until_it_expires()
    {
        var (old, now, accepted) = (File("old.txt", Earlier), File("now.txt", Earlier.Replace("1,184,160", "1,148,160", StringComparison.Ordinal)),
            Path.Combine(folder, "accepted.yaml"));
        CommandLine.Run("check", now, "--against", old, "--write-baseline", accepted).ExitCode.ShouldBe(1);
        CommandLine.Run("check", now, "--against", old, "--baseline", accepted).ExitCode.ShouldBe(0);
        System.IO.File.WriteAllText(accepted, System.IO.File.ReadAllText(accepted) + "    expires: 2009-03-31\n");
        CommandLine.Run("check", now, "--against", old, "--baseline", accepted, "--today", "2009-03-31").ExitCode.ShouldBe(0);
        var after = CommandLine.Run("check", now, "--against", old, "--baseline", accepted, "--today", "2009-04-01");
        after.ExitCode.ShouldBe(1);
        after.Error.ShouldContain("TO901 acceptance-expired");
    }

    [Fact]
    public void The_day_comes_from_the_terminals_clock_where_nobody_says_it()
    {
        var terminal = new Terminal(TextWriter.Null, TextWriter.Null) { Clock = new FixedClock(new(2009, 4, 1, 12, 0, 0, TimeSpan.Zero)) };
        terminal.Today().ShouldBe(new DateOnly(2009, 4, 1));
    }

    [Theory]
    [InlineData("format: 2\naccepted: []\n", "accepted.yaml:1: fault TO020")]
    [InlineData("format: 1\naccepted:\n  - rule: TO201\n    file: a.txt\n    at: \"1:1\"\n    author: K\n", "accepted.yaml:3:5: fault TO020")]
    [InlineData("format: 1\naccepted:\n  - rule: [\n", "fault TO020")]
    public void A_baseline_that_cannot_be_used_refuses_the_call(string yaml, string complaint)
    {
        var run = CommandLine.Run("check", File("now.txt", Earlier), "--baseline", File("accepted.yaml", yaml));
        (run.ExitCode, run.Out).ShouldBe((2, ""));
        run.Error.ShouldContain(complaint);
    }

    [Fact]
    public void Files_hold_the_form_of_their_suffix_and_the_terminal_the_text()
    {
        var now = File("now.txt", Earlier);
        string Out(string name) => Path.Combine(folder, name);
        var run = CommandLine.Run("check", now, "-o", Out("r.html"), "-o", Out("r.sarif"), "--output", Out("r.json"), "-o", Out("r.xlsx"));
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldContain("now.txt: 4 figures");
        System.IO.File.ReadAllText(Out("r.html")).ShouldStartWith("<!DOCTYPE html>");
        System.IO.File.ReadAllText(Out("r.sarif")).ShouldContain("\"version\": \"2.1.0\"");
        System.IO.File.ReadAllText(Out("r.json")).ShouldContain("\"schemaVersion\": 1");
        System.IO.File.ReadAllBytes(Out("r.xlsx")).AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
        CommandLine.Run("check", now, "--format", "html").Out.ShouldStartWith("<!DOCTYPE html>");
        CommandLine.Run("check", now, "--format", "xlsx").ExitCode.ShouldBe(2);
        CommandLine.Run("check", now, "-o", Out("r.bin")).Error.ShouldContain(".xlsx");
    }

    [Fact]
    public void Two_drafts_are_compared()
    {
        var (old, now) = (File("old.txt", Earlier), File("now.txt", Earlier.Replace("1,184,160", "1,148,160", StringComparison.Ordinal)));
        CommandLine.Run("check", "--diff", old, now).Out.ShouldContain("now.txt:8:37: changed 1,184,160 to 1,148,160 (Inventories, March 31, 2008)");
        CommandLine.Run("check", "--diff", old).ExitCode.ShouldBe(2);
    }

    [Fact]
    public void A_rule_is_explained_and_an_unknown_one_refused()
    {
        var run = CommandLine.Run("rule", "to201");
        run.ExitCode.ShouldBe(0);
        run.Out.ShouldStartWith("TO201 column-does-not-foot\n");
        run.Out.ShouldContain("What to do");
        CommandLine.Run("rule", "column-does-not-foot").Out.ShouldBe(run.Out);
        CommandLine.Run("rule").Out.ShouldContain("TO801  comparative-differs-without-note");
        CommandLine.Run("rule", "TO999").ExitCode.ShouldBe(2);
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
