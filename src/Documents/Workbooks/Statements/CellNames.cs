using System.Text.RegularExpressions;
using Kessan.Core;

namespace Kessan.Documents.Workbooks;

/// <summary>
/// Names of cells for people who go on computing: Revenues, Revenues.SystemsIntegration, and Revenues.prior for the comparative. A fact has one name, at its
/// home.
/// </summary>
internal sealed partial class CellNames(Period current)
{
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<DefinedCell> Of(StatementPlan plan, CellIndex cells)
    {
        List<DefinedCell> names = [];
        foreach (var (at, line) in plan.Lines.Index())
        {
            for (var c = 0; c < plan.Columns.Count; c++)
            {
                var place = new BookPlace(plan.Sheet, StatementPlan.FirstColumn + c, StatementPlan.FirstRow + at);
                if (line.Facts[c] is not { Number: not null } fact || cells.Home(fact.Key) != place || NameOf(fact.Key) is not { } name || !used.Add(name))
                {
                    continue;
                }
                names.Add(new(name, place.Column, place.Row));
            }
        }

        return names;
    }

    private string? NameOf(FactKey key)
    {
        if (key.Scenario != "actual") { return null; }
        string? suffix = key.Period == current || key.Period == current.Closing
            ? ""
            : key.Period == current.YearBefore || key.Period == current.Closing.YearBefore ? ".prior" : null;
        if (suffix is null) { return null; }
        var name = key.Members.IsNone ? key.Concept : $"{key.Concept}.{string.Join('.', key.Members.Names)}";
        return (LikeAnAddress().IsMatch(name) ? "_" + name : name) + suffix;
    }

    // A name must not read as a cell: FY2008, R1C1 (ECMA-376 part 1, §18.2.5).
    [GeneratedRegex("^([A-Za-z]{1,3}[0-9]+|[Rr]([0-9]*[Cc][0-9]*)?|[Cc])$", RegexOptions.ExplicitCapture, Timeout.Infinite)]
    private static partial Regex LikeAnAddress();
}
