using Kessan.Workspace.Build;

namespace Kessan.Tests.Workspace;

public class AllFaultsTests
{
    /// <summary>A mistake in a ledger does not hide one in a mapping or in a statement.</summary>
    [Fact]
    public void Faults_of_books_mappings_and_statements_come_out_in_one_run()
    {
        using var workspace = new SmallWorkspace();
        workspace.Replace("ledgers/2008-03/sub.csv", "1500,DEP", "15O0,DEP")
            .Write("kessan.yaml", workspace.Text("kessan.yaml") + "presentations: [\"2007\"]\n")
            .Write("accounts/presentation-2007.csv", "account,movement,statement,concept,members,sign\n1OOO,,BS,Cash,,1\n")
            .Write("statements/balance-sheet.yaml", "format: 1\nstatment: balance-sheet\nforms: []\n");
        var books = StatedBooks.Of(workspace.Folder, _ => { });
        books.Unusable.ShouldBeTrue();
        books.Findings.Select(f => f.Place.File)
            .Distinct(StringComparer.Ordinal)
            .ShouldBe(["accounts/presentation-2007.csv", "ledgers/2008-03/sub.csv", "statements/balance-sheet.yaml"]);
    }
}
