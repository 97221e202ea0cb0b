using Kessan.Consolidation;
using Kessan.Statements;
using Kessan.Tests.Conventions;
using Kessan.Workspace;

namespace Kessan.Tests.Examples;

/// <summary>examples/iij, loaded, consolidated and stated once for all tests of it.</summary>
public sealed class IijExample
{
    public IijExample()
    {
        Folder = Path.Combine(Repository.Root, "examples", "iij");
        Loaded = WorkspaceLoader.Load(Folder);
        var workspace = Loaded.Workspace ?? throw new InvalidOperationException(string.Join('\n', Loaded.Findings.Select(f => $"{f.Place} {f.Message}")));
        Workspace = workspace;
        Run = Consolidator.Run(workspace.ForConsolidation());
        Stated = WorkspaceStatements.Read(workspace).State([.. Run.Periods.Values]);
    }

    public string Folder { get; }

    public LoadResult Loaded { get; }

    public LoadedWorkspace Workspace { get; }

    public ConsolidationRun Run { get; }

    public StatementsResult Stated { get; }
}
