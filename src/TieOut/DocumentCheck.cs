using Kessan.Core;
using Kessan.TieOut.Comparing;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Linking;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Rules;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut;

/// <summary>The pipeline for one document: figures, structure, links, verdicts.</summary>
internal static class DocumentCheck
{
    public static CheckedDocument Run(Document document, CheckOptions? options = null)
    {
        options ??= CheckOptions.None;
        var figures = FigureCollector.Collect(document);
        var all = Number(figures);
        options.Cancellation.ThrowIfCancellationRequested();
        var (relations, shown, labels) = Compare(figures, options);
        DiscountDamaged(figures, relations);
        var localiser = new Localiser(document.Source, relations, figures.CellFigures);
        var wrong = localiser.Findings();
        List<TieFinding> findings =
        [
            .. wrong,
            .. shown,
            .. labels.Where(label => !FollowsFrom(label, wrong)),
            .. NoFigureRead.Find(document.Source, all.Count),
        ];
        return Assemble(figures, all, localiser.Proven(), findings) with
        {
            Relations = relations,
            Ties = options.WithTies ? [.. relations.Where(r => r.Verdict != Verdict.Violated).Select(Tie.Of)] : [],
            Contexts = options.WithContexts ? FigureContext.Of(figures, all) : [],
        };
    }

    /// <summary>
    /// What the document claims of its figures, and what it shows without a relation: in tables, and in labels beside numbers. What was worked out for it is
    /// let go before the claims are weighed.
    /// </summary>
    private static (List<Relation> Relations, List<TieFinding> Shown, List<TieFinding> Labels) Compare(DocumentFigures figures, CheckOptions options)
    {
        var tables = TableLinks.Find(figures);
        var besides = Task.Run(() => WithinTables.Of(figures, tables, byHabit: !options.IsBooked));
        var prose = new ProseLinks(figures, tables);
        var labels = Task.Run(() => LabelFindings(figures, tables, prose));
        var said = SentenceRelations(figures, tables, prose);
        var within = besides.GetAwaiter().GetResult();
        options.Cancellation.ThrowIfCancellationRequested();
        List<Relation> relations = [.. within.Relations, .. said, .. TaggedFactPrintedDifferently.Find(figures), .. GrowthBetweenRows.Find(figures)];
        foreach (var earlier in options.Against) { relations.AddRange(ComparativeDiffers.Find(figures, tables, earlier)); }
        if (options.Books is { } books) { relations.AddRange(NamedFactDisagrees.Find(figures, tables, books)); }
        relations.AddRange(DiscoveredStructure.Find(within.Sums, [.. relations.Where(r => r.Verdict == Verdict.Holds).SelectMany(r => r.Proven)]));
        return (relations, within.Findings, labels.GetAwaiter().GetResult());
    }

    /// <summary>"Increased to 928 from 941", where 941 is wrong itself: the word is right.</summary>
    private static bool FollowsFrom(TieFinding label, List<TieFinding> wrong) =>
        label.Finding.Code == RuleCatalog.DirectionContradictsSign.Code
            && wrong.Exists(w => w.Finding.Severity == Severity.Exception && w.Figure is { } figure
                && (label.Figure == figure || label.Proof.Contains(figure)));

    private const int DigitsWhereDamaged = 4;

    /// <summary>What the tables that may have been misread say is no proof of a mistake, and only slips in long numbers would be noticed by it.</summary>
    private static void DiscountDamaged(DocumentFigures figures, List<Relation> relations)
    {
        var damaged = figures.Tables.Where(t => t.Table.MayBeDamaged).SelectMany(t => t.Figures).Select(f => f.Figure).ToHashSet();
        if (damaged.Count == 0) { return; }
        relations.RemoveAll(r => r.Verdict is Verdict.Violated or Verdict.Adjusted && r.Figures.Any(damaged.Contains) && !IsSlip(r));
        for (var i = 0; i < relations.Count; i++)
        {
            if (relations[i].Verdict != Verdict.Violated && relations[i].Figures.Any(damaged.Contains))
            {
                relations[i] = relations[i].NoticingOnly(MayBeAccused(relations[i]));
            }
        }
    }

    /// <summary>Only a slip that <see cref="IsSlip"/> would find is noticed there.</summary>
    private static Func<Figure, bool> MayBeAccused(Relation relation) =>
        figure => figure.Digits >= DigitsWhereDamaged
            && (relation.Implied is not { } implied || (implied(figure) is { } asked && Diagnosis.IsNarrow(figure, asked)));

    /// <summary>In a table that may have been misread only a digit that one stroke repairs is held to be the filer's.</summary>
    private static bool IsSlip(Relation relation) =>
        relation.Verdict == Verdict.Violated
            && relation.Figures.Any(f => f.Digits >= DigitsWhereDamaged && relation.Implied?.Invoke(f) is { } asked && Diagnosis.IsNarrow(f, asked)
                && Diagnosis.Of(f, asked).Kind is SlipKind.OneDigit or SlipKind.DigitsExchanged or SlipKind.Sign or SlipKind.Scale);

    private static List<Figure> Number(DocumentFigures figures)
    {
        var all = figures.All.OrderBy(f => f.Span.Start).ToList();
        for (var i = 0; i < all.Count; i++) { all[i].Number = i + 1; }
        return all;
    }

    /// <summary>What sentences claim, and what tables claim of facts that follow from others.</summary>
    private static List<Relation> SentenceRelations(DocumentFigures figures, TableLinks tables, ProseLinks prose) =>
    [
        .. SubjectMeasures.Find(tables, prose),
        .. ProseDisagreesWithTable.Find(figures, prose),
        .. ChangesInSentences.Find(figures, prose),
        .. QuotientsInSentences.Find(figures, prose),
        .. PricesInSentences.Find(figures),
        .. TaxRatesInSentences.Find(figures, prose),
        .. Repetitions.Find(figures, prose),
        .. SaidAlike.Find(figures, prose),
        .. SentencePairs.Find(figures, prose),
    ];

    /// <summary>Labels, directions and marks beside numbers: no relation is needed for them.</summary>
    private static List<TieFinding> LabelFindings(DocumentFigures figures, TableLinks tables, ProseLinks prose)
    {
        var slips = CalendarSlips.Of(figures);
        return
        [
            .. WrongPeriod.Find(figures, tables, prose, slips),
            .. BaseDateNotBefore.Find(figures, prose, slips),
            .. DirectionContradictsSign.Find(figures, prose),
            .. NoteMarkPointsElsewhere.Find(figures),
            .. NoteMarkWithoutNote.Find(figures),
            .. NoteWithoutMark.Find(figures),
            .. PointsPrintedAsPercent.Find(figures, prose),
            .. TagDisagreesWithPrint.Find(figures),
        ];
    }

    private static CheckedDocument Assemble(DocumentFigures document, List<Figure> all, HashSet<Figure> proven, List<TieFinding> findings)
    {
        var wrong = findings.Where(f => f.Finding.Severity == Severity.Exception && f.Figure is not null).Select(f => f.Figure!).ToHashSet();
        var tables = new Dictionary<Figure, int?>(all.Count);
        foreach (var table in document.Tables)
        {
            foreach (var cell in table.Figures) { tables.Add(cell.Figure, table.Index); }
            foreach (var apposition in table.Appositions) { tables.Add(apposition.Figure, table.Index); }
        }

        var states = all.Select(f => new CheckedFigure(f,
            wrong.Contains(f) ? FigureState.Exception : proven.Contains(f) ? FigureState.Tied : FigureState.Untied)
        {
            Table = tables.GetValueOrDefault(f)
        });
        var source = document.Document.Source;
        return new(source.Path, source, [.. states], [.. findings.OrderBy(f => f.Finding.Place).ThenBy(f => f.Finding.Code, StringComparer.Ordinal)], null);
    }
}
