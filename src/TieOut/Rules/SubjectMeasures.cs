using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Rules;

/// <summary>
/// Growth and margins printed beside rounded amounts, recomputed from the same subject's more precise amounts in another table: what
/// millions leave open, thousands decide.
/// </summary>
internal static class SubjectMeasures
{
    public static IEnumerable<Relation> Find(TableLinks tables, ProseLinks prose)
    {
        var facts = prose.Facts.Where(f => f.IsDerived && f.Unit == "pure").ToLookup(f => tables.Subjects.Of(f.Line));
        List<Fact> margins = [.. facts.SelectMany(f => f).Where(f => f.Kind == FigureKind.Margin)];
        foreach (var line in tables.Subjects.Lines)
        {
            List<Fact>? named = null;
            foreach (var cell in line.Cells.Where(c => c.Figure.Unit == "pure"))
            {
                // A growth is the line's own; a margin row is that of the revenue line its label names.
                var candidates = cell.Figure.Kind == FigureKind.Margin
                    ? named ??= margins.FindAll(f => IsNamed(tables.Subjects, line, f))
                    : facts[tables.Subjects.Of(line)].Where(f => f.Kind == cell.Figure.Kind && f.Extra.Count == 0);
                if (candidates.FirstOrDefault(f => Fits(cell, f)) is { } fact) { yield return Make(cell.Figure, fact); }
            }
        }
    }

    /// <summary>The label of a line has the words of a margin, and two in three of those of its subject.</summary>
    private static bool IsNamed(Subjects subjects, FactLine line, Fact margin)
    {
        foreach (var word in margin.Extra) { if (!line.Core.Contains(word)) { return false; } }
        foreach (var subject in subjects.SameAs(margin.Line))
        {
            var common = 0;
            foreach (var word in subject.CoreWords) { if (line.Core.Contains(word)) { common++; } }
            if (subject.Core.Count > 0 && common * 3 >= subject.Core.Count * 2) { return true; }
        }
        return false;
    }

    private static bool Fits(CellFigure cell, Fact fact) =>
        !fact.Sources.Any(s => s == cell.Figure) && fact.Value.Intersects(cell.Figure.Possible) && !Weakness.IsWeak(cell.Figure, fact.Value)
        && (cell.Figure.Period is null ? SamePeriodAsRow(cell, fact) : fact.Period is { } p && p.IsCompatible(cell.Figure.Period));

    /// <summary>A column of changes has no period of its own: that of the amount to its left counts.</summary>
    private static bool SamePeriodAsRow(CellFigure cell, Fact fact)
    {
        for (var c = 0; c < cell.Column; c++)
        {
            if (cell.Table.Cells[cell.Row, c]?.Figure.Period is { } p && fact.Period is { } q && p.IsCompatible(q)) { return true; }
        }
        return false;
    }

    private static Relation Make(Figure figure, Fact fact) => new()
    {
        Rule = figure.Kind == FigureKind.Margin ? RuleCatalog.RatioDoesNotRecompute : RuleCatalog.GrowthDoesNotRecompute,
        Result = figure,
        Inputs = fact.Sources,
        Verdict = Verdict.Holds,
        Expected = fact.Value,
        Because = _ => $"\"{ColumnDoesNotFoot.Short(fact.Line.Label)}\"",
        Proves = [figure],
        Unnoticed = _ => null,
    };
}
