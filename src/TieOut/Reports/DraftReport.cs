using System.Globalization;
using Kessan.Core;
using Kessan.TieOut.Comparing;

namespace Kessan.TieOut.Reports;

/// <summary>
/// Two drafts for people, one change after the other in the order of the new one:
/// <code>
/// new.txt:63:30: changed 3,754 to 3,574 (Maintenance revenues, 1H08): was tied, is an exception
///     broke: TO301 growth-does-not-recompute at 63:58 11.3: 3,754 against 3,372 in this row is 11.3%
/// </code>
/// </summary>
public sealed class DraftReport(TextWriter output, bool colour = false)
{
    private const int MostTies = 6;

    /// <summary>Only what was tied and is not any more.</summary>
    public bool OnlyWorse { get; init; }

    public void Write(DraftComparison drafts)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        foreach (var change in drafts.Changes) { if (!OnlyWorse || change.IsWorse || change.Broken.Count > 0) { Write(drafts, change); } }
        var gone = drafts.Old.Findings.Count(f => f.Finding.Severity == Severity.Exception);
        var now = drafts.New.Findings.Count(f => f.Finding.Severity == Severity.Exception);
        output.WriteLine($"{drafts.Old.Path} to {drafts.New.Path}: {Count(drafts, DraftChangeKind.Changed, "changed")}, {Count(drafts, DraftChangeKind.Added, "added")}, {Count(drafts, DraftChangeKind.Removed, "removed")}; {Number(drafts.BrokenTies)} {(drafts.BrokenTies == 1 ? "tie" : "ties")} broke; {Number(gone)} {(gone == 1 ? "exception" : "exceptions")} before, {Number(now)} now");
    }

    private void Write(DraftComparison drafts, DraftChange change)
    {
        output.WriteLine($"{PlaceOf(drafts, change)}: {What(change)} ({change.Words}){State(change)}");
        foreach (var tie in change.Broken.Take(MostTies))
        {
            output.WriteLine($"    broke: {tie.Rule.Code} {tie.Rule.Name}, {tie.Result.Text}: {tie.Because}");
        }

        if (change.Broken.Count > MostTies) { output.WriteLine($"    and {Number(change.Broken.Count - MostTies)} more"); }
    }

    private static Place PlaceOf(DraftComparison drafts, DraftChange change) =>
        change.New is { } now ? drafts.New.Source!.PlaceOf(now.Figure.Span) : drafts.Old.Source!.PlaceOf(change.Old!.Figure.Span);

    private static string What(DraftChange change) => change.Kind switch
    {
        DraftChangeKind.Changed => $"changed {change.Old!.Figure.Text} to {change.New!.Figure.Text}",
        DraftChangeKind.Added => $"added {change.New!.Figure.Text}",
        DraftChangeKind.Removed => $"removed {change.Old!.Figure.Text}",
        _ => $"unchanged {change.New!.Figure.Text}",
    };

    private string State(DraftChange change)
    {
        if (change.New is not { } now) { return change.Old!.State == FigureState.Tied ? ": was tied" : ""; }
        if (change.Old is not { } before)
        {
            return now.State == FigureState.Exception ? $": {Paint("an exception", 31)}" : now.State == FigureState.Untied ? ": untied" : ": tied";
        }
        if (before.State == now.State) { return now.State == FigureState.Tied ? ": tied again" : ""; }
        return $": was {Word(before.State)}, is {(now.State == FigureState.Exception ? Paint(Word(now.State), 31) : Word(now.State))}";
    }

    private static string Word(FigureState state) => state switch
    {
        FigureState.Tied => "tied",
        FigureState.Exception => "an exception",
        _ => "untied",
    };

    private string Paint(string text, int code) => colour ? $"\u001b[{code}m{text}\u001b[0m" : text;

    private static string Count(DraftComparison drafts, DraftChangeKind kind, string word) => $"{Number(drafts.Count(kind))} {word}";

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
