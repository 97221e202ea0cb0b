namespace Kessan.Documents;

/// <summary>The Chromium of this machine, which prints pages to PDF: tagged, with bookmarks and embedded fonts.</summary>
/// <param name="Path">The program.</param>
public sealed record Browser(string Path)
{
    /// <summary>Names the program where it is not on the path.</summary>
    public const string Variable = "KESSAN_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    /// <summary>Null where there is none.</summary>
    public static Browser? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) { return File.Exists(named) ? new(named) : null; }
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists) is { } found
            ? new(found)
            : null;
    }
}
