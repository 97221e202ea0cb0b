using Kessan.Core;

namespace Kessan.Documents;

/// <summary>
/// Builds a document: reads its head, its company data, its tables and its Markdown, binds every figure to its fact, applies the accepted
/// adjustments, and checks the words. Every fault of every file is reported at once; nothing is returned half built.
/// </summary>
public static class DocumentBuilder
{
    /// <param name="period">The period of a document that can be written for any; null for one that names its own.</param>
    public static DocumentBuild Build(DocumentSource source, DocumentInput input, Period? period = null)
    {
        var findings = new FindingList();
        if (FrontMatter.Read(source.Markdown, input.Calendar, period, findings) is not { } front) { return new(null, findings.InOrder()); }
        var document = new Assembly(source, input, front, findings).Document();
        return new(findings.HasFaults ? null : document, findings.InOrder());
    }

    /// <summary>Everything that one build shares.</summary>
    private sealed class Assembly
    {
        private readonly DocumentSource source;
        private readonly DocumentInput input;
        private readonly FrontMatter front;
        private readonly FindingList findings;
        private readonly HouseStyle style;
        private readonly NoteNumbers notes;
        private readonly SentenceChecks checks;
        private readonly AdjustmentApplier adjustments;
        private readonly BindingReader bindings;
        private readonly TableBuilder tables;
        private readonly ChartBuilder charts;

        public Assembly(DocumentSource source, DocumentInput input, FrontMatter front, FindingList findings)
        {
            (this.source, this.input, this.front, this.findings) = (source, input, front, findings);
            notes = new(findings);
            style = front.Style(input.Currency);
            var periods = new PeriodWords(input.Calendar, front.Period, new DateText(style, input.Calendar));
            var facts = new FactFinder(input.Index, front.Presentation);
            var factory = new FigureFactory(facts, input.Facts, input.Calendar, front.RateConcept, front.Period.Closing, style, findings);
            adjustments = new(source.Footing is { } footing ? FootingFile.Read(footing, source.Name, findings) : [], findings);
            bindings = new(factory, adjustments, periods, Company().With(periods), style, findings);
            checks = new(new(input.Calendar, front.Literals, findings), new(style, findings));
            var captions = new CaptionReader(bindings, findings);
            var statements = new StatementRows(input.Statements, front.Presentation, style, input.Currency, facts, factory, periods, notes, findings);
            RowReader RowsOf(SourceText file) => new(file, periods, captions, checks, notes, findings);
            charts = new(new(source.Charts, front.Language, findings), new(factory, findings), periods, RowsOf, input.IsIllustrative, style.IsJapanese,
                findings);
            tables = new(
                new TableDefinitions(source.Tables, front.Language, findings), periods, RowsOf, statements,
                new CellMaker(factory, periods, input.Currency, style.Nil, findings), style, findings);
        }

        public Document Document()
        {
            InlineReader InlinesOf(SourceText text) => new(text, bindings, new(source.Folder, findings), notes, findings);
            var blocks = new MarkdownReader(source.Markdown, InlinesOf, checks, notes, TableOf, charts.Build, new(source.Boilerplate, front.Language, findings),
                findings).Read();
            return new(source.Name, front.Title, front.Language, input.IssuerIn(front.Language), input.Calendar, blocks, adjustments.Finish())
            {
                File = source.Markdown.File, Kind = front.Kind, Period = front.Period, Presentation = front.Presentation, RateConcept = front.RateConcept,
            };
        }

        private Table? TableOf(string id, Place place) => tables.Build(id, place) is { } table ? adjustments.Apply(table) : null;

        private CompanyData Company() =>
            new([.. source.Company is { } file ? Definition.ReadAll(file, findings, front.Language).SelectMany(d => d.Leaves()) : [], .. front.Form]);
    }
}
