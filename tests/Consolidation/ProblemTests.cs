using Kessan.Core;

namespace Kessan.Tests.Consolidation;

public class ProblemTests
{
    public static TheoryData<string> Names => [.. Problem.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_published_figure_comes_out(string name)
    {
        var problem = new Problem(name);
        var workspace = problem.Load();
        var wrong = new List<string>();
        foreach (var set in problem.Figures().GroupBy(f => f.Policies, StringComparer.Ordinal))
        {
            var run = Problem.Run(workspace, set.Key);
            wrong.AddRange(run.Findings.Where(f => f.Severity != Severity.Note).Select(f => $"{set.Key} {f.Code} {f.Message}"));
            foreach (var figure in set)
            {
                var found = Problem.Amount(run.Periods[figure.Period], figure);
                var shown = figure.Unit is { } unit ? Rounding.Round(found, unit, RoundingMode.HalfUp) : found;
                if (shown != figure.Amount)
                {
                    wrong.Add($"{figure.Period:yyyy-MM-dd} {figure.What} {figure.Entity} {figure.Policies}: {Problem.Text(found)}, not {Problem.Text(figure.Amount)}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }
}
