using Kessan.Tests.Conventions;

namespace Kessan.Tests.TieOut;

/// <summary>A test on a real announcement of the shared folder; reported as skipped where that is not here.</summary>
public sealed class SeedFactAttribute : FactAttribute
{
    public SeedFactAttribute()
    {
        if (!Directory.Exists(Path.Combine(Folder, "seeds"))) { Skip = "The folder of real announcements (KESSAN_SHARED, or ../shared) is not here."; }
    }

    public static string Folder { get; } = Environment.GetEnvironmentVariable("KESSAN_SHARED") ?? Path.Combine(Repository.Root, "..", "shared");
}
