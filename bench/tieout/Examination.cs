using Kessan.TieOut;
using Kessan.TieOut.Structure;

namespace Kessan.Bench.TieOut;

/// <summary>
/// What a person looks at: the changes that were missed or misplaced, with what tied the figure; the exceptions on clean documents; what is untied.
/// </summary>
internal static class Examination
{
    /// <summary>Characters shown on either side of a changed word.</summary>
    private const int Context = 100;

    public static void Missed(TextWriter output, IEnumerable<Trial> trials, bool misplaced)
    {
        foreach (var trial in trials.Where(t => misplaced ? t.IsFound && t.AtFigure is null : !t.IsFound))
        {
            var mutation = trial.Mutation;
            var old = trial.Document.Text[mutation.Start..mutation.End];
            output.WriteLine($"{trial.Document.Name}:{Place(trial.Document, trial.Figure)}: {mutation.Kind}{(mutation.Kind == Mutations.MutationKind.DroppedRow ? $" ({Part(trial)})" : "")} {trial.Figure.Figure.Text}{(mutation.InTable ? " in a table" : "")}: {Flat(old)} -> {Flat(mutation.Replacement)}");
            if (mutation.Kind is Mutations.MutationKind.Period or Mutations.MutationKind.Direction or Mutations.MutationKind.UnitWord)
            {
                output.WriteLine($"    {Around(trial.Document.Text, mutation)}");
            }
            foreach (var relation in Speaking(trial))
            {
                output.WriteLine($"    tied by {relation.Rule.Code}{(relation.Verdict == Verdict.Holds ? "" : " weakly")}: {relation.Result.Text} of {string.Join(", ", relation.Inputs.Take(6).Select(f => $"{f.Text} ({trial.Document.Clean.Source!.PlaceOf(f.Span).Line})"))} {relation.Because(trial.Figure.Figure)}");
            }

            foreach (var finding in trial.New)
            {
                output.WriteLine($"    found {finding.Finding.Place.Line}: {finding.Finding.Code} {finding.Finding.Message}");
            }
        }
    }

    /// <summary>The relations for whose sake the figure is tied.</summary>
    private static IEnumerable<Relation> Speaking(Trial trial) =>
        trial.Document.Clean.Relations.Where(r => r.Verdict != Verdict.Violated
            && (r.Unnoticed is { } test
                ? r.Figures.Contains(trial.Figure.Figure) && test(trial.Figure.Figure) is not null
                : r.Verdict == Verdict.Holds && r.Proven.Contains(trial.Figure.Figure)));

    /// <summary>Changed numbers of tables by the rules that tied them and what the figure was to them: its result or one of its inputs.</summary>
    public static void Evidence(TextWriter output, IEnumerable<Trial> trials)
    {
        var numbers = trials.Where(t => t.Mutation is { InTable: true, Kind: <= Mutations.MutationKind.Thousandfold }).ToList();
        foreach (var group in numbers
            .GroupBy(t => string.Join(" ",
                Speaking(t)
                    .Select(r => r.Rule.Code + (r.Result == t.Figure.Figure ? " result" : " input"))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .OrderByDescending(g => g.Count(t => t.AtFigure is null)))
        {
            var (missed, elsewhere) = (group.Count(t => !t.IsFound), group.Count(t => t.IsFound && t.AtFigure is null));
            if (missed + elsewhere == 0) { continue; }
            output.WriteLine(FormattableString.Invariant($"{group.Count()} tied by {group.Key}: {missed} missed, {elsewhere} elsewhere: {string.Join(", ", group.Where(t => !t.IsFound).GroupBy(t => (t.Mutation.Kind, t.Document.Kind)).OrderByDescending(g => g.Count()).Select(g => FormattableString.Invariant($"{g.Key} {g.Count()}")))}"));
        }
    }

    /// <summary>Slips by kind of document and of change, by the rules that tie the figure, and each that was missed or misplaced.</summary>
    public static void AllDigits(TextWriter output, List<Trial> trials)
    {
        foreach (var group in trials
            .GroupBy(t => $"{t.Document.Kind} {(t.Mutation.InTable ? "tables" : "sentences")} {t.Mutation.Kind}", StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine(Counted(group.Key, [.. group]));
        }
        foreach (var group in trials.GroupBy(t => $"{t.Document.Kind} {(t.Mutation.InTable ? "tables" : "sentences")}", StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine(Counted(group.Key, [.. group]));
        }
        Evidence(output, trials);
        Missed(output, trials, misplaced: false);
        output.WriteLine("== elsewhere");
        Missed(output, trials, misplaced: true);
    }

    private static string Counted(string name, List<Trial> trials)
    {
        var (found, placed) = (trials.Count(t => t.IsFound), trials.Count(t => t.AtFigure is not null));
        return FormattableString.Invariant($"{name}: {trials.Count} tried, {found} found ({100m * found / trials.Count:0.0} %), {placed} at the figure ({100m * placed / trials.Count:0.0} %)");
    }

    /// <summary>The words around a changed word.</summary>
    private static string Around(string text, Mutations.Mutation mutation) =>
        $"{Flat(text[Math.Max(0, mutation.Start - Context)..mutation.Start])}[{Flat(text[mutation.Start..mutation.End])} -> {Flat(mutation.Replacement)}]{Flat(text[mutation.End..Math.Min(text.Length, mutation.End + Context)])}";

    /// <summary>Rows left out, by what they were to the sums of their table.</summary>
    public static void Rows(TextWriter output, IEnumerable<Trial> trials) => output.Write(Results.Rows(trials));

    /// <summary>
    /// What the row was to the sums of its table: only an addend is missed by its total. A total that is gone leaves its rows to the next one.
    /// </summary>
    public static string Part(Trial trial)
    {
        var (clean, mutation) = (trial.Document.Clean, trial.Mutation);
        var gone = clean.Figures.Select(f => f.Figure).Where(f => f.Span.Start >= mutation.Start && f.Span.End <= mutation.End).ToHashSet();
        var sums = clean.Relations.Where(r => r.Rule.Code == "TO201" && r.Verdict != Verdict.Violated && r.Figures.Any(gone.Contains)).ToList();
        var addend = sums.Where(r => !gone.Contains(r.Result) && r.Inputs.Any(gone.Contains)).ToList();
        var total = sums.Exists(r => gone.Contains(r.Result));
        return addend.Select(r => r.Result.Period).Distinct().Count() > 1 || addend.Select(r => r.Result).Distinct().Count() > 1
            ? total ? "addend and total" : "addend in two columns or more"
            : addend.Count > 0 ? "addend in one column" : total ? "total only" : "in no sum";
    }

    public static void Exceptions(TextWriter output, IEnumerable<CorpusDocument> documents)
    {
        foreach (var document in documents)
        {
            foreach (var finding in Trial.Exceptions(document.Clean))
            {
                output.WriteLine($"{document.Name}:{finding.Finding.Place.Line}:{finding.Finding.Place.Column}: {finding.Finding.Code} {finding.Finding.Message}");
            }
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

    /// <summary>
    /// The tables as they were read, a row a line: a tick behind what is tied, an exclamation mark behind an exception, a dot behind what nothing speaks for.
    /// </summary>
    public static void Tables(TextWriter output, IEnumerable<CorpusDocument> documents, string shared)
    {
        foreach (var document in documents)
        {
            var check = Checker.Check(new InputFile(document.Name, File.ReadAllBytes(Path.Combine(shared, document.Name))),
                CheckOptions.None with { WithContexts = true });
            var cells = check.Figures.Select((figure, i) => (Figure: figure, Context: check.Contexts[i].Key.Split('|'))).Where(c => c.Figure.Table is not null);
            foreach (var table in cells.GroupBy(c => c.Figure.Table))
            {
                output.WriteLine($"== {document.Name} table {table.Key}: {string.Join(" | ", table.Select(c => (Column: c.Context[1], Header: c.Context[^1])).Distinct().OrderBy(c => c.Column, StringComparer.Ordinal).Select(c => c.Column + ": " + c.Header))}");
                foreach (var row in table.GroupBy(c => (c.Context[0], check.Source!.LineOf(c.Figure.Figure.Span.Start)))
                    .GroupBy(g => g.Key.Item1, StringComparer.Ordinal))
                {
                    output.WriteLine($"   {row.Key}: {string.Join("  ", row.SelectMany(g => g).Select(c => $"[{c.Context[1]}]{c.Figure.Figure.Text}{Mark(c.Figure)}"))}");
                }
            }
        }
    }

    /// <summary>Every relation of the figures printed so, and what would pass unnoticed.</summary>
    public static void Why(TextWriter output, IEnumerable<CorpusDocument> documents, string printed)
    {
        foreach (var document in documents)
        {
            foreach (var figure in document.Clean.Figures.Where(f => f.Figure.Text == printed))
            {
                output.WriteLine($"{document.Name}:{Place(document, figure)}: {figure.State} {figure.Figure.Kind} {figure.Figure.Unit} {figure.Figure.Period} table {figure.Table}");
                foreach (var relation in document.Clean.Relations.Where(r => r.Figures.Contains(figure.Figure)))
                {
                    output.WriteLine($"    {relation.Rule.Code} {relation.Verdict} passes {relation.Unnoticed?.Invoke(figure.Figure)} {(relation.Unnoticed is null ? "(no test)" : "")}: {relation.Result.Text} of {string.Join(", ", relation.Inputs.Take(6).Select(f => f.Text))}");
                }
            }
        }
    }

    private static string Mark(CheckedFigure figure) =>
        (figure.State switch { FigureState.Tied => "v", FigureState.Exception => "!", _ => "." })
            + (figure.Figure.Kind is Kessan.TieOut.Figures.FigureKind.Amount ? "" : figure.Figure.Kind.ToString()[..2]);

    private static string Place(CorpusDocument document, CheckedFigure figure) =>
        FormattableString.Invariant($"{document.Clean.Source!.PlaceOf(figure.Figure.Span).Line}");

    private static string Flat(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var flat && flat.Length > 160 ? flat[..160] : flat;
}
