using System.Diagnostics;
using Kessan.Documents;
using Kessan.Tests.Conventions;
using Kessan.Tests.Examples;

namespace Kessan.Tests.Documents;

/// <summary>
/// Pages as other people's programs see them: html-validate finds them valid, axe-core finds nothing serious. <c>./dev check</c> installs both from the lock
/// file.
/// </summary>
public sealed class PageTests(IijExample example) : IClassFixture<IijExample>
{
    private static readonly string Tools = Path.Combine(Repository.Root, "tests", "pages");

    [Fact]
    public void Pages_are_valid_and_accessible()
    {
        var folder = Directory.CreateTempSubdirectory("kessan-pages-").FullName;
        try
        {
            var names = ExampleDocuments.Names;
            foreach (var name in names)
            {
                File.WriteAllBytes(Path.Combine(folder, name + ".html"), HtmlWriter.Write(example.BuiltDocument(name)).Content.ToArray());
            }
            Install();
            Run("node", ["check.mjs", Browser.Find()?.Path ?? "chromium", .. names.Select(n => Path.Combine(folder, n + ".html"))]).ShouldBe("");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Only where <c>./dev check</c> has not done so.</summary>
    private static void Install()
    {
        if (!Directory.Exists(Path.Combine(Tools, "node_modules", "axe-core")))
        {
            Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]);
        }
    }

    private static string Run(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = Tools,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (var argument in arguments) { start.ArgumentList.Add(argument); }
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, said.GetAwaiter().GetResult());
        return printed.Trim();
    }
}
