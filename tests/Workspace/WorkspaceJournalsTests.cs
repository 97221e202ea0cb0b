using System.Globalization;
using System.Text;
using Kessan.Ledgers;
using Kessan.Ledgers.Journals;
using Kessan.Ledgers.Journals.Intake;
using Kessan.Ledgers.Stores;
using Kessan.Tests.Conventions;
using Kessan.Workspace;

namespace Kessan.Tests.Workspace;

/// <summary>
/// A company that keeps journals instead of trial balances: the same books, the same consolidation, and a trace that goes on to the lines. The journals
/// are files, prepared files or a database, and nothing above the ledger can tell.
/// </summary>
public sealed class WorkspaceJournalsTests
{
    public static TheoryData<string> Places() => ["journals", "journals, cache: .cache", "sqlite:books.db"];

    [Theory]
    [MemberData(nameof(Places))]
    public void Journals_make_the_trial_balances_of_every_month_end(string from)
    {
        using var workspace = new SmallWorkspace();
        var before = Books(workspace);
        Move(workspace.Folder, "sub", from);

        Books(workspace).ShouldBe(before);
        workspace.Load().Workspace!.Journals.ShouldNotBeNull();
        // A second time, now perhaps out of the cache.
        Books(workspace).ShouldBe(before);
    }

    [Fact]
    public void The_folder_alone_is_enough()
    {
        using var workspace = new SmallWorkspace();
        var before = Books(workspace);
        Move(workspace.Folder, "sub", null);
        Books(workspace).ShouldBe(before);
    }

    [Fact]
    public void A_company_with_both_is_refused()
    {
        using var workspace = new SmallWorkspace();
        var kept = workspace.Text("ledgers/2008-06/sub.csv");
        Move(workspace.Folder, "sub", null);
        workspace.Write("ledgers/2008-06/sub.csv", kept);
        workspace.Fault().Code.ShouldBe("LG541");
    }

    [Fact]
    public void A_line_on_an_unknown_account_is_named_with_its_row()
    {
        using var workspace = new SmallWorkspace();
        Move(workspace.Folder, "sub", null);
        workspace.Replace("journals/2008/sub.csv", "sub,1000,", "sub,1999,");
        var faults = workspace.Load().Findings.Where(f => f.Code == "LG542").ToList();
        faults.ShouldNotBeEmpty();
        faults[0].Place.ToString().ShouldBe("journals/2008/sub.csv:2");
        faults[0].Printed.ShouldBe("1999");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Explain_goes_on_to_the_lines(string from) => ShouldExplain(from);

    /// <summary>With the journals of one company of the example kept as said, a figure is as before and goes on to the company's lines.</summary>
    internal static void ShouldExplain(string from)
    {
        using var copy = new ExampleCopy();
        var plain = Explanation.Of(copy.Folder, new("OperatingIncomeLoss", "1H08")).Text.ShouldNotBeNull();
        const string entity = "IIJTECH";
        Move(copy.Folder, entity, from);

        var explained = Explanation.Of(copy.Folder, new("OperatingIncomeLoss", "1H08") { Layout = new(Depth: 20, Width: 1000) });

        explained.Findings.Where(f => f.Severity == Kessan.Core.Severity.Fault).ShouldBeEmpty();
        var text = explained.Text.ShouldNotBeNull();
        text.Split('\n')[0]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]
            .ShouldBe(plain.Split('\n')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2]);
        text.ShouldContain("line of 2008-09-30 document 2008-09");
        text.ShouldContain($"journals/2008/{entity}.csv:");
    }

    private static List<string> Books(SmallWorkspace workspace)
    {
        var result = workspace.Load();
        result.Findings.Where(f => f.Severity == Kessan.Core.Severity.Fault).ShouldBeEmpty();
        return [.. result.Workspace!.TrialBalances.SelectMany(t => t.Lines.Where(l => l.Amount != 0)
            .GroupBy(l => (l.Account, l.Movement, l.Partner))
            .Select(g =>
                FormattableString.Invariant($"{t.Entity} {t.End:yyyy-MM} {g.Key.Account} {g.Key.Movement} {g.Key.Partner} {g.Sum(l => l.Amount):0.####}")))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Takes a company's trial balances away and keeps the same books as journal lines, the differences of cumulative flows, dated at the month ends.
    /// </summary>
    private static void Move(string folder, string entity, string? from)
    {
        var csv = new StringBuilder("entity,account,movement,partner,date,document,amount\n");
        var earlier = new Dictionary<(string, string, string), decimal>();
        var (year, isFirst) = (0, true);
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "ledgers"), $"{entity}.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var month = Path.GetFileName(Path.GetDirectoryName(file))!;
            var end = DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture).AddMonths(1).AddDays(-1);
            var fiscal = end.Month >= 4 ? end.Year : end.Year - 1;
            if (fiscal != year) { (earlier, isFirst, year) = ([], year == 0, fiscal); }
            var rows = File.ReadLines(file)
                .Skip(1)
                .Select(l => l.Split(','))
                .ToDictionary(f => (f[0], f[1], f[2]), f => decimal.Parse(f[3], CultureInfo.InvariantCulture));
            foreach (var key in rows.Keys.Union(earlier.Keys))
            {
                var amount = rows.GetValueOrDefault(key) - earlier.GetValueOrDefault(key);
                if (amount == 0 || (key.Item2 == MovementCodes.Opening && !isFirst)) { continue; }
                csv.Append(CultureInfo.InvariantCulture, $"{entity},{key.Item1},{key.Item2},{key.Item3},{end:yyyy-MM-dd},{month},{amount}\n");
            }

            earlier = rows;
            File.Delete(file);
        }

        var journal = Path.Combine(folder, "journals/2008", $"{entity}.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(journal)!);
        File.WriteAllText(journal, csv.ToString());
        if (from is null) { return; }
        var isStore = !from.StartsWith("journals", StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(folder, "kessan.yaml"), $"journals: {{ from: {(isStore ? $"\"{from}\"" : from)} }}\n");
        if (!isStore) { return; }
        using var store = StoreAddress.Open(from == "sqlite:books.db" ? $"sqlite:{Path.Combine(folder, "books.db")}" : from, JournalReader.Read);
        store.Load(new([journal], JournalSchema.Default, JournalChecks.None));
    }

    private sealed class ExampleCopy : IDisposable
    {
        public ExampleCopy()
        {
            var source = Path.Combine(Repository.Root, "examples", "iij");
            foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/out/", StringComparison.Ordinal)))
            {
                var target = Path.Combine(Folder, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("kessan-example-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
