using System.Diagnostics;
using Kessan.Documents;

namespace Kessan.Tests.Workspace.DrillDown;

/// <summary>A page in a folder of its own.</summary>
internal sealed class TemporaryPage : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kessan-page-");

    public TemporaryPage(string page) => File.WriteAllText(Path, page);

    public string Path => System.IO.Path.Combine(folder.FullName, "page.html");

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>What a real browser makes of a page.</summary>
internal static class BrowserView
{
    /// <summary>The document as it stands after the page's script has run.</summary>
    /// <param name="anchor">What follows # in the address.</param>
    public static string Show(this Browser browser, string path, string anchor)
    {
        var profile = Directory.CreateTempSubdirectory("kessan-profile-");
        try
        {
            var start = new ProcessStartInfo(browser.Path) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            string[] arguments = ["--headless", "--disable-gpu", "--no-first-run", "--no-sandbox", $"--user-data-dir={profile.FullName}", "--dump-dom",
                $"file://{path}#{anchor}"];
            foreach (var argument in arguments) { start.ArgumentList.Add(argument); }
            using var process = Process.Start(start)!;
            _ = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return text;
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
