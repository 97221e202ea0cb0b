namespace Kessan.Tests.Conventions;

/// <summary>Where the checkout is: the folder above the test assembly that holds Kessan.slnx.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Kessan.slnx"))) { return folder.FullName; }
        }

        throw new DirectoryNotFoundException("No folder above the tests holds Kessan.slnx.");
    }
}
