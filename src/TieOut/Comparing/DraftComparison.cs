
namespace Kessan.TieOut.Comparing;

public enum DraftChangeKind
{
    /// <summary>Another number stands there.</summary>
    Changed,

    Added,

    Removed,

    /// <summary>The same number, but what proved it does so no longer.</summary>
    Unsettled,
}

/// <summary>A figure that is not what, or not as good as, it was in the draft before.</summary>
/// <param name="Old">Null where it was added.</param>
/// <param name="New">Null where it was removed.</param>
/// <param name="Words">Its line and column, or its sentence.</param>
/// <param name="Broken">The ties of the old draft that no longer hold, in words.</param>
public sealed record DraftChange(DraftChangeKind Kind, CheckedFigure? Old, CheckedFigure? New, string Words, IReadOnlyList<Tie> Broken)
{
    /// <summary>It was tied and is not now, or it has become an exception.</summary>
    public bool IsWorse =>
        New is { } now && now.State != FigureState.Tied && (Old?.State == FigureState.Tied || now.State == FigureState.Exception) && Old?.State != now.State;

    public bool IsBetter => Old is { } before && New is { State: FigureState.Tied } && before.State != FigureState.Tied;
}

/// <summary>Two drafts of one document, both checked: which figures changed, and which ties broke.</summary>
public sealed record DraftComparison(CheckedDocument Old, CheckedDocument New, IReadOnlyList<DraftChange> Changes)
{
    public int Count(DraftChangeKind kind) => Changes.Count(c => c.Kind == kind);

    public int BrokenTies => Changes.Sum(c => c.Broken.Count);

    public bool IsWorse =>
        Changes.Any(c => c.IsWorse)
            || New.Findings.Count(f => f.Finding.Severity == Core.Severity.Exception) > Old.Findings.Count(f => f.Finding.Severity == Core.Severity.Exception);

    /// <summary>Both documents were checked with ties and contexts.</summary>
    public static DraftComparison Of(CheckedDocument old, CheckedDocument current)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(current);
        var pairs = Alignment.Of([.. old.Contexts.Select(c => c.Key)], [.. current.Contexts.Select(c => c.Key)]);
        var broken = new BrokenTies(old, current, pairs);
        var changes = new List<(int Order, DraftChange Change)>();
        var kept = new HashSet<int>();
        for (var i = 0; i < pairs.Length; i++)
        {
            var after = pairs[i] < 0 ? null : current.Figures[pairs[i]];
            if (after is not null) { kept.Add(pairs[i]); }
            var words = after is null ? old.Contexts[i].Words : current.Contexts[pairs[i]].Words;
            if (Change(old.Figures[i], after, words, broken.Of(old.Figures[i].Figure)) is { } change) { changes.Add((Order(pairs, i), change)); }
        }

        for (var j = 0; j < current.Figures.Count; j++)
        {
            if (!kept.Contains(j)) { changes.Add((j, new(DraftChangeKind.Added, null, current.Figures[j], current.Contexts[j].Words, []))); }
        }
        return new(old, current, [.. changes.OrderBy(c => c.Order).Select(c => c.Change)]);
    }

    private static DraftChange? Change(CheckedFigure before, CheckedFigure? after, string words, IReadOnlyList<Tie> broken)
    {
        if (after is null) { return new(DraftChangeKind.Removed, before, null, words, broken); }
        if (before.Figure.Text != after.Figure.Text || before.Figure.Value != after.Figure.Value)
        {
            return new(DraftChangeKind.Changed, before, after, words, broken);
        }
        return before.State != after.State || broken.Count > 0 ? new(DraftChangeKind.Unsettled, before, after, words, broken) : null;
    }

    /// <summary>Where a removed figure would stand now: behind the last one before it that is still there.</summary>
    private static int Order(int[] pairs, int i)
    {
        while (i >= 0 && pairs[i] < 0) { i--; }
        return i < 0 ? -1 : pairs[i];
    }
}
