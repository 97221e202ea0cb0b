using System.Reflection;
using System.Text.RegularExpressions;

namespace Kessan.Tests.Conventions;

/// <summary>
/// Regular expressions have no time-out: what a build says must not depend on how long the machine stood still. Instead every pattern is one that cannot run
/// away, which long inputs made of the very characters it looks for show.
/// </summary>
public sealed class PatternTests
{
    private const int Length = 20_000;

    private static readonly string[] Pieces = ["a", "A1", "[", "[a", "a[", "1", "12,", " ", "1 ", "//", "//a", "年", "1月", "第1", "January 1", "Aa 1", "used i",
        "(1", "1.1", "平成2", "$ ", "-", "増", "J"];

    [Fact]
    public void No_pattern_has_a_time_out_and_none_runs_away()
    {
        MethodInfo[] patterns = [.. Directory.GetFiles(AppContext.BaseDirectory, "Kessan.*.dll")
            .Where(f => !Path.GetFileName(f).StartsWith("Kessan.Tests", StringComparison.Ordinal))
            .Select(Assembly.LoadFrom)
            .Append(typeof(Kessan.Cli.Program).Assembly)
            .SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(m => m.GetCustomAttribute<GeneratedRegexAttribute>() is not null)];
        patterns.Length.ShouldBeGreaterThan(15);
        foreach (var method in patterns)
        {
            var pattern = (Regex)method.Invoke(null, null)!;
            pattern.MatchTimeout.ShouldBe(Regex.InfiniteMatchTimeout, $"{method.DeclaringType}.{method.Name}");
            foreach (var piece in Pieces) { pattern.Count(string.Concat(Enumerable.Repeat(piece, Length / piece.Length))).ShouldBeGreaterThanOrEqualTo(0); }
        }
    }
}
