using System.Globalization;
using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Ledgers;
using Kessan.Tests.Conventions;
using Kessan.Workspace;

namespace Kessan.Tests.Consolidation;

/// <summary>One figure a problem expects (a row of its figures.csv).</summary>
/// <param name="What">
/// Accounts joined by +, each with a movement after / where only that is meant; entries: in front leaves out the companies' own books; or figure: and the name
/// of a measured figure.
/// </param>
/// <param name="Unit">What the published figure is rounded to; null where it is exact.</param>
internal sealed record ExpectedFigure(DateOnly Period, string What, string Entity, decimal Amount, string Policies, decimal? Unit);

/// <summary>
/// A worked problem under cases/consolidation: a workspace like a user's, problem.md that tells it, and figures.csv with what must come out. Debits are
/// positive there as everywhere.
/// </summary>
internal sealed class Problem(string name)
{
    private static readonly CsvColumns Columns = new("period", "what", "entity", "amount", "policies", "unit", "note")
    {
        Optional = ["entity", "policies", "unit", "note"]
    };

    private readonly string folder = Path.Combine(Repository.Root, "cases", "consolidation", name);

    public static IEnumerable<string> Names =>
        Directory.GetFiles(Path.Combine(Repository.Root, "cases", "consolidation"), "figures.csv", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(Repository.Root, "cases", "consolidation"), Path.GetDirectoryName(f)!).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public IReadOnlyList<ExpectedFigure> Figures()
    {
        var faults = new FaultList();
        var table = CsvTable.Read(folder, "figures.csv", Columns, faults)!;
        ExpectedFigure[] figures = [.. table.Rows(faults)
            .Select(r => new ExpectedFigure(r.Date(0), r.Required(1), r.Text(2), r.Number(3), r.Text(4), r.NumberOrNull(5)))];
        faults.All.ShouldBeEmpty();
        return figures;
    }

    public LoadedWorkspace Load()
    {
        var loaded = WorkspaceLoader.Load(folder);
        loaded.Findings.Where(f => f.Severity == Severity.Fault).Select(f => $"{f.Place} {f.Code} {f.Message} ({f.Printed}; {f.Expected})").ShouldBeEmpty();
        return loaded.Workspace!;
    }

    /// <param name="policies">Empty for the workspace's own; a set; or policy=choice.</param>
    public static ConsolidationRun Run(LoadedWorkspace workspace, string policies)
    {
        if (policies.Length == 0) { return workspace.Consolidate(); }
        if (!policies.Contains('=', StringComparison.Ordinal)) { return workspace.ConsolidateUnder(policies); }
        var input = workspace.ForGroup();
        foreach (var one in policies.Split(';')) { input = input with { Policies = input.Policies.With(one.Split('=')[0], one.Split('=')[1]) }; }
        return GroupConsolidator.Run(input);
    }

    public static decimal Amount(ConsolidatedPeriod period, ExpectedFigure figure)
    {
        if (figure.What.StartsWith("figure:", StringComparison.Ordinal))
        {
            return period.Figures.Where(f => f.Name == figure.What[7..] && (figure.Entity.Length == 0 || f.Entity == figure.Entity)).Sum(f => f.Amount);
        }
        var entries = figure.What.StartsWith("entries:", StringComparison.Ordinal);
        var terms = (entries ? figure.What[8..] : figure.What).Split('+').Select(t => t.Split('/')).ToArray();
        return period.Lines.Where(l => (!entries || l.Level != Level.Package) && (figure.Entity.Length == 0 || l.Entity == figure.Entity)
            && terms.Any(t => t[0] == l.Account && (t.Length == 1 || t[1] == l.Movement))).Sum(l => l.Amount);
    }

    public static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
