using System.Text.Json;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Cli;

/// <summary>init, lint, names and diff on the small workspace that init makes.</summary>
public sealed class DocumentToolTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-tools-").FullName;

    public DocumentToolTests() => CommandLine.Run("init", Small).ExitCode.ShouldBe(0);

    private string Small => Path.Combine(folder, "small");

    private string Results => Path.Combine(Small, "documents/results.md");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Init_makes_a_workspace_that_builds_ties_out_and_explains_itself()
    {
        var build = CommandLine.Run("build", Small);
        build.ExitCode.ShouldBe(0, build.Error + build.Out);
        build.Error.ShouldBe("");
        build.Out.ShouldContain("0 exceptions");
        build.Out.ShouldContain(Path.Combine(Small, "out", "results-fy2025.xlsx"));
        var explained = CommandLine.Run("explain", "NetIncome", "FY2025", "--workspace", Small);
        explained.Out.ShouldContain("182,000");
        explained.Out.ShouldContain("ledgers/2025-12/P.csv:9");
        foreach (var named in File.ReadLines(Path.Combine(Small, "README.md"))
            .Where(l => l.StartsWith("| `", StringComparison.Ordinal))
            .Select(l => l.Split('`')[1]))
        {
            Path.Exists(Path.Combine(Small, named)).ShouldBeTrue($"the README speaks of {named}");
        }
    }

    [Fact]
    public void Init_overwrites_nothing()
    {
        var again = CommandLine.Run("init", Small);
        again.ExitCode.ShouldBe(2);
        again.Error.ShouldContain("WS145 folder-not-empty");
    }

    [Fact]
    public void Lint_says_nothing_of_sound_documents_and_writes_nothing()
    {
        var lint = CommandLine.Run("lint", Small);
        (lint.ExitCode, lint.Error).ShouldBe((0, ""));
        lint.Out.ShouldBe("1 document, 0 findings\n");
        Directory.Exists(Path.Combine(Small, "out")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Costs were {{Costs | usd thousand.", "DO101 unclosed-binding", "{{Costs")]
    [InlineData("Costs were {{Cost | usd thousand}}.", "DO103 unknown-name", "expected: Cash, Costs")]
    [InlineData("Costs were {{Costs 3H25 | usd thousand}}.", "DO106 wrong-period-label", "3H25")]
    [InlineData("Costs grew {{Costs FY2024 | growth}}.", "DO104 missing-fact", "It has facts of FY2024, FY2025")]
    [InlineData("Revenues fell {{Revenues | growth}}.", "DO108 word-contradicts-sign", "fell")]
    [InlineData("Costs were 1,110.", "DO110 typed-number", "1,110")]
    public void Lint_finds_what_is_wrong_at_its_line(string sentence, string rule, string says)
    {
        File.AppendAllText(Results, "\n" + sentence + "\n");
        var line = File.ReadAllLines(Results).Length;
        var lint = CommandLine.Run("lint", Small);
        lint.ExitCode.ShouldBe(1);
        lint.Out.ShouldContain($"documents/results.md:{line}:");
        lint.Out.ShouldContain(rule);
        lint.Out.ShouldContain(says);
    }

    /// <summary>Euros, a year from July to June, words of its own: what holds for the example holds for any company.</summary>
    [Fact]
    public void Another_currency_and_another_year_hold_as_well()
    {
        Replace("kessan.yaml", "currency: USD", "currency: EUR");
        Replace("kessan.yaml", "firstMonth: 1", "firstMonth: 7");
        Replace("group/entities.csv", "USD", "EUR");
        Replace("group/events.csv", "2024-01-01", "2023-07-01");
        foreach (var year in (string[])["2024", "2025"])
        {
            Directory.Move(Path.Combine(Small, $"ledgers/{year}-12"), Path.Combine(Small, $"ledgers/{year}-06"));
        }
        Replace("documents/results.md", "usd thousand", "eur million decimals 2");
        Replace("documents/tables/results.yaml", "usd thousand", "eur million decimals 2");
        Replace("documents/tables/results.yaml", "Thousands of USD", "EUR million");
        var run = CommandLine.Run("build", Small, "--format", "text", "--format", "html", "--format", "docx", "--format", "xlsx");
        (run.ExitCode, run.Error).ShouldBe((0, ""), run.Out);
        File.ReadAllText(Path.Combine(Small, "out/results-fy2025.txt"))
            .ShouldContain("reports its results from July 1, 2024 to June 30, 2025.\n\nRevenues were EUR 1.31 million, an increase of 9.2% from FY2024.");
    }

    [Fact]
    public void Lines_may_end_as_on_Windows()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Small, "documents"), "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));
        }
        var lint = CommandLine.Run("lint", Small);
        lint.Out.ShouldBe("1 document, 0 findings\n");
    }

    /// <summary>Which other files there must be, nobody can say without it.</summary>
    [Theory]
    [InlineData(null, "WS101 missing-file")]
    [InlineData("\0\u0001{{{", "fault")]
    [InlineData("name: [a\n", "fault")]
    public void Without_settings_only_they_are_missed(string? content, string says)
    {
        var file = Path.Combine(Small, "kessan.yaml");
        if (content is null) { File.Delete(file); }
        else { File.WriteAllText(file, content); }
        var run = CommandLine.Run("build", Small);
        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("kessan.yaml");
        run.Error.ShouldContain(says);
        run.Error.ShouldContain("1 fault; nothing was written");
    }

    /// <summary>Tables and sets of columns that the file defines are not called unknown, and what several documents share is said once.</summary>
    [Fact]
    public void A_file_that_is_no_YAML_is_said_once_with_its_place_and_nothing_that_follows_from_it()
    {
        File.Copy(Results, Path.Combine(Small, "documents/again.md"));
        var tables = Directory.GetFiles(Path.Combine(Small, "documents/tables")).Single();
        File.WriteAllText(tables, "table: results\ncolumns: [{ id: a, heading: {b\n");
        var lint = CommandLine.Run("lint", Small);
        lint.ExitCode.ShouldBe(1);
        lint.Out.ShouldContain("2 documents, 1 finding");
        lint.Out.ShouldContain($"documents/tables/{Path.GetFileName(tables)}:");
        lint.Out.ShouldContain("DO131 unusable-definition");
        lint.Out.ShouldContain("quotation marks");
        CommandLine.Run("build", Small).Error.ShouldContain("1 fault; nothing was written");
    }

    [Fact]
    public void Names_are_listed_for_editors_and_the_schemas_know_them()
    {
        var names = CommandLine.Run("names", Small);
        names.ExitCode.ShouldBe(0, names.Error);
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(Small, ".kessan/names.json")));
        var revenues = index.RootElement.GetProperty("names").EnumerateArray().Single(n => n.GetProperty("name").GetString() == "Revenues");
        (revenues.GetProperty("ja").GetString(), revenues.GetProperty("unit").GetString()).ShouldBe(("売上高", "USD"));
        revenues.GetProperty("periods").EnumerateArray().Select(p => p.GetString()).ShouldBe(["FY2024", "FY2025"], ignoreOrder: true);
        index.RootElement.GetProperty("company").EnumerateArray().Select(p => p.GetString()).ShouldContain("contact.email", StringComparer.Ordinal);
        File.ReadAllLines(Path.Combine(Small, ".kessan/names.txt")).ShouldContain("OperatingMargin", StringComparer.Ordinal);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Small, ".kessan/table.schema.json")));
        schema.RootElement.GetProperty("$defs")
            .GetProperty("concept")
            .GetProperty("anyOf")[0]
            .GetProperty("enum")
            .EnumerateArray()
            .Select(n => n.GetString())
            .ShouldContain("Revenues", StringComparer.Ordinal);
        schema.RootElement.GetProperty("$defs")
            .GetProperty("table")
            .GetProperty("properties")
            .GetProperty("statement")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(n => n.GetString())
            .ShouldBe(["balance-sheet", "income-statement"]);
        File.ReadAllText(Path.Combine(Small, ".kessan/chart.schema.json")).ShouldContain("\"OperatingMargin\"");
    }

    [Fact]
    public void Diff_names_changed_figures_with_place_and_changed_sentences()
    {
        CommandLine.Run("build", Small, "--output", Path.Combine(folder, "old"), "--quiet").ExitCode.ShouldBe(0);
        var same = CommandLine.Run("diff", Path.Combine(folder, "old"), Path.Combine(folder, "old"));
        (same.ExitCode, same.Out).ShouldBe((0, "0 figures changed, 0 only in the old, 0 only in the new; 0 sentences changed\n"));

        Replace("ledgers/2025-12/P.csv", "4000,,,-950000", "4000,,,-960000");
        Replace("ledgers/2025-12/P.csv", "1000,,,610000", "1000,,,620000");
        Replace("documents/results.md", "against {{OperatingMargin prior", "compared with {{OperatingMargin prior");
        CommandLine.Run("build", Small, "--output", Path.Combine(folder, "new"), "--quiet").ExitCode.ShouldBe(0);
        var diff = CommandLine.Run("diff", Path.Combine(folder, "old"), Path.Combine(folder, "new"));
        diff.ExitCode.ShouldBe(1);
        diff.Out.ShouldContain("~ results-fy2025.txt:5:16: Revenues 2025-01-01/2025-12-31 USD (main): 1,310 -> 1,320");
        diff.Out.ShouldContain("- The operating margin was 15.3%, against 13.3% the year before.");
        diff.Out.ShouldContain("+ The operating margin was 15.9%, compared with 13.3% the year before.");
    }

    [Fact]
    public void Diff_compares_a_document_of_any_period_with_itself_a_period_later()
    {
        var diff = CommandLine.Run("diff", "1H07", "1H08", "--workspace", Path.Combine(Repository.Root, "examples", "iij"), "--document", "results");
        diff.ExitCode.ShouldBe(1, diff.Error);
        diff.Out.ShouldContain("Revenues 2008-04-01/2008-09-30 JPY (2008): 29,990 -> 33,254");
        CommandLine.Run("diff", "nowhere", "no-place").ExitCode.ShouldBe(2);
    }

    private void Replace(string file, string old, string @new)
    {
        var path = Path.Combine(Small, file);
        var text = File.ReadAllText(path);
        text.ShouldContain(old);
        File.WriteAllText(path, text.Replace(old, @new, StringComparison.Ordinal));
    }
}
