using System.Collections.Concurrent;
using Kessan.Core;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut.Linking;

/// <summary>
/// Asks, for a figure that does not agree with what its words name, whether a usual slip turns the number of the named fact into what is
/// printed; and, for one that does agree, whether such a slip would be noticed. How surely the words must name the fact depends on how
/// many digits speak (<see cref="SlipChance"/>).
/// </summary>
internal sealed class SlipFinder
{
    /// <summary>So many of a hundred slips must be noticed for a figure to be tied.</summary>
    private const int MostSlips = 80;

    /// <summary>Rows above and below a line that are held to be of its group.</summary>
    private const int RowsBeside = 3;

    private readonly ProseLinks links;
    private readonly Dictionary<int, int> agreements = [];
    private readonly ConcurrentDictionary<ProseFigure, Candidate[]> candidates = [];

    public SlipFinder(ProseLinks links)
    {
        this.links = links;
        foreach (var link in links.Found.Values.Where(l => l.Strength >= 0.7m))
        {
            var table = link.Fact.Line.Table.Index;
            agreements[table] = agreements.GetValueOrDefault(table) + 1;
        }
    }

    public Relation? Find(ProseFigure figure) =>
        Accused(figure) is { } named && !IsOtherWay(figure, named.Fact)
            ? Make(figure, named.Fact, links.Expected(figure, named.Fact), named.Beside?.Figure ?? links.Companion(figure, named.Fact))
            : null;

    /// <summary>The fact that the words name and that a slip turns into what is printed.</summary>
    private Identified? Accused(ProseFigure figure)
    {
        var named = links.IdentifiedFor(figure);
        if (named.Count == 0 || figure.Figure.Unit is null || figure.Printed.StandsInRow) { return null; }
        var top = named.Max(n => n.Strength);
        if (top < SlipChance.Needed(figure.Figure, true) || IsSomethingElse(figure, top)) { return null; }
        foreach (var (candidate, agree, disagree) in Candidates(figure, named, top))
        {
            if (!IsTrusted(figure, candidate.Fact, 1) || IsAmbiguous(figure, candidate.Fact, top) || IsNextCell(figure, candidate.Fact)
                || IsOfAnotherAmount(figure, candidate.Fact) || !Slips(figure, candidate.Fact))
            {
                continue;
            }
            // Where the sentence lists several ("983 million and 4.85 billion, respectively") one of them must show that this table is meant.
            if (agree == 0 && (figure.Printed.IsListed || links.TopicOf(figure).Side == ComparisonSide.Open)
                && !links.IsOfTable(figure.Sentence, figure.Printed, candidate.Fact.Line.Table))
            {
                continue;
            }
            // A cost beside a revenue that it passes on: one more or less is a slip only where the sentence shows that the line is meant.
            if (agree == 0 && ShareDoesNotRecompute.OneOff(figure.Figure, links.Expected(figure, candidate.Fact))
                && !IsRoundedWrong(figure, candidate.Fact, links.Expected(figure, candidate.Fact)))
            {
                continue;
            }
            if (agree == 0 && SlipChance.Significant(figure.Figure) <= 2 && !IsOnlyName(named, candidate.Fact, top)) { continue; }
            if (agree >= disagree && top >= SlipChance.Needed(figure.Figure, agree > 0)) { return candidate; }
        }

        return null;
    }

    /// <summary>The surest names, those first that the rest of the sentence agrees with: the same for a figure and for every slip of it.</summary>
    private Candidate[] Candidates(ProseFigure figure, IReadOnlyList<Identified> named, decimal top)
    {
        if (candidates.TryGetValue(figure.Printed, out var known)) { return known; }
        return candidates[figure.Printed] = [.. named.Where(n => n.Strength >= top - 0.06m)
            .Select(n => Candidate.Of(n, links.Company(figure, n.Fact)))
            .OrderByDescending(c => c.Agree)
            .ThenByDescending(c => c.Named.Strength)
            .ThenBy(c => c.Named.Fact.IsDerived)];
    }

    /// <param name="Agree">Other figures of the sentence that agree with the line.</param>
    private sealed record Candidate(Identified Named, int Agree, int Disagree)
    {
        /// <summary>What a neighbour that agrees with the line has named is confirmed by it.</summary>
        public static Candidate Of(Identified named, (int Agree, int Disagree) company) =>
            new(named, named.Beside is null ? company.Agree : Math.Max(1, company.Agree), company.Disagree);
    }

    /// <summary>
    /// Whether slips in a figure that agrees would be noticed: a link without that is no proof. They are tried: nearly all of them must be
    /// reported.
    /// </summary>
    public bool WouldNotice(ProseLink link)
    {
        if (link.Strength == 0m || !IsTrusted(link.Figure, link.Fact, 2) || links.TopicOf(link.Figure).IsForwardOnly(link.Fact, links.Main)) { return false; }
        var slips = ProseSlip.Tried(link.Figure).ToList();
        var missed = 0;
        foreach (var slip in slips)
        {
            if (Accused(slip) is null && ++missed * 100 > slips.Count * (100 - MostSlips)) { return false; }
        }

        return slips.Count > 0;
    }

    /// <summary>
    /// A table that no other sentence agrees with may have been misread, or speaks of something else, unless another one prints the same line.
    /// </summary>
    private bool IsTrusted(ProseFigure figure, Fact fact, int needed) =>
        SlipChance.Significant(figure.Figure) >= 5 || agreements.GetValueOrDefault(fact.Line.Table.Index) >= needed
            || (!fact.IsDerived && links.PrintedAlike(fact.Line).Any(line => agreements.GetValueOrDefault(line.Table.Index) >= needed));

    /// <summary>Two rows of one table have this name and other numbers (amortization within cost, and again below): a short number may be their sum.</summary>
    private bool IsAmbiguous(ProseFigure figure, Fact fact, decimal top) =>
        SlipChance.Significant(figure.Figure) < 4 && !fact.IsDerived
            && links.IdentifiedFor(figure)
                .Any(n => n.Strength >= top - 0.05m && n.Fact != fact && n.Fact.Line != fact.Line && n.Fact.Line.Table == fact.Line.Table
            && n.Fact.Kind == fact.Kind && n.Fact.Period == fact.Period && !n.Fact.Amount.Intersects(fact.Amount)
            && n.Fact.Line.Core.SetEquals(fact.Line.Core));

    /// <summary>
    /// A row beside the line prints the very number (diluted for basic, before an adjustment for after), or another column of a line of its name does:
    /// the effect of exchange rates beside the whole growth.
    /// </summary>
    private bool IsNextCell(ProseFigure figure, Fact fact)
    {
        if (figure.Figure.Digits < 2) { return false; }
        if (links.IsPrintedOf(figure, fact)) { return true; }
        var (table, row) = (fact.Line.Table, RowOf(fact));
        for (var r = Math.Max(0, row - RowsBeside); r <= Math.Min(row + RowsBeside, table.Rows.Count - 1); r++)
        {
            for (var c = 0; c < table.Columns.Count; c++)
            {
                if (table.Cells[r, c] is { } cell && Math.Abs(cell.Printed) == figure.Number.Value && cell.Figure != fact.Sources[0]
                    && (figure.Figure.Digits >= 3 || fact.Kind == FigureKind.PerShare))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"Total revenues were 12,455,000, up 30.9%": where the amount is none of the line's, the growth is none of the line's either.</summary>
    private bool IsOfAnotherAmount(ProseFigure figure, Fact fact) =>
        links.AmountOf(figure) is { } amount && !links.IsOfLine(amount, fact.Line);

    /// <summary>No line of another name is named as well: "profit" may be that for the year and that before tax, and two digits do not tell which.</summary>
    private static bool IsOnlyName(IReadOnlyList<Identified> named, Fact fact, decimal top)
    {
        foreach (var other in named)
        {
            if (other.Strength >= top - 0.06m && other.Fact.Line != fact.Line && !other.Fact.Line.Core.SetEquals(fact.Line.Core)
                && !other.Fact.Amount.Intersects(fact.Amount))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>"Up 35%", where the line fell by 3.5%: two digits alone do not show that this line is meant.</summary>
    private static bool IsOtherWay(ProseFigure figure, Fact fact) =>
        SlipChance.Significant(figure.Figure) <= 2 && ((figure.Direction > 0 && fact.Value.High < 0m) || (figure.Direction < 0 && fact.Value.Low > 0m))
            && fact.Kind is FigureKind.Growth or FigureKind.Change or FigureKind.Points;

    private static int RowOf(Fact fact) => fact.Line.Cells.Find(c => c.Figure == fact.Sources[0])?.Row ?? -9;

    /// <summary>The number is that of another fact the words name nearly as well, or is said again elsewhere.</summary>
    private bool IsSomethingElse(ProseFigure figure, decimal top)
    {
        if (links.LinkOf(figure) is { } link && links.Agrees(figure, link.Fact))
        {
            if (link.Strength > 0m || !link.PeriodAgrees || (SlipChance.Significant(figure.Figure) >= 4 && link.Score >= 0.5m)) { return true; }
            if (links.StrengthOf(figure, link.Fact) >= top - 0.12m) { return true; }
        }

        return figure.Figure.Digits >= 3 && links.IsRepeated(figure)
            && !links.IdentifiedFor(figure).Any(n => n.Strength >= top - 0.06m && IsRoundedWrong(figure, n.Fact, links.Expected(figure, n.Fact)));
    }

    private bool Slips(ProseFigure figure, Fact fact)
    {
        if (links.TopicOf(figure).IsForwardOnly(fact, links.Main)
            || (figure.Figure.Kind == FigureKind.Change && fact.Kind == FigureKind.Amount && !NamesChange(fact.Line)))
        {
            return false;
        }
        var expected = links.Expected(figure, fact);
        if (IsRoundedWrong(figure, fact, expected)) { return true; }
        var diagnosis = ProseSlip.Of(figure.Figure, expected);
        if (diagnosis.Kind is not (SlipKind.DigitsExchanged or SlipKind.OneDigit or SlipKind.DigitLost or SlipKind.Scale)) { return false; }
        // A table without a scale has lost it more often than a sentence has made one up.
        return !(diagnosis.Kind == SlipKind.Scale && (fact.Line.Table.ScaleIsOpen || (fact.Sources[0].Scale == 1m && figure.Figure.Scale != 1m))
            && fact.Unit != "pure")
            && !(fact.IsDerived && ShareDoesNotRecompute.OneOff(figure.Figure, expected));
    }

    /// <summary>
    /// One unit beside what a table prints in units a hundred times as fine: 1,970 for 1,969,437 thousand. However often it is said, no column
    /// was made to foot with it.
    /// </summary>
    private static bool IsRoundedWrong(ProseFigure figure, Fact fact, Interval expected) =>
        !fact.IsDerived && SlipChance.Significant(figure.Figure) >= 4 && fact.Sources[0].Precision * 100m <= figure.Figure.Precision
        && !expected.Intersects(figure.Figure.Possible.Abs())
        && expected.Intersects(Interval.Open(Math.Abs(figure.Figure.Value) - (figure.Figure.Precision * 1.5m),
            Math.Abs(figure.Figure.Value) + (figure.Figure.Precision * 1.5m)));

    /// <summary>"Net increase (decrease) in short-term borrowings": the line itself is a change.</summary>
    private static bool NamesChange(FactLine line) =>
        line.Label.Contains("ncrease", StringComparison.Ordinal) || line.Label.Contains("ecrease", StringComparison.Ordinal)
            || line.Label.Contains("hange in", StringComparison.Ordinal);

    private static Relation Make(ProseFigure figure, Fact fact, Interval expected, ProseFigure? partner)
    {
        var says = !fact.IsDerived
            ? fact.Sources[0].Text
            : fact.Unit == "pure" ? $"{Wording.Percent(expected, figure.Figure)} by its amounts" : $"{Wording.Range(expected, figure.Figure)} by its amounts";
        return new()
        {
            Rule = RuleCatalog.ProseDisagreesWithTable,
            Result = figure.Figure,
            Inputs = fact.Sources,
            Verdict = Verdict.Violated,
            Expected = expected,
            Implied = f => f == figure.Figure ? expected : null,
            Because = _ =>
                $"the table prints {says} for \"{ColumnDoesNotFoot.Short(fact.Line.Label)}\"{(partner is null ? "" : $", and the {partner.Figure.Text} of this sentence agrees with that line")}",
        };
    }
}
