using System.Diagnostics;

namespace Kessan.Documents;

/// <summary>The Chromium of this machine, which prints pages to PDF: tagged, with bookmarks and embedded fonts.</summary>
/// <param name="Path">The program.</param>
public sealed record Browser(string Path)
{
    /// <summary>Names the program where it is not on the path.</summary>
    public const string Variable = "KESSAN_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);

    /// <summary>Null where there is none.</summary>
    public static Browser? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) { return File.Exists(named) ? new(named) : null; }
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists) is { } found ? new(found) : null;
    }

    /// <summary>Prints one self-contained page.</summary>
    /// <param name="problem">What the program said, where it wrote nothing.</param>
    /// <returns>The PDF, or null.</returns>
    public byte[]? Print(ReadOnlyMemory<byte> page, out string? problem)
    {
        var folder = Directory.CreateTempSubdirectory("kessan-print-").FullName;
        try
        {
            File.WriteAllBytes(System.IO.Path.Combine(folder, "page.html"), page.ToArray());
            problem = Run(folder);
            var pdf = System.IO.Path.Combine(folder, "page.pdf");
            if (!File.Exists(pdf)) { return null; }
            problem = null;
            return File.ReadAllBytes(pdf);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What Chromium says of the desktop that a server does not have.</summary>
    private static bool IsChatter(string line) => line.Contains("dbus", StringComparison.Ordinal) || line.Contains("DBus", StringComparison.Ordinal);

    private string Run(string folder)
    {
        var start = new ProcessStartInfo(Path) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-extensions", "--no-first-run", "--hide-scrollbars", $"--user-data-dir={System.IO.Path.Combine(folder, "profile")}",
            "--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=page.pdf", "page.html",
        ];
        // Chromium does not start as root inside its sandbox; the page is our own and loads nothing.
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()) { start.ArgumentList.Add("--no-sandbox"); }
        foreach (var argument in arguments) { start.ArgumentList.Add(argument); }
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            return $"It was not done after {Patience:c} (hours, minutes, seconds).";
        }

        process.WaitForExit();
        return string.Join('\n', (printed.GetAwaiter().GetResult() + said.GetAwaiter().GetResult()).Split('\n').Where(l => !IsChatter(l))).Trim();
    }
}
