using Kessan.Tests.Ledgers.Stores;

namespace Kessan.Tests.Workspace;

/// <summary>What <see cref="WorkspaceJournalsTests"/> asks of files and of SQLite, with real servers.</summary>
[Collection(SharedServers.Name)]
public sealed class WorkspaceStoresTests(StoreServers servers)
{
    [Theory]
    [InlineData(Engine.Postgres)]
    [InlineData(Engine.ClickHouse)]
    public void Explain_goes_on_to_the_lines(Engine engine) => WorkspaceJournalsTests.ShouldExplain(servers.NewStore(engine));
}
