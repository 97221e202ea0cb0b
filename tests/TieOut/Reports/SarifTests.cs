using System.Text.Json;
using Kessan.Core;
using Kessan.TieOut;
using Kessan.TieOut.Baselines;
using Kessan.TieOut.Reports;

namespace Kessan.Tests.TieOut.Reports;

/// <summary>What SARIF 2.1.0 asks of a log (section numbers are those of the standard), and that the places are where the text is.</summary>
public class SarifTests
{
    [Fact]
    public void A_log_has_one_run_with_its_tool_and_rules()
    {
        var root = Log(Samples.Check(Samples.Wrong));
        root.GetProperty("version").GetString().ShouldBe("2.1.0");
        var run = root.GetProperty("runs").EnumerateArray().ShouldHaveSingleItem();
        var driver = run.GetProperty("tool").GetProperty("driver");
        driver.GetProperty("name").GetString().ShouldBe("Kessan");
        run.GetProperty("columnKind").GetString().ShouldBe("unicodeCodePoints");
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        rules.Select(r => r.GetProperty("id").GetString()).ShouldBeUnique(StringComparer.Ordinal);
        foreach (var rule in rules)
        {
            rule.GetProperty("shortDescription").GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
            rule.GetProperty("help").GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
            rule.GetProperty("defaultConfiguration").GetProperty("level").GetString().ShouldBeOneOf("error", "note");
        }
    }

    [Fact]
    public void A_result_names_its_rule_and_the_region_where_the_text_stands()
    {
        var run = Log(Samples.Check(Samples.Wrong)).GetProperty("runs")[0];
        var result = run.GetProperty("results").EnumerateArray().ShouldHaveSingleItem();
        result.GetProperty("ruleId").GetString().ShouldBe("TO101");
        run.GetProperty("tool")
            .GetProperty("driver")
            .GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()]
            .GetProperty("id")
            .GetString()
            .ShouldBe("TO101");
        result.GetProperty("level").GetString().ShouldBe("error");
        var location = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        location.GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("release1.txt");
        var region = location.GetProperty("region");
        var (offset, length) = (region.GetProperty("charOffset").GetInt32(), region.GetProperty("charLength").GetInt32());
        Samples.Wrong.Substring(offset, length).ShouldBe("3,574");
        region.GetProperty("startLine").GetInt32().ShouldBe(1);
        region.GetProperty("startColumn").GetInt32().ShouldBe(offset + 1);
        region.GetProperty("endColumn").GetInt32().ShouldBe(offset + 1 + length);
        result.GetProperty("relatedLocations").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void With_a_baseline_accepted_results_are_unchanged_and_suppressed_and_lost_ones_absent()
    {
        var report = Samples.Check(Samples.Wrong);
        var entries = Baseline.Propose(report)
            .Append(new("TO201", "release1.txt", "9:30", "1,000", "once", "K. Suzuki", null, new Place("accepted.yaml", 7)))
            .ToList();
        var results = Log(Baseline.Apply(report, entries, new DateOnly(2009, 1, 31))).GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        results.Select(r => r.GetProperty("baselineState").GetString()).ShouldBe(["unchanged", "absent"]);
        results[0].GetProperty("suppressions")[0].GetProperty("kind").GetString().ShouldBe("external");
        Log(Baseline.Apply(report, [], new DateOnly(2009, 1, 31)))
            .GetProperty("runs")[0]
            .GetProperty("results")[0]
            .GetProperty("baselineState")
            .GetString()
            .ShouldBe("new");
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_a_notification()
    {
        var invocation = Log(Samples.Check("")).GetProperty("runs")[0].GetProperty("invocations")[0];
        invocation.GetProperty("executionSuccessful").GetBoolean().ShouldBeFalse();
        invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("descriptor").GetProperty("id").GetString().ShouldBe("TO001");
    }

    [Theory]
    [InlineData("a b/ä.txt", "a%20b/%C3%A4.txt")]
    [InlineData("/tmp/x.txt", "file:///tmp/x.txt")]
    [InlineData("./x.txt", "x.txt")]
    public void Paths_become_uris(string path, string uri) => SarifLocation.UriOf(path).ShouldBe(uri);

    private static JsonElement Log(CheckReport report)
    {
        using var buffer = new MemoryStream();
        SarifReport.Write(report, "1.2.3", buffer);
        return JsonDocument.Parse(buffer.ToArray()).RootElement;
    }
}
