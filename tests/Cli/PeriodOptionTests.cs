using Kessan.Tests.Conventions;

namespace Kessan.Tests.Cli;

/// <summary>A period that is none is said to be none, not taken for all of them.</summary>
public class PeriodOptionTests
{
    private static readonly string Example = Path.Combine(Repository.Root, "examples", "iij");

    [Theory]
    [InlineData("facts")]
    [InlineData("eps")]
    public void A_label_that_is_no_period_is_refused(string command)
    {
        var run = CommandLine.Run(command, Example, "--period", "5Q08");
        run.ExitCode.ShouldBe(2, run.Out);
        run.Error.ShouldContain("WS141");
        run.Error.ShouldContain("5Q08");
        run.Out.ShouldBe("");
    }

    [Fact]
    public void The_facts_of_one_period_are_fewer_than_all()
    {
        var one = CommandLine.Run("facts", Example, "--period", "1H08");
        one.ExitCode.ShouldBe(0, one.Error);
        var all = CommandLine.Run("facts", Example);
        one.Out.Split('\n').Length.ShouldBeInRange(100, all.Out.Split('\n').Length - 100);
    }
}
