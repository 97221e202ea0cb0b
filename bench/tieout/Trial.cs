using System.Text;
using Kessan.Bench.TieOut.Mutations;
using Kessan.Core;
using Kessan.TieOut;

namespace Kessan.Bench.TieOut;

/// <summary>One changed document and what the checker said of it.</summary>
/// <param name="Figure">The tied figure that was changed, or whose words were.</param>
/// <param name="New">Exceptions that the clean document does not have.</param>
/// <param name="AtFigure">Of these, one at the very figure.</param>
internal sealed record Trial(CorpusDocument Document, Mutation Mutation, CheckedFigure Figure, IReadOnlyList<TieFinding> New, TieFinding? AtFigure)
{
    public bool IsFound => New.Count > 0;

    /// <summary>The rule that reported it: at the figure where there is one.</summary>
    public string? Rule => (AtFigure ?? (New.Count > 0 ? New[0] : null))?.Finding.Code;

    public static Trial Run(CorpusDocument document, CheckedFigure figure, Mutation mutation)
    {
        // What came out of a PDF as text is changed and read again as text: the checker holds a name to what the file is.
        var name = document.Name.EndsWith(".pdf", StringComparison.Ordinal) ? document.Name + ".txt" : document.Name;
        var changed = Checker.Check(new InputFile(name, Encoding.UTF8.GetBytes(mutation.Apply(document.Text))));
        var known = Exceptions(document.Clean).Select(f => (f.Finding.Code, Move(Offset(document.Clean, f), document, mutation))).ToHashSet();
        var fresh = Exceptions(changed).Where(f => !known.Contains((f.Finding.Code, Offset(changed, f)))).ToList();
        var (from, to) = (CodePoints(changed, mutation.HomeStart), CodePoints(changed, mutation.HomeEnd + Math.Max(0, mutation.Shift)));
        return new(document, mutation, figure, fresh,
            fresh.FirstOrDefault(f => Offset(changed, f) is var at && at < to && at + Math.Max(1, f.Finding.Place.Length ?? 1) > from));
    }

    public static IEnumerable<TieFinding> Exceptions(CheckedDocument document) => document.Findings.Where(f => f.Finding.Severity == Severity.Exception);

    private static int Offset(CheckedDocument document, TieFinding finding) => finding.Finding.Place.Offset ?? 0;

    private static int CodePoints(CheckedDocument document, int index) =>
        document.Source is { } source ? source.CodePointsBefore(Math.Clamp(index, 0, source.Text.Length)) : index;

    /// <summary>Where a place of the clean document stands in the changed one.</summary>
    private static int Move(int offset, CorpusDocument document, Mutation mutation) =>
        offset >= CodePoints(document.Clean, mutation.End) ? offset + mutation.Shift : offset;
}
