using Kessan.Core;
using Kessan.TieOut.Baselines;
using Kessan.TieOut.Comparing;
using Kessan.TieOut.Figures;
using Kessan.TieOut.Reading;
using Kessan.TieOut.Structure;

namespace Kessan.TieOut;

public enum FigureState
{
    /// <summary>At least one other place of the document proves this figure.</summary>
    Tied,

    /// <summary>The figure cannot be true as printed, given the rest of the document.</summary>
    Exception,

    /// <summary>Nothing in the document speaks for or against it.</summary>
    Untied,
}

public sealed record CheckedFigure(Figure Figure, FigureState State)
{
    /// <summary>The table the figure stands in, counted from 0; null in a sentence.</summary>
    public int? Table { get; init; }
}

/// <summary>One document with its figures in document order, its findings, or the fault for which it could not be used.</summary>
public sealed record CheckedDocument(string Path, SourceText? Source, IReadOnlyList<CheckedFigure> Figures, IReadOnlyList<TieFinding> Findings, Finding? Fault)
{
    /// <summary>What was compared with what, and how it came out.</summary>
    internal IReadOnlyList<Relation> Relations { get; init; } = [];

    /// <summary>The relations that hold, or nearly: empty unless <see cref="CheckOptions.WithTies"/> asked for them.</summary>
    public IReadOnlyList<Tie> Ties { get; init; } = [];

    /// <summary>Where each figure stands, in words, in the order of the figures: empty unless <see cref="CheckOptions.WithContexts"/> asked for them.</summary>
    public IReadOnlyList<FigureContext> Contexts { get; init; } = [];

    /// <summary>Findings that a person has accepted, with the reason: they are in no count.</summary>
    public IReadOnlyList<AcceptedFinding> Accepted { get; init; } = [];

    public CheckCounts Counts => CheckCounts.Of(Figures);

    public CheckCounts CountsOf(bool inTables) => CheckCounts.Of([.. Figures.Where(f => (f.Table is not null) == inTables)]);

    public bool HasExceptions => Findings.Any(f => f.Finding.Severity == Severity.Exception);
}

public sealed record CheckCounts(int Figures, int Tied, int Exceptions, int Untied)
{
    public static CheckCounts Of(IReadOnlyCollection<CheckedFigure> figures)
    {
        var tied = figures.Count(f => f.State == FigureState.Tied);
        var exceptions = figures.Count(f => f.State == FigureState.Exception);
        return new(figures.Count, tied, exceptions, figures.Count - tied - exceptions);
    }
}

/// <summary>All documents of one call, in the order they were given.</summary>
public sealed record CheckReport(IReadOnlyList<CheckedDocument> Documents)
{
    /// <summary>About the call rather than a document: entries of a baseline that have expired or match nothing.</summary>
    public IReadOnlyList<Finding> Remarks { get; init; } = [];

    /// <summary>Known findings were taken out: those that are left are new.</summary>
    public bool HasBaseline { get; init; }

    public CheckCounts Counts => CheckCounts.Of([.. Documents.SelectMany(d => d.Figures)]);

    public bool HasExceptions => Documents.Any(d => d.HasExceptions);

    public bool HasFaults => Documents.Any(d => d.Fault is not null);

    /// <summary>0 nothing to report, 1 exceptions, 2 a file could not be used.</summary>
    public int ExitCode => HasFaults ? 2 : HasExceptions ? 1 : 0;
}
