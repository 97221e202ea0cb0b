using Kessan.Consolidation;
using Kessan.Core;
using Kessan.Documents;
using Kessan.Documents.Workbooks;
using Kessan.Statements;

namespace Kessan.Workspace.Build;

/// <summary>A workspace taken as far as its facts: loaded, consolidated, stated. Building, explaining and checking against the books start here.</summary>
/// <param name="Run">The consolidated month ends; null where loading or the definitions had a fault.</param>
/// <param name="Statements">The facts; null where there was any fault.</param>
/// <param name="Findings">Everything to report, in order of the steps, then of place.</param>
public sealed record StatedBooks(LoadedWorkspace? Workspace, StatementsInput? Input, ConsolidationRun? Run, StatementsResult? Statements,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>The files of the documents that were written from these books.</summary>
    public SourceFiles Sources { get; } = new(Workspace?.Folder ?? "");

    /// <summary>The workbooks that were made of these books.</summary>
    public KeptWorkbooks Workbooks { get; } = new();

    public bool Unusable => Statements is null || Findings.Any(f => f.Severity == Severity.Fault);

    /// <param name="step">Told the name of each step as it begins.</param>
    public static StatedBooks Of(string folder, Action<string> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        step("Reading the workspace");
        var loaded = WorkspaceLoader.Load(folder, new() { MayLackBooks = true });
        if (loaded.Workspace is not { } workspace) { return new(null, null, null, null, AllFaults(loaded)); }
        var definitions = WorkspaceStatements.Read(workspace);
        IReadOnlyList<Finding> findings = [.. loaded.Findings, .. definitions.Faults];
        if (definitions.Input is null) { return new(workspace, null, null, null, findings); }

        step(FormattableString.Invariant($"Consolidating {workspace.Group.Entities.Count} companies, {workspace.Ends.Count} month ends"));
        var run = workspace.Consolidate();
        step("Stating");
        var stated = definitions.State([.. run.Periods.Values]);
        return new(workspace, definitions.Input, run, stated, [.. findings, .. run.Findings, .. stated.Findings]);
    }

    /// <summary>What documents are made from.</summary>
    /// <exception cref="InvalidOperationException">The books are unusable.</exception>
    public DocumentInput ForDocuments()
    {
        if (Workspace is null || Input is null || Statements is null) { throw new InvalidOperationException("Unusable books announce nothing."); }
        var settings = Workspace.Settings;
        return new(Statements.Facts, Input.Definitions, settings.Calendar, settings.Currency, settings.CompanyName)
        {
            Index = Statements.Index,
            Workbooks = Workbooks,
            IssuerJa = Workspace.Settings.CompanyNameJa,
            IsIllustrative = Input.Illustrative.Has
        };
    }

    // Mappings and statements are read even where the books cannot be used: all faults come out in one run.
    private static Finding[] AllFaults(LoadResult loaded)
    {
        var further = loaded.Readable is { } readable ? WorkspaceStatements.Read(readable).Faults : [];
        return [.. loaded.Findings.Concat(further).OrderBy(f => f.Place)];
    }
}
