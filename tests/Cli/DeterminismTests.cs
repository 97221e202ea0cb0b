using System.Diagnostics;
using System.Security.Cryptography;
using Kessan.Tests.Conventions;

namespace Kessan.Tests.Cli;

/// <summary>The same input gives the same bytes, whatever the culture, the time zone, the number of threads and the folder the process stands in.</summary>
public sealed class DeterminismTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kessan-same-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_build_is_the_same_bytes_everywhere()
    {
        var here = Build("here", Repository.Root, [("LANG", "C.UTF-8"), ("TZ", "UTC")]);
        var there = Build("there", folder, [("LANG", "de_DE.UTF-8"), ("LC_ALL", "de_DE.UTF-8"), ("TZ", "Asia/Tokyo"), ("DOTNET_PROCESSOR_COUNT", "1")]);
        there.Keys.Order(StringComparer.Ordinal).ShouldBe(here.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, hash) in here) { there[name].ShouldBe(hash, name); }
        here.ContainsKey("manifest.json").ShouldBeTrue();
    }

    private Dictionary<string, string> Build(string name, string workingFolder, (string Name, string Value)[] environment)
    {
        var output = Path.Combine(folder, name, "out");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = workingFolder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true
        };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "kessan.dll"), "build", Path.Combine(Repository.Root, "examples", "iij"),
            "--output", output, "--quiet" })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (variable, value) in environment) { start.Environment[variable] = value; }
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, said.GetAwaiter().GetResult());
        return Directory.GetFiles(output, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(output, f), f => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f))), StringComparer.Ordinal);
    }
}
