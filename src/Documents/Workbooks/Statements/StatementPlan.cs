using Kessan.Core;
using Kessan.Statements;

namespace Kessan.Documents.Workbooks;

/// <summary>A line of a statement's sheet with the facts of its columns.</summary>
/// <param name="Facts">One per column of the plan; null where the column derives or nothing is there.</param>
internal sealed record PlannedLine(StatementLine Line, string Caption, IReadOnlyList<Fact?> Facts);

/// <summary>What stands where on a statement's sheet, before any formula is written: other sheets must know the places.</summary>
/// <param name="Sheet">The name of its sheet.</param>
internal sealed record StatementPlan(StatementDefinition Definition, string Sheet, IReadOnlyList<BookColumn> Columns, IReadOnlyList<PlannedLine> Lines)
{
    /// <summary>Caption and unit stand before the first column.</summary>
    public const int FirstColumn = 2;

    /// <summary>Four lines of title, then the header.</summary>
    public const int TitleLines = 4;

    public const int FirstRow = TitleLines + 2;

    /// <summary>The largest amount of the sheet, in single units of a currency.</summary>
    public decimal Largest { get; } = LargestOf(Lines.SelectMany(l => l.Facts));

    public static decimal LargestOf(IEnumerable<Fact?> facts) =>
        facts.Where(f => f is not null && Currency.Is(f.Key.Unit.Name)).Select(f => Math.Abs(f!.Number ?? 0m)).DefaultIfEmpty().Max();

    public void Register(CellIndex cells)
    {
        foreach (var (at, line) in Lines.Index())
        {
            for (var c = 0; c < Columns.Count; c++)
            {
                if (line.Facts[c] is { } fact) { cells.Register(fact.Key, new(Sheet, FirstColumn + c, FirstRow + at)); }
            }
        }
    }
}

/// <summary>Plans the sheets of statements made of lines.</summary>
internal sealed class StatementPlanner(FactFinder facts, PeriodWords periods, BookWords words, CaptionsOfBook captions, SheetNames sheets, string? currency)
{
    /// <returns>Null where nothing of the statement has a number.</returns>
    public StatementPlan? Plan(StatementDefinition definition, StatementForm form)
    {
        var total = definition.PercentOf is { } of
            ? form.Lines.FirstOrDefault(l => l.Value is { } v && v.Concept == of.Concept && v.Members == of.Members)
            : null;
        var values = form.Lines.Where(l => l.Value is not null).ToArray();
        var columns = new ColumnChoice(
            periods, words, (p, s) => values.Any(l => Find(l.Value!, p, s)?.Number is not null),
            p => values.Any(l => l.Value!.Time == OperandTime.Same && Find(l.Value!, p, "actual") is { Number: not null, Key.Period.IsDuration: true }))
            .Of(total is null ? null : captions.Of(total, [], 0m), values.Any(IsTranslated) ? currency : null);
        if (columns.Count == 0) { return null; }
        StatementLine[] shown = [.. form.Shown(n => columns.Any(c => c.Kind == BookColumnKind.Amount && Find(n, c.Period, c.Scenario)?.Number is not null))];
        Fact?[][] found = [.. shown.Select(l => columns
            .Select(c => c.Kind == BookColumnKind.Amount && l.Value is { } name ? Find(name, c.Period, c.Scenario) : null)
            .ToArray())];
        var largest = StatementPlan.LargestOf(found.SelectMany(f => f));
        Period[] periodsShown = [.. columns.Where(c => c.Kind == BookColumnKind.Amount && c.Scenario == "actual").Select(c => c.Period).Distinct()];
        return new(definition, SheetOf(definition), columns, [.. shown.Select((l, i) => new PlannedLine(l, captions.Of(l, periodsShown, largest), found[i]))]);
    }

    public string SheetOf(StatementDefinition definition) => sheets.Of(definition.Name, captions.Of(definition.Title, null, [periods.Current]));

    /// <summary>Counts of shares or contracts are in no currency: a sheet of nothing else has no column of another one.</summary>
    private bool IsTranslated(StatementLine line) =>
        line.Translate
            && new[] { periods.Current,
                periods.Parse("year")!.Value }.Any(p => Find(line.Value!, p, "actual") is { } fact && Currency.Is(fact.Key.Unit.Numerator));

    public Fact? Find(Formula.Name name, Period period, string scenario)
    {
        var at = name.Time switch { OperandTime.Opening => period.Opening ?? period, OperandTime.Closing => period.Closing, _ => period };
        return facts.Find(name.Concept, name.Members ?? Members.None, at, scenario) is [var fact] ? fact : null;
    }
}
