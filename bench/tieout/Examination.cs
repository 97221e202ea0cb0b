using Kessan.TieOut;
using Kessan.TieOut.Structure;

namespace Kessan.Bench.TieOut;

/// <summary>What a person looks at: the changes that were missed or misplaced, with what tied the figure; the exceptions on clean documents; what is untied.</summary>
internal static class Examination
{
    public static void Missed(TextWriter output, IEnumerable<Trial> trials, bool misplaced)
    {
        foreach (var trial in trials.Where(t => misplaced ? t.IsFound && t.AtFigure is null : !t.IsFound))
        {
            var mutation = trial.Mutation;
            var old = trial.Document.Text[mutation.Start..mutation.End];
            output.WriteLine($"{trial.Document.Name}:{Place(trial.Document, trial.Figure)}: {mutation.Kind} {trial.Figure.Figure.Text}: {Flat(old)} -> {Flat(mutation.Replacement)}");
            foreach (var relation in trial.Document.Clean.Relations.Where(r => r.Verdict == Verdict.Holds && r.Proven.Contains(trial.Figure.Figure)))
            {
                output.WriteLine($"    tied by {relation.Rule.Code}: {relation.Result.Text} of {string.Join(", ", relation.Inputs.Take(6).Select(f => $"{f.Text} ({trial.Document.Clean.Source!.PlaceOf(f.Span).Line})"))} {relation.Because(trial.Figure.Figure)}");
            }

            foreach (var finding in trial.New) { output.WriteLine($"    found {finding.Finding.Place.Line}: {finding.Finding.Code} {finding.Finding.Message}"); }
        }
    }

    public static void Exceptions(TextWriter output, IEnumerable<CorpusDocument> documents)
    {
        foreach (var document in documents)
        {
            foreach (var finding in Trial.Exceptions(document.Clean)) { output.WriteLine($"{document.Name}:{finding.Finding.Place.Line}:{finding.Finding.Place.Column}: {finding.Finding.Code} {finding.Finding.Message}"); }
        }
    }

    public static void Untied(TextWriter output, IEnumerable<CorpusDocument> documents)
    {
        foreach (var document in documents)
        {
            foreach (var figure in document.Clean.Figures.Where(f => f.State == FigureState.Untied))
            {
                var line = document.Clean.Source!.LineAt(document.Clean.Source.LineOf(figure.Figure.Span.Start));
                output.WriteLine($"{document.Name}:{Place(document, figure)}: {(figure.Table is { } t ? $"table {t}" : "prose")} {figure.Figure.Text} {figure.Figure.Kind} {figure.Figure.Unit} {figure.Figure.Period} | {Flat(document.Text[line.Start..line.End])}");
            }
        }
    }

    private static string Place(CorpusDocument document, CheckedFigure figure) => FormattableString.Invariant($"{document.Clean.Source!.PlaceOf(figure.Figure.Span).Line}");

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var flat && flat.Length > 160 ? flat[..160] : flat;
}
