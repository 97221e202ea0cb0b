using Kessan.Tests.Conventions;

namespace Kessan.Tests.Documents;

/// <summary>A test over the announced facts of ../shared; skipped, and said to be, where that folder is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (!File.Exists(AnnouncedFacts)) { Skip = "The folder of announced facts (KESSAN_SHARED, or ../shared) is not here."; }
    }

    internal static string AnnouncedFacts =>
        Path.Combine(Environment.GetEnvironmentVariable("KESSAN_SHARED") ?? Path.Combine(Repository.Root, "..", "shared"), "iij", "facts.csv");
}
